"""Who may have met by a word that tells of a meeting: each set of parties that some way of reading it gives.

The ways are coarse and overlap: those of the whole sentence, of the clause, beside the word, the subject
with whom "with" names, one with whose text it is or with whom it was before. Which set is meant, if any, is
for the judge to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.extract.engagements.context import people_around
from pledgebook.extract.engagements.met import is_body
from pledgebook.extract.engagements.partners import partner, those_named
from pledgebook.extract.engagements.places import places
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import VAGUE, chain, distinct, hosts, joined, owners
from pledgebook.extract.engagements.subjects import holder, is_slug, row_before, subject
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorMention
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("judging")
_CLAUSE = _FRAMES.pattern("clause")
_LINKS = "with|between|among|of|by|to|and"
_MOST = 12  # parties of a set; who lists more lists members
_MANY = 8  # mentions of a sentence that are paired with the document's own sides
_REACH = 90  # characters behind the word in which a place stands

Parties = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A form and the parties that a word may tell of, with the ways of reading that give them."""

    kind: EngagementType
    parties: Parties
    ways: tuple[str, ...]


def hypotheses(scene: Scene, word: Word, kind: EngagementType) -> list[Hypothesis]:
    """Every set of parties that some way of reading gives for the word, each once; one state alone meets nobody."""
    found: dict[frozenset[str], tuple[Parties, list[str]]] = {}
    for way, actors in _ways(scene, word):
        parties = distinct(actors)
        alone = len(parties) == 1 and not is_body(parties[0]) and kind is not EngagementType.SUMMIT
        if parties and not alone and len(parties) <= _MOST and not set(parties) <= VAGUE:
            found.setdefault(frozenset(parties), (parties, []))[1].append(way)
    return [Hypothesis(kind, parties, tuple(dict.fromkeys(ways))) for parties, ways in found.values()]


def clause_of(text: str, word: Word) -> tuple[int, int]:
    """The clause around a word, by marks and by the words that open another."""
    first = max((m.end() for m in _CLAUSE.finditer(text, 0, word.start)), default=0)
    stop = _CLAUSE.search(text, word.end)
    return first, stop.start() if stop else len(text)


def _ways(scene: Scene, word: Word) -> Iterator[tuple[str, Parties]]:
    known = [m for m in scene.reading.actors if m.actors]
    named = [m for m in known if not all(is_slug(a) for a in m.actors)]
    first, last = clause_of(scene.text, word)
    inside = [m for m in named if first <= m.start and m.end <= last]
    yield "sentence", _actors(named)
    yield "clause", _actors(inside)
    yield "clause+names", _actors([m for m in known if first <= m.start and m.end <= last])
    yield "people", people_around(scene, word)
    yield from _beside(scene, word, named)
    yield from _by_grammar(scene, word, named)
    yield from _with_another(scene, named)
    yield "title", scene.setting.sides
    yield "pair", scene.setting.pair
    yield "told", those_named(scene, word.start)
    yield "topics", scene.setting.topics[:2]


def _beside(scene: Scene, word: Word, named: list[ActorMention]) -> Iterator[tuple[str, Parties]]:
    """Who stands next to the word, whatever leads there."""
    before = [m for m in named if m.end <= word.start]
    after = [m for m in named if m.start >= word.end]
    within = [m for m in named if m.start < word.end and word.start < m.end]
    yield "around", _actors([*before[-1:], *within, *after[:1]])
    yield "before", _actors(before[-2:])
    yield "after", _actors(after[:2])


def _by_grammar(scene: Scene, word: Word, named: list[ActorMention]) -> Iterator[tuple[str, Parties]]:
    """The subject or owner, those behind "with", those in a name, the place, whose words it is."""
    own = scene.setting.speakers.of(scene.reading) or scene.setting.speakers.document
    left = subject(scene, word.start) or owners(scene, word.start) or holder(scene, word.start)
    right = joined(scene, word.end, _LINKS, _REACH)[0] or chain(scene, word.end)[0]
    name = _actors([m for m in named if m.start < word.end and word.start < m.end])
    there = tuple(places(scene, word.end, word.end + _REACH)[:1])
    yield "left", left
    yield "right", right
    yield "left+right", (*left, *right, *hosts(scene, word.end))
    yield "row", row_before(scene, word.start)
    yield "name", name
    yield "name+own", (*name, *own)
    yield "name+left", (*name, *left)
    yield "name+place", (*name, *there)
    yield "left+place", (*left, *there)
    yield "own+place", (*own, *there)
    yield "own+right", (*own, *right)


def _with_another(scene: Scene, named: list[ActorMention]) -> Iterator[tuple[str, Parties]]:
    """Each who is named: alone, and with whose text it is, where it is written, with whom it was before."""
    own = scene.setting.speakers.of(scene.reading) or scene.setting.speakers.document
    for mention in named[:_MANY]:
        yield "one", mention.actors
        yield "one+own", (*mention.actors, *own)
        yield "one+partner", (*mention.actors, *partner(scene, mention.actors))
        if scene.setting.place:
            yield "one+dateline", (*mention.actors, scene.setting.place)


def _actors(mentions: list[ActorMention]) -> Parties:
    return tuple(a for m in mentions for a in m.actors)
