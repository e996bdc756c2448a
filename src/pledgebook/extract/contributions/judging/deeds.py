"""Sentences that may tell a contribution without a sum: what the judge sees of each.

As in `features`, each string names its kind: ``w:donat`` is a stem of the sentence, ``verb=launch`` the verb by which
something would be given, ``goods=8`` how likely the likeliest of its goods is given, in tenths.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.judging.around import (
    Seen,
    acts_beside,
    beside,
    cues_near,
    document_of,
    parties_of,
    passage_of,
)
from pledgebook.extract.contributions.judging.roles import roles
from pledgebook.extract.contributions.judging.words import stem, words_of
from pledgebook.extract.contributions.objects import is_giving
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.model.mention import Draft, ItemMention, Unit

_GIVES = frozenset(("announce", "give", "promise", "deliver", "train"))
# all that goods can be seen to be: how many are known, counted and named, and how likely the likeliest is given
_KNOWN = tuple(f"known={n}" for n in range(4))
_COUNTED = tuple(f"counted={n}" for n in range(4))
_THINGS = tuple(f"things={n}" for n in range(5))
_LIKELY = tuple(f"goods={n}" for n in range(6))
_STEPS = {step: f"goods>{step}" for step in (1, 3, 5, 7, 9)}
_NONE = "goods=none"


@dataclass(frozen=True, slots=True)
class Deed:
    """What a sentence tells as the claim that it would be; ``goods`` are all that it names."""

    goods: tuple[ItemMention, ...]


def main_act(sentence: TextOfAid) -> Act | None:
    """The verb by which something would be given: the first that gives or announces, else the first."""
    acts = [a for a in sentence.acts if a.cue != "ask"] or list(sentence.acts)
    return next((a for a in acts if a.cue in _GIVES or is_giving(a)), acts[0] if acts else None)


def deed_traits(sentence: TextOfAid, found: list[Draft], seen: Seen) -> tuple[str, ...]:
    """All that is true of a sentence of which the rules ``found`` what they found, its goods left out."""
    act = main_act(sentence)
    place = (act.start, act.end) if act else (0, 0)
    return tuple(
        dict.fromkeys(
            (
                "any",
                *beside(words_of(sentence), place),
                *acts_beside(sentence, (len(sentence.text), len(sentence.text))),
                *cues_near(sentence, place),
                *parties_of(sentence, place),
                *passage_of(sentence),
                *document_of(sentence.context, seen),
                *_said(sentence, act),
                *_named(sentence, found),
            )
        )
    )


def goods_named(sentence: TextOfAid) -> tuple[str, ...]:
    """How many goods a sentence names, and how many of them are known and counted."""
    goods = sentence.reading.items
    counts = (sum(i.known for i in goods), sum(i.item.quantity is not None for i in goods), len(goods))
    return tuple(some[min(n, len(some) - 1)] for n, some in zip(counts, (_KNOWN, _COUNTED, _THINGS), strict=True))


def most_of_goods(weights: Mapping[str, float]) -> float:
    """What goods can speak for a sentence at most, however many it names and however likely they are given."""
    one_each = sum(max(weights.get(f, 0.0) for f in some) for some in (_KNOWN, _COUNTED, _THINGS, (*_LIKELY, _NONE)))
    return one_each + sum(max(weights.get(f, 0.0), 0.0) for f in _STEPS.values())


def likeliest(chances: Iterable[float]) -> tuple[str, ...]:
    """How likely the likeliest goods of a sentence are given."""
    best = max(chances, default=-1.0)
    if best < 0:
        return (_NONE,)
    return (_LIKELY[int(best * 5)], *(said for step, said in _STEPS.items() if best * 10 >= step))


def _said(sentence: TextOfAid, act: Act | None) -> Iterator[str]:
    words = [w.said for w in words_of(sentence)]
    for word in words:
        yield f"w:{word}"
    for one, other in pairwise(words):
        yield f"b:{one} {other}"
    yield f"length={min(6, len(words) // 8)}"
    yield f"verb={stem(act.word) if act else 'none'}"
    for each in sentence.acts:
        yield f"act:{each.cue}"


def _named(sentence: TextOfAid, found: list[Draft]) -> Iterator[str]:
    reading, context = sentence.reading, sentence.context
    yield f"found={found[0].rule if found else 'nothing'}"
    for mention in reading.actors:
        yield f"names={roles(mention.actors, context)}"
    if any(f.unit is Unit.MONEY for f in reading.figures):
        yield "sum"
    if context.passage >= reading.sentence.passage.index - 1:
        yield "follows"
    if reading.mechanisms:
        yield "mechanism"
