"""What the judge of engagements sees of a hypothesis: short strings, each true of it, whose weights add up.

Each names its kind before a colon or an equals sign: ``word=meet`` is the stem of the word that tells, ``l3:will``
one among the three before it, ``in:after:with`` says that one of the parties stands behind the word after "with".
Countries, bodies and days stand by their classes only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.extract.contributions.judging.words import stem
from pledgebook.extract.engagements.judging.hypotheses import Hypothesis, clause_of
from pledgebook.extract.engagements.met import is_body
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import VAGUE, stands_for_people
from pledgebook.extract.engagements.subjects import is_slug
from pledgebook.extract.engagements.times import date_near, status_of
from pledgebook.model.claim import Engagement
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("judging")
_BEFORE = _FRAMES.pattern("before")
_TOKEN = re.compile(r"[A-Za-z’'-]+|[,;:“”()]")
_WINDOW = 60  # characters beside the word that are looked at
_NEAR, _FAR = 25, 80  # characters between a party and the word
_TITLES = {
    "readout": _FRAMES.pattern("title_readout"),
    "joint": _FRAMES.pattern("title_joint"),
    "facts": _FRAMES.pattern("title_facts"),
    "remarks": _FRAMES.pattern("title_remarks"),
    "journey": _FRAMES.pattern("title_journey"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of the sentence: its parties, how it stands to the word, whether it is only a pronoun."""

    parties: frozenset[str]
    stands: tuple[str, ...]
    is_pronoun: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that may tell of an engagement, with all that is true of it whoever takes part."""

    word: Word
    said: tuple[str, ...]
    named: tuple[Named, ...]


def of_word(scene: Scene, word: Word, among: int) -> Seen:
    """What is true of a word, one of ``among`` in its sentence, whoever takes part."""
    said = ("any", *_word(scene, word), *_time(scene, word), *_sentence(scene, word, among), *_document(scene))
    clause = clause_of(scene.text, word)
    named = tuple(
        Named(frozenset(m.actors), _stands(scene, word, m, clause), m.form is ActorForm.PRONOUN)
        for m in scene.reading.actors
        if m.actors
    )
    return Seen(word, tuple(dict.fromkeys(said)), named)


def of_parties(scene: Scene, seen: Seen, hypothesis: Hypothesis) -> list[str]:
    """What is true of a hypothesis beside that; nothing comes twice."""
    return list(dict.fromkeys((*_parties(scene, seen, hypothesis), *_told(scene, hypothesis))))


def _word(scene: Scene, word: Word) -> Iterator[str]:
    key = "name" if word.sort == "summit_name" else stem(word.text.split()[0])
    if word.sort == "summit_name":
        head = re.split(r" (?:on|for|of the|of) ", word.text)[0].split()[-1:]
        yield f"head={stem(head[0]) if head else ''}"
        yield f"name={'proper' if len(re.findall(r'[A-Z0-9]', word.text)) > 1 else 'common'}"
    yield f"word={key}"
    yield f"sort={word.sort}"
    left = _words_of(scene, max(0, word.start - _WINDOW), word.start)
    right = _words_of(scene, word.end, word.end + _WINDOW)
    for side, said in (("l", left[::-1]), ("r", right)):
        for place in range(2):
            yield f"{side.upper()}{place}={said[place] if place < len(said) else 'end'}"
        for one in said[:4]:
            yield f"{side}4:{one}"


def _words_of(scene: Scene, first: int, last: int) -> list[str]:
    """The stems between two offsets; who is named and when are one word each, of their kind."""
    marks = [(m.start, m.end, "<who’s>" if m.possessive else "<who>") for m in scene.reading.actors]
    marks += [(d.start, d.end, "<day>") for d in scene.reading.dates]
    found: list[str] = []
    at = first
    for match in _TOKEN.finditer(scene.text, first, min(last, len(scene.text))):
        if match.start() < at:
            continue
        mark = next((m for m in marks if m[0] <= match.start() < m[1]), None)
        found.append(mark[2] if mark else stem(match[0]))
        at = mark[1] if mark else match.end()
    return found


def _time(scene: Scene, word: Word) -> Iterator[str]:
    said = date_near(scene, word.start, word.end)
    status = status_of(scene, word, word.end, said.date if said else None)
    yield f"status={status}"
    if said is None:
        yield "dated=no"
        yield f"dated=no/{'any' if scene.reading.dates else 'none'}"
        return
    exact = len(said.date.edtf)
    yield f"dated={min(10, exact)}"
    published = scene.published
    if published:
        edtf = said.date.edtf[:10]
        when = "day" if edtf == published else "past" if edtf < published[: len(edtf)] else "coming"
        yield f"when={when}"
        yield f"when={when}/{status}"
    yield f"date-side={'before' if said.end <= word.start else 'after'}"
    away = max(word.start - said.end, said.start - word.end)
    yield f"date-away={'near' if away < _NEAR else 'mid' if away < _FAR else 'far'}"


def _sentence(scene: Scene, word: Word, among: int) -> Iterator[str]:
    yield f"words={min(4, among)}"
    yield f"named={min(5, len({a for m in scene.reading.actors for a in m.actors}))}"
    yield f"passage={scene.reading.sentence.passage.kind}"
    if scene.is_spoken:
        yield "voice"
    if scene.reading.quotations:
        yield "quoted"
    if engagement_cues().strong.fullmatch(word.text):
        yield "strong"
    past = engagement_cues().words["past"].search(scene.text, max(0, word.start - 50), word.start)
    if past:
        yield "past"


def _document(scene: Scene) -> Iterator[str]:
    kind = next((name for name, pattern in _TITLES.items() if pattern.search(scene.setting.title)), "other")
    news = "news" if scene.setting.layout.document.speaker is None else kind
    yield f"text={news}"
    yield f"reported={scene.setting.is_reported}"
    yield f"lead={min(3, scene.place // 2)}/{news}"


def _parties(scene: Scene, seen: Seen, hypothesis: Hypothesis) -> Iterator[str]:
    parties = frozenset(hypothesis.parties)
    verb = seen.word.sort.partition("_")[2]
    for way in hypothesis.ways:
        yield f"way={way}"
        yield f"way={way}/{verb}"
    yield f"ways={min(6, len(hypothesis.ways))}"
    yield f"kind={hypothesis.kind}"
    size = f"size={min(5, len(parties))}"
    yield size
    yield f"{size}/{min(2, sum(map(is_body, parties)))}"
    yield f"{size}/{hypothesis.kind}"
    for actor in sorted(parties):
        yield f"role={_role(scene, actor)}"
    shown: set[str] = set()
    for named in seen.named:
        if mine := parties & named.parties:
            shown |= mine
            yield from (f"in:{one}" for one in named.stands)
        elif not named.is_pronoun:
            yield from (f"out:{one}" for one in named.stands)
    yield f"unshown={min(3, len(parties - shown))}"
    left_out = {a for named in seen.named for a in named.parties - parties if not is_slug(a)}
    yield f"left-out={min(3, len(left_out))}"


def _role(scene: Scene, actor: str) -> str:
    rows = (
        ("speaker", actor in scene.setting.speakers.document),
        ("title", actor in scene.setting.sides or actor in scene.setting.pair),
        ("dateline", actor == scene.setting.place),
        ("vague", actor in VAGUE or actor.startswith("region-")),
        ("slug", is_slug(actor)),
        ("body", is_body(actor)),
        ("topic", actor in scene.setting.topics),
    )
    return next((name for name, fits in rows if fits), "other")


def _stands(scene: Scene, word: Word, mention: ActorMention, clause: tuple[int, int]) -> tuple[str, ...]:
    """How a mention stands to the word: on which side and how near, in what form, behind which link."""
    side = "before" if mention.end <= word.start else "after" if mention.start >= word.end else "within"
    link = _BEFORE.search(scene.text, max(0, mention.start - 40), mention.start)
    away = max(word.start - mention.end, mention.start - word.end, 0)
    near = "near" if away < _NEAR else "mid" if away < _FAR else "far"
    inside = clause[0] <= mention.start and mention.end <= clause[1]
    return (
        f"{side}:{link['word'].lower() if link else 'none'}",
        f"{side}:{mention.form}{'’s' if mention.possessive else ''}",
        f"{side}:{'in' if inside else 'off'}:{near}",
        f"{side}:{'people' if stands_for_people(mention, scene.text) else 'thing'}",
    )


def _told(scene: Scene, hypothesis: Hypothesis) -> Iterator[str]:
    parties = frozenset(hypothesis.parties)
    same = [e for e in scene.told if frozenset(e.parties) == parties]
    yield f"told={_times(hypothesis, same)}"
    if any(parties & set(e.parties) for e in scene.told):
        yield "told-of-some"


def _times(hypothesis: Hypothesis, same: list[Engagement]) -> str:
    if not same:
        return "no"
    return "as this" if any(e.type is hypothesis.kind for e in same) else "otherwise"
