"""Goods as the judge weighs them: what it adds to what the rules found in a sentence, and what it takes away."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from pledgebook.extract.contributions.apart import given_apart
from pledgebook.extract.contributions.goods import goods_as_told
from pledgebook.extract.contributions.judging import Judge, Verdict, things
from pledgebook.extract.contributions.packages import package_as_told
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.model.claim import Contribution, Item
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, ItemMention

Weighed = list[tuple[ItemMention, Verdict]]


def contents(sentence: TextOfAid, source: str, judge: Judge) -> tuple[tuple[Item, ...], list[Issue]]:
    """The goods of a sentence that tells what an earlier contribution consists of, and what the judge leaves out."""
    goods = _heard(sentence, judge, lambda mention: mention.known)
    kept = tuple(m.item for m, verdict in goods if (m.known and not verdict.vetoes) or verdict.accepts)
    return kept, _overruled(sentence, [(m.item, v) for m, v in goods if v.vetoes], source)


def weigh(
    sentence: TextOfAid, found: list[Draft], drafts: list[Draft], source: str, judge: Judge
) -> tuple[list[Draft], list[Issue]]:
    """What was found in a sentence with the goods that the judge takes for given, and without those that it does not.

    Goods beside a sum are its own. Of a sentence without a sum the judge says, too, whether it tells a contribution of
    its own: what the rules found is given up where it does not, and where it does one is made of it, with the goods or
    without. Else the goods are more of the last of the ``drafts`` before them.
    """
    if sentence.text.endswith("?") or not (found or _may_be_given(sentence, judge)):
        return found, []
    taken = {item for draft in found for item in items_of(draft)}
    goods = _heard(sentence, judge, lambda mention: mention.item in taken)
    kept = [_without(draft, {m.item for m, v in goods if v.vetoes}) for draft in found]
    left = taken - {item for draft in kept for item in items_of(draft)}
    issues = _overruled(sentence, [(m.item, v) for m, v in goods if m.item in left], source)
    more = [(m, v) for m, v in goods if v.accepts and m.item not in taken]
    if any(_has_sum(draft) for draft in found):
        whole = _beside(sentence, kept, more) if more else kept
        return _parted(sentence, whole, [m for m, _ in goods]), issues
    deed = judge.hear_deed(sentence, found, goods)
    if found and deed.vetoes:
        return [], [*issues, _no_deed(sentence, deed, source)]
    if kept:
        return (_beside(sentence, kept, more) if more else kept), issues
    if deed.accepts:
        return _own(sentence, more, deed), issues
    _join(sentence, drafts, more)
    return [], issues


def _has_sum(draft: Draft) -> bool:
    return isinstance(draft.content, Contribution) and draft.content.amount is not None


def _may_be_given(sentence: TextOfAid, judge: Judge) -> bool:
    """Whether a sentence of which nothing was found has a verb or a lead-in, and somebody who might get the goods.

    Reporters tell of gifts by any verb ("40 tents stand in the yard now"): of theirs none is asked for. What would be
    no contribution whatever goods it names is looked at for more of the one before only.
    """
    context, told = sentence.context, (sentence.lead, sentence.heading)
    if not (sentence.acts or sentence.lead or context.reported):
        return False
    before = context.topic or context.recipients or any(t is not None and t.recipients for t in told)
    if not before and all(a in context.speaker for m in sentence.reading.actors for a in m.actors):
        return False
    return _may_join(sentence) or judge.looks_at(sentence)


def _may_join(sentence: TextOfAid) -> bool:
    """Whether a contribution was told right before, of which goods of the sentence may be more."""
    context = sentence.context
    return context.last is not None and context.passage >= sentence.reading.sentence.passage.index - 1


def items_of(draft: Draft) -> tuple[Item, ...]:
    """The goods of a draft."""
    return draft.content.items if isinstance(draft.content, Contribution) else ()


def having(draft: Draft, more: Iterable[Item]) -> Draft:
    """The draft with more goods; those that it has already are not added."""
    if not isinstance(draft.content, Contribution):
        return draft
    return replace(draft, content=replace(draft.content, items=tuple(dict.fromkeys((*draft.content.items, *more)))))


def _heard(sentence: TextOfAid, judge: Judge, ruled: Callable[[ItemMention], bool]) -> Weighed:
    goods = things(sentence.reading)
    return list(zip((t.mention for t in goods), judge.hear_goods(sentence, goods, ruled), strict=True))


def _overruled(sentence: TextOfAid, left: list[tuple[Item, Verdict]], source: str) -> list[Issue]:
    """One issue of all goods of a sentence that the rules take for given and the judge does not."""
    if not left:
        return []
    told = "; ".join(f"{item.name}: {', '.join(verdict.reasons)}" for item, verdict in left)
    span = sentence.reading.sentence.locate(0, len(sentence.text))
    return [Issue("goods-overruled", f"the rules take goods for given, the judge does not ({told})", source, span)]


def _without(draft: Draft, vetoed: set[Item]) -> Draft:
    content = draft.content
    if not isinstance(content, Contribution) or vetoed.isdisjoint(content.items):
        return draft
    items = tuple(i for i in content.items if i not in vetoed)
    # whether anything is given at all is the rules' to say: in doubt the goods stand with their claim
    return replace(draft, content=replace(content, items=items)) if items or content.amount else draft


def _beside(sentence: TextOfAid, found: list[Draft], more: Weighed) -> list[Draft]:
    """The drafts, each with the goods behind it that the judge adds; the first also with those before it."""
    found = list(found)
    places = [_place(sentence, draft) for draft in found]
    for mention, _ in more:
        nearest = max((n for n, at in enumerate(places) if at <= mention.start), default=0)
        found[nearest] = having(found[nearest], (mention.item,))
    return found


def _parted(sentence: TextOfAid, found: list[Draft], goods: list[ItemMention]) -> list[Draft]:
    """The drafts, goods that stand with a sum and are given apart from it being contributions of their own."""
    with_sum = {item for draft in found if _has_sum(draft) for item in items_of(draft)}
    elsewhere = {item for draft in found if not _has_sum(draft) for item in items_of(draft)}
    amounts = [d.content.amount for d in found if isinstance(d.content, Contribution) and d.content.amount]
    sums = [f for f in sentence.reading.figures if any(f.figure.value == a.value for a in amounts)]
    own = given_apart(sentence, [m for m in goods if m.item in with_sum], sums) if sums else []
    told = goods_as_told(sentence, [m for m in own if m.item not in elsewhere]) if own else []
    moved = {item for draft in told for item in items_of(draft)} | {m.item for m in own if m.item in elsewhere}
    if not moved:
        return found
    kept = [_without(draft, moved) if _has_sum(draft) else draft for draft in found]
    return kept + [replace(one, rule="contribution/apart") for one in told]


def _place(sentence: TextOfAid, draft: Draft) -> int:
    """Where what a draft gives begins: its sum, else the first of its goods, else the sentence."""
    amount = draft.content.amount if isinstance(draft.content, Contribution) else None
    sums = (f.start for f in sentence.reading.figures if amount and f.figure.value == amount.value)
    goods = (m.start for m in sentence.reading.items if m.item in items_of(draft))
    return next(sums, next(goods, 0))


def _own(sentence: TextOfAid, more: Weighed, deed: Verdict) -> list[Draft]:
    """What the judge alone takes for a contribution of its own: with the goods that it takes for given, or without."""
    goods = [mention for mention, _ in more]
    told = goods_as_told(sentence, goods) or package_as_told(sentence, goods)
    sure = round(deed.probability, 2)
    return [replace(one, rule="contribution/judged", cues=deed.reasons, confidence=sure) for one in told]


def _join(sentence: TextOfAid, drafts: list[Draft], more: Weighed) -> None:
    """Goods that are no contribution of their own are more of the one told right before, in ``drafts``."""
    last = sentence.context.last
    if last is not None and _may_join(sentence):
        for one in goods_as_told(sentence, [mention for mention, _ in more]):
            drafts[last] = having(drafts[last], items_of(one))


def _no_deed(sentence: TextOfAid, deed: Verdict, source: str) -> Issue:
    told = f"the rules take it for assistance, the judge does not ({', '.join(deed.reasons)})"
    return Issue("deed-overruled", told, source, sentence.reading.sentence.locate(0, len(sentence.text)))
