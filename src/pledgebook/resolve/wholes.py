"""Parts and wholes: which contribution of a document is contained in which."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pledgebook.model.claim import Contribution, Stage
from pledgebook.model.document import Layout, PassageKind
from pledgebook.model.figure import Figure
from pledgebook.model.mention import Draft, Reading

_OF_IT = re.compile(
    r"\b(?:of (?:which|that|this|these|it)|of the (?:total|sum|amount)|this (?:includes|amount)|includ(?:es|ing)"
    r"|among (?:them|it)|consist\w* of|compris\w+|made up of|split|divided|the (?:first|remaining|other) |share|part of"
    r"|accounts? for|come[s]? from|with)\b",
    re.IGNORECASE,
)
_ADDS_TO = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|rais(?:es|ing)|for a total|adding|total(?:s|ing|ling)?)\b",
    re.IGNORECASE,
)
_LIST_OPENS = re.compile(
    r"(?:\b(?:includ\w+|following|compris\w+|consist\w* of|prioriti[sz]es|will|as follows|like)|:)\W*$", re.IGNORECASE
)
_SHARE = re.compile(r"\b(?:(?:part|portion|slice|instal?lment) of (?:the|this|that|its|these)|share)\b", re.IGNORECASE)
_PLEDGED = re.compile(r"\b(?:pledg\w+|commitments?|promis\w+|raised|came back with|total)\b", re.IGNORECASE)
# a sentence that takes a part out of what was told before it
_TAKES_OUT = re.compile(
    r"\W*(?:The (?:remainder|rest|balance|largest shares?"
    r"|(?:first|second|third|next|last)(?:,| instal\w+| tranche| slice| part))\b"
    r"|(?:The|This) (?:measure|bill|law|act|package|legislation|sum|money|total)"
    r" (?:also )?(?:includ|contain|provid|set|compris)"
    r"|(?:A further|Another|Half|A third|A quarter|Part) [^.;]{0,40}\b(?:would|will|is to|goes|go)\b)"
)
_OF_AMOUNT = re.compile(
    r"\W*Of (?:the|this|that|its|these|their) (?:[\w’']+ )?(?:amount|sum|total|money|package|contribution|funds|aid)\b"
)
# right behind the part: "$100 million of it", "over $250 million of the total funds"
_OF_IT_AFTER = re.compile(
    r" of (?:it|this|that|which|them|the (?:total|money|sum|funds|amount|package)|(?:its|their) (?:total|money))\b"
)
# the part said first: "50 million of the 82 million", "$188 million, the second slice of a $1.3 billion programme"
_PART_FIRST = re.compile(
    r" (?:out )?of (?:the|its|a|an|his|their)(?: total| planned| promised)? "
    r"|[^;.]{0,40}\b(?:slice|tranche|part|share|instal\w+|portion|half|third|quarter)"
    r" of (?:the|a|an|its|their) (?:\w+ ){0,2}"
)
_FOLLOWS = re.compile(r"\W*(?:Of|This|These|It|The (?:first|package|sum|total))\b")


def wholes(drafts: list[Draft], readings: tuple[Reading, ...], layout: Layout) -> dict[int, int]:
    """For each draft that is part of another the place of its whole in ``drafts``; no cycles."""
    sentences = {r.sentence.index: r for r in readings}
    found: dict[int, int] = {}
    places = [i for i, d in enumerate(drafts) if isinstance(d.content, Contribution)]
    for order, place in enumerate(places):
        for former in reversed(places[max(0, order - 12) : order]):
            if _is_part(drafts[place], drafts[former], sentences, layout):
                found[place] = former
                break
            said_first = drafts[former].sentence == drafts[place].sentence and _is_part(
                drafts[former], drafts[place], sentences, layout
            )
            if said_first or _adds_to(drafts[former], drafts[place], sentences):
                found.setdefault(former, place)
                break
    for part, whole in (
        *_summed(drafts, places),
        *_shares(drafts, places, sentences),
        *_pledged(drafts, places, sentences),
    ):
        if part not in found and found.get(whole) != part:
            found[part] = whole
    return {part: whole for part, whole in found.items() if found.get(whole) != part}


def _money(draft: Draft) -> tuple[str, Decimal] | None:
    content = draft.content
    figure = content.amount if isinstance(content, Contribution) and not content.cumulative else None
    if figure is None or figure.currency is None:
        return None
    top = figure.value if figure.value is not None else figure.high
    return (figure.currency, top) if top is not None else None


def _summed(drafts: list[Draft], places: list[int]) -> Iterator[tuple[int, int]]:
    """Parts that follow a whole and add up to it, to the hundredth: told apart even where no word says so."""
    for order, whole in enumerate(places):
        total = _money(drafts[whole])
        if total is None:
            continue
        parts: list[int] = []
        sum_ = Decimal(0)
        for place in places[order + 1 : order + 9]:
            money = _money(drafts[place])
            if money is None or money[0] != total[0] or not _shares_recipient(drafts[place], drafts[whole]):
                continue
            if money[1] >= total[1]:
                break
            parts.append(place)
            sum_ += money[1]
            if len(parts) > 1 and abs(sum_ - total[1]) * 100 <= total[1]:
                yield from ((part, whole) for part in parts)
                break
            if sum_ > total[1]:
                break


def _shares(drafts: list[Draft], places: list[int], sentences: dict[int, Reading]) -> Iterator[tuple[int, int]]:
    """ "Its $20 billion share of the loans": part of the nearest greater sum told before."""
    for order, part in enumerate(places):
        reading = sentences.get(drafts[part].sentence)
        money = _money(drafts[part])
        if reading is None or money is None or not _SHARE.search(reading.sentence.text):
            continue
        for whole in reversed(places[:order]):
            total = _money(drafts[whole])
            if (
                total
                and total[0] == money[0]
                and total[1] > money[1]
                and drafts[whole].sentence != drafts[part].sentence
            ):
                yield part, whole
                break


def _pledged(drafts: list[Draft], places: list[int], sentences: dict[int, Reading]) -> Iterator[tuple[int, int]]:
    """What single donors pledge at a conference is part of the total that all pledged there."""
    for whole in places:
        total = drafts[whole].content
        reading = sentences.get(drafts[whole].sentence)
        if not isinstance(total, Contribution) or total.amount is None or reading is None or total.cumulative:
            continue
        if total.donors != ("allies-and-partners",) or not _PLEDGED.search(reading.sentence.text):
            continue
        for part in places:
            one = drafts[part].content
            if part == whole or not isinstance(one, Contribution) or one.amount is None or one.cumulative:
                continue
            new = one.stage in (Stage.PLEDGED, Stage.COMMITTED) and one.donors and one.donors != total.donors
            if new and set(one.recipients) & set(total.recipients):
                yield part, whole


def _amounts(part: Draft, whole: Draft) -> tuple[Figure | None, Figure | None]:
    a, b = part.content, whole.content
    return (a.amount if isinstance(a, Contribution) else None, b.amount if isinstance(b, Contribution) else None)


def _top(figure: Figure) -> float:
    return float(figure.value if figure.value is not None else figure.high or 0)


def _smaller(part: Draft, whole: Draft) -> bool:
    a, b = _amounts(part, whole)
    return a is not None and b is not None and a.currency == b.currency and _top(a) < _top(b)


def _is_part(part: Draft, whole: Draft, sentences: dict[int, Reading], layout: Layout) -> bool:
    if not _smaller(part, whole) or not _shares_recipient(part, whole):
        return False
    a, b = sentences.get(part.sentence), sentences.get(whole.sentence)
    if a is None or b is None:
        return False
    if part.sentence == whole.sentence:
        return _is_told_as_part(part, whole, a)
    passage, other = a.sentence.passage, b.sentence.passage
    if other.kind is PassageKind.HEADING and other.index in (passage.heading, passage.lead):
        return True  # "Jobs ($48 million total)": what stands under it
    if passage.kind is PassageKind.ENTRY and passage.lead == other.index:
        return _LIST_OPENS.search(other.span.of(layout.document.text).rstrip("* ")) is not None
    text = a.sentence.text
    opened = _FOLLOWS.match(text) is not None and _OF_IT.search(text) is not None
    taken = opened or _TAKES_OUT.match(text) is not None or _is_of_it(part, a)
    of_their_own = _OF_AMOUNT.match(text) is not None and _donors(part) == _donors(whole)
    return (taken and passage.index - other.index <= 1) or of_their_own


def _donors(draft: Draft) -> tuple[str, ...] | None:
    return draft.content.donors if isinstance(draft.content, Contribution) else None


def _is_of_it(part: Draft, reading: Reading) -> bool:
    """Whether "of it" or "of the total" stands right behind the part's figure."""
    amount = part.content.amount if isinstance(part.content, Contribution) else None
    figure = next((f for f in reading.figures if f.figure == amount), None)
    return figure is not None and _OF_IT_AFTER.match(reading.sentence.text, figure.end) is not None


def _is_told_as_part(part: Draft, whole: Draft, reading: Reading) -> bool:
    """Whether the words between the two figures of a sentence, or behind the part's, make one part of the other."""
    text = reading.sentence.text
    if places := _places(part, whole, reading):
        return _OF_IT.search(text, places[1], places[0]) is not None or _is_of_it(part, reading)
    reverse = _places(whole, part, reading)
    return reverse is not None and _PART_FIRST.fullmatch(text, reverse[1], reverse[0]) is not None


def _shares_recipient(part: Draft, whole: Draft) -> bool:
    a, b = part.content, whole.content
    if not isinstance(a, Contribution) or not isinstance(b, Contribution):
        return False
    return not a.recipients or not b.recipients or bool(set(a.recipients) & set(b.recipients)) or not b.cumulative


def _places(part: Draft, whole: Draft, reading: Reading) -> tuple[int, int] | None:
    """Where the part's figure begins and the whole's ends, where the whole is said first."""
    a, b = _amounts(part, whole)
    first = next((f for f in reading.figures if f.figure == b), None)
    second = next((f for f in reading.figures if f.figure == a and first is not None and f.start >= first.end), None)
    return (second.start, first.end) if first is not None and second is not None else None


def _adds_to(package: Draft, total: Draft, sentences: dict[int, Reading]) -> bool:
    """A package and the running total that it adds to, in one sentence or the next."""
    content = total.content
    if not isinstance(content, Contribution) or not content.cumulative or not _smaller(package, total):
        return False
    if isinstance(package.content, Contribution) and package.content.cumulative:
        return False
    reading = sentences.get(total.sentence)
    return (
        reading is not None
        and 0 <= total.sentence - package.sentence <= 1
        and _ADDS_TO.search(reading.sentence.text) is not None
    )
