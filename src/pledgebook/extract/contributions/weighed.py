"""Goods as the judge weighs them: what it adds to what the rules found in a sentence, and what it takes away."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from pledgebook.extract.contributions.goods import goods_as_told
from pledgebook.extract.contributions.judging import Judge, Verdict, things
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

    Goods beside a sum or beside other goods are theirs. Goods alone are more of the last of the ``drafts`` before
    them, or a contribution of their own. A contribution of nothing but goods keeps at least its own.
    """
    if not (found or _may_be_given(sentence)) or sentence.text.endswith("?"):
        return found, []
    taken = {item for draft in found for item in items_of(draft)}
    goods = _heard(sentence, judge, lambda mention: mention.item in taken)
    kept = [_without(draft, {m.item for m, v in goods if v.vetoes}) for draft in found]
    left = taken - {item for draft in kept for item in items_of(draft)}
    issues = _overruled(sentence, [(m.item, v) for m, v in goods if m.item in left], source)
    more = [(m, v) for m, v in goods if v.accepts and m.item not in taken]
    if not more:
        return kept, issues
    return (_beside(sentence, kept, more) if kept else _alone(sentence, drafts, more)), issues


def _may_be_given(sentence: TextOfAid) -> bool:
    """Whether a sentence of which nothing was found has a verb or a lead-in, and somebody who might get the goods.

    Reporters tell of gifts by any verb ("40 tents stand in the yard now"): of theirs none is asked for.
    """
    context, told = sentence.context, (sentence.lead, sentence.heading)
    if not (sentence.acts or sentence.lead or context.reported):
        return False
    before = context.topic or context.recipients or any(t is not None and t.recipients for t in told)
    return bool(before) or any(a not in context.speaker for m in sentence.reading.actors for a in m.actors)


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
    if not isinstance(content, Contribution):
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


def _place(sentence: TextOfAid, draft: Draft) -> int:
    """Where what a draft gives begins: its sum, else the first of its goods, else the sentence."""
    amount = draft.content.amount if isinstance(draft.content, Contribution) else None
    sums = (f.start for f in sentence.reading.figures if amount and f.figure.value == amount.value)
    goods = (m.start for m in sentence.reading.items if m.item in items_of(draft))
    return next(sums, next(goods, 0))


def _alone(sentence: TextOfAid, drafts: list[Draft], more: Weighed) -> list[Draft]:
    """Contributions of goods that the judge alone takes for given.

    They are more of the contribution told right before, in ``drafts``, where they go from its giver to its receiver,
    and where it is not nearly sure of them.
    """
    context = sentence.context
    near = context.passage >= sentence.reading.sentence.passage.index - 1
    last = context.last if near else None
    verdicts = {mention.item: verdict for mention, verdict in more}
    apart: list[Draft] = []
    for one in goods_as_told(sentence, [mention for mention, _ in more]):
        best = max((verdicts[i] for i in items_of(one)), key=lambda v: v.probability)
        if last is not None and (not best.alone or _same_parties(drafts[last], one)):
            drafts[last] = having(drafts[last], items_of(one))
        elif best.alone:
            sure = round(best.probability, 2)
            apart.append(replace(one, rule="contribution/judged", cues=best.reasons, confidence=sure))
    return apart


def _same_parties(one: Draft, other: Draft) -> bool:
    a, b = one.content, other.content
    both = isinstance(a, Contribution) and isinstance(b, Contribution)
    return both and (a.donors, a.recipients) == (b.donors, b.recipients)  # type: ignore[union-attr]
