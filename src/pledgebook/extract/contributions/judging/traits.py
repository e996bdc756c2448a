"""What the judge sees of goods: the words of their name, their number, the sums beside them, and all around.

As in `features`, each string names its kind: ``n:pump`` is a word of the name, ``l4:with`` one left of the
list that they stand in, ``I:R0=to`` the word right behind themselves, ``w:donat`` one anywhere in the sentence. What
is true of where they stand is said a second time of their sort: ``weighed|before=ask`` of "a loan", which is as often
named without being given, ``known|...`` of goods that the rules may take, ``unknown|...`` of all else.
As in `features`, each string names its kind: ``n:pump`` is a word of the name, ``n~128:appliance`` a class that this
word is of (`reference/data/word_classes.tsv`), ``l4:with`` one left of the list that they stand in, ``I:R0=to`` the
word right behind themselves.
"""

from collections.abc import Iterable, Iterator
from math import log10

from pledgebook.extract.contributions.gifts import is_only_talk
from pledgebook.extract.contributions.judging.around import (
    Seen,
    acts_beside,
    beside,
    cues_near,
    document_of,
    parties_of,
    passage_of,
)
from pledgebook.extract.contributions.judging.things import Thing
from pledgebook.extract.contributions.judging.words import Word, stems, words_of
from pledgebook.extract.contributions.objects import given_by, is_giving
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.mention import Unit
from pledgebook.reference.goods import goods
from pledgebook.reference.word_classes import word_classes

_NEAR = 60  # characters between a sum and goods that belong to it
# what differs most by the sort of the goods; by cross-validation the rest adds nothing
_BY_SORT = (
    "L0=", "L1=", "R0=", "l4:", "object=", "before=", "after=", "subject=", "receiver=", "sum=", "passage=", "lead=",
    "who=", "clause:", "quantity=", "about=",
)  # fmt: skip


def row_traits(sentence: TextOfAid, row: Bounds, seen: Seen) -> tuple[str, ...]:
    """All that is true of each of the goods that are listed at ``row``."""
    return (
        "any",
        *beside(words_of(sentence), row),
        *(f"w:{word.said}" for word in words_of(sentence)),
        *_against(sentence, row),
        *acts_beside(sentence, row),
        *cues_near(sentence, row),
        *parties_of(sentence, row),
        *passage_of(sentence),
        *document_of(sentence.context, seen),
    )


def traits(sentence: TextOfAid, thing: Thing, among: int, *, again: bool) -> Iterator[str]:
    """All that is true of goods alone, among as many in their sentence; ``again`` where they were named before."""
    yield from _own(words_of(sentence), thing)
    yield from _name(thing)
    yield from _list(thing, among)
    yield from _sums(sentence, thing)
    yield _governed(sentence, thing)
    if again:
        yield "again"


def by_sort(sort: str, said: Iterable[str]) -> tuple[str, ...]:
    """What is true of goods of a sort, said of that sort alone."""
    return tuple(f"{sort}|{trait}" for trait in said if trait.startswith(_BY_SORT))


def sort_of(thing: Thing) -> str:
    """What the goods are to the rules: ``weighed`` (the judge's alone), ``known`` or ``unknown``."""
    if thing.mention.item.name.rsplit(" ", 1)[-1].lower() in goods().weighed:
        return "weighed"
    return "known" if thing.mention.known else "unknown"


def _own(words: list[Word], thing: Thing) -> Iterator[str]:
    left = [w.said for w in reversed(words) if w.end <= thing.mention.start]
    right = [w.said for w in words if w.start >= thing.mention.end]
    for side, said in (("L", left), ("R", right)):
        for at in range(2):
            yield f"I:{side}{at}={said[at] if at < len(said) else 'end'}"


def _governed(sentence: TextOfAid, thing: Thing) -> str:
    """Which verb of giving in the clause has the goods for its object."""
    clause = sentence.clause(*thing.row)
    giving = [a for a in sentence.acts if is_giving(a) and clause[0] <= a.start < clause[1]]
    objects = (a for a in giving if thing.mention in given_by(a, sentence.reading, sentence.acts, clause))
    act = next(objects, None)
    return f"object={act.cue if act else 'none' if giving else 'no act'}"


def _against(sentence: TextOfAid, row: Bounds) -> Iterator[str]:
    """What is said against the goods being given: they are asked for, only possible, or only talked of."""
    clause = sentence.clause(*row)
    governing = sentence.governing(row[0], clause)
    if any(a.cue == "ask" for a in governing):
        yield "asked"
    if any(a.may for a in governing):
        yield "may"
    if is_only_talk(sentence.text[clause[0] : row[0]]):
        yield "talk"


def _name(thing: Thing) -> Iterator[str]:
    item = thing.mention.item
    said = stems(item.name)
    alike = word_classes()
    for word in said:
        yield f"n:{word}"
        for one in alike.get(word, ()):
            yield f"n~{one}"
    head = said[-1] if said else ""
    yield f"head:{head}"
    for one in alike.get(head, ()):
        yield f"head~{one}"
    yield f"words={min(4, len(said))}"
    quantity = _quantity(item.quantity)
    known = "known" if thing.mention.known else "unknown"
    yield f"quantity={quantity}"
    yield known
    yield f"{known}/{quantity}"
    top = (item.quantity.value or item.quantity.high) if item.quantity else None
    if top and top > 0:
        yield f"digits={int(log10(top))}"


def _quantity(quantity: Figure | None) -> str:
    if quantity is None:
        return "none"
    if quantity.qualifier is Qualifier.VAGUE:
        return "vague"
    return "one" if quantity.value == 1 else "several"


def _list(thing: Thing, among: int) -> Iterator[str]:
    yield f"list={min(4, thing.length)}"
    yield f"place={min(3, thing.position)}"
    yield f"goods={min(6, among)}"


def _sums(sentence: TextOfAid, thing: Thing) -> Iterator[str]:
    money = [f for f in sentence.reading.figures if f.unit is Unit.MONEY and not f.conversion]
    first, last = sentence.clause(*thing.row)
    before = [f for f in money if first <= f.start and f.end <= thing.mention.start]
    after = [f for f in money if thing.mention.end <= f.start < last]
    far = "sentence" if money else "none"
    yield f"sum={'before' if before else 'after' if after else far}"
    if before:
        near = thing.row[0] - before[-1].end < _NEAR
        yield f"sum=before/{'near' if near else 'far'}"
    if after:
        near = after[0].start - thing.row[1] < _NEAR
        yield f"sum=after/{'near' if near else 'far'}"
