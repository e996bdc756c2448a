"""What is seen of an option: short strings, each true of it, whose weights add up.

Each names its kind before an equals sign or a slash: ``from=lead-names`` is where the option comes
from, ``before/to`` how the sentence names it. States stand by their classes only;
bodies and regions that lists have by their ids, too.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.candidates import Ids
from pledgebook.extract.contributions.choosing.everywhere import Place
from pledgebook.extract.contributions.choosing.labels import labelling, owning, told_apart
from pledgebook.extract.contributions.choosing.options import Option
from pledgebook.extract.contributions.choosing.scene import Scene, where
from pledgebook.extract.contributions.choosing.standing import standing
from pledgebook.extract.contributions.judging.words import stem
from pledgebook.extract.contributions.parties import is_body
from pledgebook.extract.contributions.sorts import body_sort, kind_of
from pledgebook.extract.contributions.subjects import FROM, IN, TO
from pledgebook.extract.contributions.topic import sort_of
from pledgebook.model.document import PassageKind
from pledgebook.reference.actors import body_sections
from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.endings import last_word
from pledgebook.reference.patterns import Together
from pledgebook.reference.regions import regions

_WORD = re.compile(r"[a-z][\w’'-]*")
_CUES = ("worldwide", "cause", "whole", "cumulative", "programme", "need")
_NAMELESS = ("nobody", "world", "many")  # for these cues speak, as nothing else does
_REACHES = (2, 12, 30, 60, 120)  # characters between a group and what was found
_BEFORE, _AFTER = 80, 60  # characters beside it whose words are looked at
_OPENING = 14
_LINKS = (("to", TO), ("in", IN), ("from", FROM))
_TOGETHER = re.compile(
    r"\b(?:together|along|alongside|joint\w*|partner\w*|cooperat\w+|coordinat\w+|combined|both|with)\b", re.IGNORECASE
)
_AND = re.compile(r"\b(?:and|as well as|plus)\b|&")
_BREAK = re.compile(r"[,;:()]|\b(?:which|who|that|while|and|but)\b")


def features(scene: Scene, option: Option) -> tuple[str, ...]:
    """All that is true of one of several options in either slot, looked at once; none comes twice."""
    group = frozenset(option.actors)
    if group not in scene.seen:
        scene.seen[group] = tuple(dict.fromkeys(_seen(scene, option)))
    return scene.seen[group]


def _seen(scene: Scene, option: Option) -> list[str]:
    kind = kind_of(option.actors)
    said = [*_itself(scene, option, kind), *_sources(scene, option)]
    for place in option.places:
        said += _position(scene, place, kind)
        said += _company(scene, place)
    said += _labels(scene, option, kind)
    said += _bodies(scene, option)
    said += standing(scene, option)
    for pair in option.pairs:
        said += _joint(scene, pair, kind)
    said += [f"given={scene.found.given}/{kind}", f"given={scene.found.given}/{where(option)}"]
    if option.places:
        said += _roles(scene, option, kind)
    elif not option.pairs:
        said += _absent(scene, option, kind)
    return said


def ruled(option: Option) -> list[str]:
    """What the rules say of an option: how far to trust them is learned apart from what they look at."""
    said = [f"rank={min(option.rank, 5)}", *(f"rule={rule.reason}" for rule in option.rules)]
    if option.rank == 0 and option.rules:
        said += [f"first={option.rules[0].reason}", f"first={option.rules[0].grade}"]
    elif option.rank == 0:
        said.append("first=otherwise")
    return list(dict.fromkeys(said))


def _itself(scene: Scene, option: Option, kind: str) -> Iterator[str]:
    """What the group is, and what part it plays in the text."""
    context, actors = scene.sentence.context, option.actors
    yield f"kind={kind}"
    yield f"kind={kind}/{scene.who}"
    yield f"size={min(4, len(actors))}"
    if not actors:
        return
    for part in sorted({scene.part(a) for a in actors}):
        yield f"role={part}"
        yield f"role={part}/{scene.who}"
    for sort in sorted({sort_of(a) for a in actors}):
        yield f"sort={sort}"
    gave, got = sum(context.gave[a] for a in actors), sum(context.got[a] for a in actors)
    yield f"gave={min(3, gave)}"
    yield f"got={min(3, got)}"
    yield f"balance={max(-2, min(2, gave - got))}"
    named = max(context.sentences[a] for a in actors)
    yield f"named={min(4, named)}"
    yield f"share={4 * named // scene.most}"
    if all(a in context.topic for a in actors):
        yield "of-topic"
    if all(a in context.titled for a in actors):
        yield "of-title"


def _sources(scene: Scene, option: Option) -> Iterator[str]:
    """Where else the group comes from."""
    entry = "entry" if scene.sentence.reading.sentence.passage.kind is PassageKind.ENTRY else "text"
    here = where(option)
    for source in sorted(option.sources):
        yield from _source(source, (scene.who, entry, here))


@lru_cache(maxsize=4096)
def _source(source: str, sides: tuple[str, ...]) -> tuple[str, ...]:
    return (f"from={source}", *(f"from={source}/{beside}" for beside in sides))


def _joint(scene: Scene, pair: tuple[Place, Place], kind: str) -> Iterator[str]:
    """How the sentence names a group whose parts stand apart."""
    text, (first, second) = scene.sentence.text, pair
    sides = "-".join(_side(scene.found, place)[0] for place in pair)
    marks = "-".join(_marks(text, place)[0] for place in pair)
    between = text[first.end : second.start]
    joined = _TOGETHER.search(between) or _TOGETHER.search(text[max(0, first.start - 40) : first.start])
    also = "together" if joined else "and" if _AND.search(between) else "listed" if "," in between else "other"
    near = "near" if len(between) <= _REACHES[2] else "far"
    yield f"pair/{sides}"
    yield f"pair/{sides}/{marks}"
    yield f"pair/{also}/{near}"
    yield f"pair/{also}/{sides}"
    yield f"pair/{kind}"
    if frozenset((*_ids(first), *_ids(second))) in scene.doing:
        yield "pair/subject"


def _ids(place: Place) -> Ids:
    return place.mention.actors if place.mention else ()


def _marks(text: str, place: Place) -> tuple[str, ...]:
    """The links by which a group hangs on what stands before it."""
    return _links(text[max(0, place.start - 80) : place.start])


@lru_cache(maxsize=4096)  # asked of the same names for each option and each find of a sentence
def _links(before: str) -> tuple[str, ...]:
    last = last_word(before)
    return tuple(name for name, link in _LINKS if link.closes(before, last)) or ("free",)


def _side(found: Found, place: Place) -> tuple[str, int]:
    """On which side of the find a group stands, and how many characters away."""
    if place.end <= found.start:
        return "before", found.start - place.end
    return ("after", place.start - found.end) if place.start >= found.end else ("within", 0)


def _position(scene: Scene, place: Place, kind: str) -> Iterator[str]:
    """Where and how the sentence names the group."""
    found, text = scene.found, scene.sentence.text
    side, gap = _side(found, place)
    yield f"{side}/{'clause' if found.clause[0] <= place.start < found.clause[1] else 'elsewhere'}"
    yield f"{side}/{next((n for n in _REACHES if gap <= n), 'far')}"
    yield f"{side}/{kind}"
    form = f"{place.mention.form}{'-owner' if place.mention.possessive else ''}" if place.mention else "unlisted"
    yield f"form={form}"
    yield f"{side}/form={form}"
    marks = _marks(text, place)
    for mark in marks:
        yield f"{side}/{mark}"
        yield f"{side}/{mark}/{kind}"
    if place.start < _OPENING:
        yield "opens"
        yield f"opens/{marks[0]}"


def _company(scene: Scene, place: Place) -> Iterator[str]:
    """What stands between the group and the find, and on which side of the act the group is."""
    found, reading, act = scene.found, scene.sentence.reading, scene.found.act
    side, _ = _side(found, place)
    first, last = min(place.end, found.end), max(place.start, found.start)
    verbs = sum(first <= one.start < last for one in scene.sentence.acts)
    yield f"{side}/acts={min(3, verbs)}"
    yield f"{side}/breaks={min(3, len(_BREAK.findall(scene.sentence.text, first, last)))}"
    others = sum(bool(m.actors) and first <= m.start and m.end <= last for m in reading.actors)
    sums = sum(first <= start and end <= last for start, end in scene.sums)
    yield f"{side}/between={min(3, others)}"
    yield f"{side}/sums={min(2, sums)}"
    if act is None:
        yield f"act=none/{side}"
    else:
        yield f"act={'before' if place.end <= act.start else 'after'}/{_mode(scene)}"


def _labels(scene: Scene, option: Option, kind: str) -> Iterator[str]:
    """Whether the group labels a sum, owns what was found, or stands behind it."""
    sides = (kind, scene.who, *sorted({f"part={scene.part(a)}" for a in option.actors}))
    labels: set[str] = set()
    for place in option.places:
        labels.update(labelling(scene.sentence, scene.found, scene.sums, place))
        yield from owning(scene.sentence, scene.found, place, sides)
    yield from sorted(labels)
    yield from told_apart(labels, sides, option.actors)


def _bodies(scene: Scene, option: Option) -> Iterator[str]:
    """What the sorts of a group's bodies tell: a fund gets, a bank gives; and which of the known bodies and regions."""
    known = [a for a in option.actors if a in body_sections() or a in regions()]
    yield from (f"is={a}" for a in known)
    yield from (f"is={a}/{where(option)}" for a in known)
    bodies = [a for a in option.actors if is_body(a)]
    if not bodies:
        return
    listed = "listed" if all(a in body_sections() for a in bodies) else "unlisted"
    yield f"{listed}/{where(option)}"
    yield f"{listed}/{where(option)}/{scene.who}"
    sorts = "/".join(sorted(set(map(body_sort, bodies)))) + ("s" if len(option.actors) > 1 else "")
    yield f"body={sorts}"
    yield f"body={sorts}/{where(option)}"
    yield f"body={sorts}/{scene.who}"
    for place in option.places:
        side, _ = _side(scene.found, place)
        yield f"body={sorts}/{side}"
        for mark in _marks(scene.sentence.text, place):
            yield f"body={sorts}/{mark}"
            yield f"body={sorts}/{side}/{mark}"


def _mode(scene: Scene) -> str:
    act = scene.found.act
    return "none" if act is None else f"{act.cue}/passive" if act.passive else act.cue


def _roles(scene: Scene, option: Option, kind: str) -> Iterator[str]:
    """What word order makes of the group."""
    group = frozenset(option.actors)
    if group in scene.doing:
        yield "does"
        yield f"does/{'alone' if len(scene.doing) == 1 else 'others'}/{scene.who}"
    elif scene.doing:
        yield f"does-not/{kind}"
    if group == scene.subject:
        yield "subject"
        yield f"subject/{_mode(scene)}"
    if group == scene.before:
        yield "subject-before"
    if group == scene.beside:
        yield "beside"
    if grade := scene.grades.get(group):
        yield f"grade={grade}"
        yield f"grade={grade}/{kind}"


@cache
def _cues() -> Together:
    return Together(getattr(contribution_cues(), name).pattern.pattern for name in _CUES)


def _absent(scene: Scene, option: Option, kind: str) -> Iterator[str]:
    """What speaks for whom the sentence does not name."""
    if kind not in scene.absent:
        scene.absent[kind] = tuple(_absent_kind(scene, kind))
    yield from scene.absent[kind]
    own = "itself" if set(option.actors) & set(scene.sentence.context.speaker) else "another"
    yield f"absent/beside-{_doing(scene)}/{own}"


def _doing(scene: Scene) -> str:
    """Of which kind the subject of the act is."""
    if scene.subject & set(scene.sentence.context.speaker):
        return "speaker"
    return kind_of(tuple(scene.subject)) if scene.subject else "nobody"


def _absent_kind(scene: Scene, kind: str) -> Iterator[str]:
    """What speaks for anybody of a kind whom the sentence does not name."""
    text, found, doing = scene.sentence.text, scene.found, _doing(scene)
    yield f"absent/{kind}"
    yield f"absent/beside-{doing}"
    yield f"absent/beside-{doing}/{kind}"
    yield f"absent/{scene.company}/{scene.who}"
    yield f"absent/{scene.company}/{kind}"
    yield from (f"absent/{kind}/beside-{one}" for one in scene.clear)
    if kind in _NAMELESS:
        yield from (f"{kind}:{_CUES[cue]}" for cue in _cues().standing_in(text))
    near = text[max(found.clause[0], found.start - _BEFORE) : found.end + _AFTER]
    yield from (f"{kind}:{word}" for word in _stems(near))


@lru_cache(maxsize=64)  # asked of the same clause for each option
def _stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text, each once."""
    return tuple(dict.fromkeys(stem(word) for word in _WORD.findall(text)))
