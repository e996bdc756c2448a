"""Whether a party takes a stance at a place, by learned weights of all that is seen there."""

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from pledgebook.extract.positions.judging.candidates import Anchor, Around, Candidate, anchors, candidates
from pledgebook.extract.positions.judging.features import Seen, features, of_sentence, seen_in
from pledgebook.extract.positions.subjects import SHORTEST, shortened
from pledgebook.extract.wording import phrase, phrase_end
from pledgebook.model.claim import Position, Stance
from pledgebook.model.document import Layout
from pledgebook.model.mention import Draft, Reading
from pledgebook.reference.judge import JudgeWeights, chance, judge_weights, weigh
from pledgebook.reference.stance_weights import stance_weights

MODEL, GLANCE = "position", "position_glance"
BIAS = "sentence"  # true of every sentence
SECOND = 0.5  # from which a holder takes another stance in the same sentence
_REASONS = 4
_SAME = 0.6  # share of words from which the same was told before
_REMEMBERED = 60  # objects of a holder
_LONGER = re.compile(r"\w{4,}")
_STANCE_NOUN = re.compile(
    r"^(?:[\w’'-]+\s+){0,3}?(?:support|commitment|opposition|backing|endorsement|importance|need|readiness|willingness"
    r"|intention|desire|determination|appreciation|call|calls)\s+(?:for|to|of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SORTS = ("joint statement", "readout", "fact sheet", "remarks", "statement", "memorandum", "letter", "declaration",
          "press", "proclamation", "order", "message", "speech", "op-ed", "background")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """A place as training hears it: the position that it would be, what is true of it, and what the rules say of it."""

    content: Position
    reading: Reading
    ruled: Draft | None
    place: tuple[int, int]
    said: tuple[str, ...]
    words: tuple[str, ...]  # of the sentence
    verdict: str
    stance: Stance | None  # as its cue tells it

    @property
    def draft(self) -> Draft:
        """The claim that it would be: the rules' own where they took it."""
        if self.ruled is not None and self.known:
            return self.ruled
        sentence = self.reading.sentence
        return Draft(self.content, sentence.locate(0, len(sentence.text)), sentence.index, "judged")

    @property
    def known(self) -> bool:
        """Whether the rules took it."""
        return self.verdict == "taken"


class Judge:
    """Judges the places of one document in the order of its text; with a list ``heard`` it only listens."""

    def __init__(self, layout: Layout, heard: list[list[Heard]] | None = None, *, reported: bool = False) -> None:
        title = (layout.document.title or "").lower()
        self._sort = next((s for s in _SORTS if s in title), "news" if reported else "other")
        self._reported = reported
        self._heard = heard
        self._told: dict[str, deque[frozenset[str]]] = {}

    def looks_at(self, reading: Reading) -> bool:
        """Whether the words of a sentence alone make it worth a closer look; training looks at all."""
        table = judge_weights(GLANCE)
        words = (*of_sentence(reading.sentence.text), BIAS)
        return self._heard is not None or chance(weigh(table.weights, words)) >= table.accept

    def hear(
        self, reading: Reading, looked: Sequence[Anchor], ruled: Mapping[int, Draft], around: Around
    ) -> list[Draft]:
        """The positions of a sentence: of the rules' those that are not unlikely, of others those that are likely."""
        words = of_sentence(reading.sentence.text)
        found = candidates(reading, anchors(reading, looked, around.clauses), around)
        seen = seen_in(reading, self._sort, len(found), reported=self._reported, led=bool(around.lead))
        heard = [self._listen(seen, one, ruled.get(one.anchor.at), words) for one in found]
        if self._heard is None:
            return chosen(heard, words, judge_weights(MODEL))
        self._heard.append(heard)
        return list(ruled.values())

    def _listen(self, seen: Seen, one: Candidate, ruled: Draft | None, words: tuple[str, ...]) -> Heard:
        anchor, verdict = one.anchor, one.anchor.verdict
        if verdict == "taken" and ruled is None:
            verdict = "again"
        told = ruled.content if ruled is not None and verdict == "taken" else None
        content = told if isinstance(told, Position) else _position(seen.reading, one)
        said = features(seen, one, content.subject, again=self._again(one.holder, content.subject))
        return Heard(content, seen.reading, ruled, (anchor.at, anchor.end), said, words, verdict, anchor.stance)

    def _again(self, holder: tuple[str, ...], subject: str) -> bool:
        """Whether most of the words were told of one of the holders before; they are remembered."""
        words = frozenset(_LONGER.findall(subject.lower()))
        if not words:
            return False
        before = {told for actor in holder for told in self._told.get(actor, ()) if not words.isdisjoint(told)}
        for actor in holder:
            self._told.setdefault(actor, deque(maxlen=_REMEMBERED)).append(words)
        return any(len(words & other) >= _SAME * min(len(words), len(other)) for other in before)


def _position(reading: Reading, one: Candidate) -> Position:
    """The position that a place tells if it tells one; its stance is still open where no cue tells it."""
    text, anchor = reading.sentence.text, one.anchor
    end = min(phrase_end(text, anchor.after), max(anchor.end, anchor.after))
    subject = shortened(_STANCE_NOUN.sub("", phrase(text, anchor.after, end), count=1))
    if len(subject) < SHORTEST:
        subject = phrase(text, anchor.at, phrase_end(text, anchor.at))
    return Position(one.holder, subject, anchor.stance or Stance.SUPPORTS)


def chosen(heard: Sequence[Heard], words: Sequence[str], table: JudgeWeights) -> list[Draft]:
    """What is claimed of a sentence: the likeliest first, none beside another of the same holder on the same words."""
    base = weigh(table.weights, words)
    judged = [(chance(base + weigh(table.weights, (*h.said, f"rules={h.verdict}"))), h) for h in heard]
    return [_settled(h, likely, table) for likely, h in apart(judged, table.accept, table.veto)]


def apart(judged: Iterable[tuple[float, Heard]], accept: float, veto: float) -> list[tuple[float, Heard]]:
    """Those that are likely enough, in the order of the text.

    What the rules took goes before what they left; a holder's second position of a sentence must be as likely as
    ``SECOND``.
    """
    taken: list[tuple[float, Heard]] = []
    for likely, one in sorted(judged, key=lambda j: (not j[1].known, -j[0], j[1].place)):
        limit = veto if one.known else accept
        rivals = [h for _, h in taken if _holders(h) & _holders(one)]
        if rivals and not one.known:
            limit = max(limit, SECOND)
        if likely >= limit and not any(_overlap(h, one) for h in rivals):
            taken.append((likely, one))
    return sorted(taken, key=lambda j: j[1].place)


def _holders(heard: Heard) -> set[str]:
    return set(heard.content.holder)


def _overlap(one: Heard, other: Heard) -> bool:
    return one.place[0] < other.place[1] and other.place[0] < one.place[1] and not (one.known and other.known)


def _settled(heard: Heard, likely: float, table: JudgeWeights) -> Draft:
    """The draft with its stance and what spoke for it; the rules' own stays as they read it."""
    content = heard.content
    if heard.known:
        return heard.draft
    if heard.stance is None:
        content = replace(content, stance=likeliest((*heard.said, *heard.words)))
    reasons = sorted((f for f in heard.said if table.weights.get(f, 0.0) > 0), key=lambda f: (-table.weights[f], f))
    return replace(heard.draft, content=content, cues=tuple(reasons[:_REASONS]), confidence=round(likely, 2))


def likeliest(said: Iterable[str]) -> Stance:
    """The stance that the features speak most for."""
    weights = stance_weights()
    known = [weights.of[f] for f in said if f in weights.of]
    sums = [fsum(column) for column in zip(weights.bias, *known, strict=True)]
    return weights.stances[max(range(len(sums)), key=sums.__getitem__)]
