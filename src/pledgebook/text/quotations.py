"""Quoted speech: what stands between which marks, and who is said to have said it."""

import re
from collections.abc import Iterator

from pledgebook.model.document import Layout, Passage, PassageKind, Quotation
from pledgebook.model.span import Span
from pledgebook.text.attribution import Attributions

_SIGN = re.compile(r"[\"“”„«»<](?:(?<!<)|[A-Za-z/!][^<>]*>)")  # a sign first here, too; "<" opens a tag
_CLOSES = {"“": '”"', "„": "“”", "«": "»", '"': '"”'}
# British marks open before a capital and close behind a sign that ends a sentence; all others are apostrophes
_SINGLE = re.compile(  # a sign first: it is looked for fast
    r"[‘’'](?:(?<![^\s(\[—–>*_][‘'])(?<=[‘'])(?=[A-Z])|(?<=, [‘'])(?=[a-z])|(?<=[.,!?…][’'])(?!\w))"
)
_SINGLE_OPENS = re.compile(r"[‘'](?<![^\s(\[—–>*_][‘'])[A-Z]")  # without one of these no mark of the kind is open
_APART = 120  # characters of "she told us" between two pieces of one quotation
_FIRST = re.compile(r"[\s*_\\]*([\"“„«])")
_LONGEST = 20_000  # a mark that is closed later than that was no quotation's


def quotations(layout: Layout) -> tuple[Quotation, ...]:
    """Every quotation of the document in order, the outermost of nested ones; also those over several paragraphs.

    A quotation that goes on in the next paragraph opens again there and is one. Marks
    that are never closed quote nothing.
    """
    text = layout.document.text
    attributions = Attributions(text, layout.document.body.start)
    found = [*_marked(text, layout.passages)]
    if single := [*_in_single_marks(text, layout.passages)]:
        found = _outermost([*found, *single])
    return tuple(Quotation(span, attributions.speaker(span, first, last)) for span, first, last in found)


def _in_single_marks(text: str, passages: tuple[Passage, ...]) -> Iterator[tuple[Span, Passage, Passage]]:
    if _SINGLE_OPENS.search(text) is None:
        return
    for passage in passages:
        start, closed = None, -_APART
        for sign in _SINGLE.finditer(text, passage.span.start, passage.span.end):
            opens = text[sign.end() : sign.end() + 1].isalpha()
            small = opens and text[sign.end()].islower()
            if small and not (start is None and 0 < sign.start() - closed < _APART):
                continue  # 'he said,' she told us, 'and left': small letters only where one was closed just before
            if opens:
                start = start or sign.end()
            elif start is not None:
                yield Span(start, sign.start()), passage, passage
                start, closed = None, sign.end()


def _outermost(found: list[tuple[Span, Passage, Passage]]) -> list[tuple[Span, Passage, Passage]]:
    """Those that stand in no other, in order."""
    kept: list[tuple[Span, Passage, Passage]] = []
    for one in sorted(found, key=lambda f: (f[0].start, -f[0].end)):
        if not kept or one[0].start >= kept[-1][0].end:
            kept.append(one)
    return kept


def _marked(text: str, passages: tuple[Passage, ...]) -> Iterator[tuple[Span, Passage, Passage]]:
    """The spans between the marks, each with the passages in which it begins and ends."""
    open_: list[tuple[str, int, Passage]] = []
    for place, passage in enumerate(passages):
        at = passage.span.start
        if open_:
            again = _FIRST.match(text, at, passage.span.end)
            goes_on = again is not None and again.group(1) == open_[0][0] and passage.span.end - open_[0][1] < _LONGEST
            del open_[int(goes_on) :]
            at = again.end() if goes_on and again is not None else at
        for sign in _SIGN.finditer(text, at, passage.span.end):
            mark = sign.group()
            if len(mark) > 1:
                continue
            if open_ and mark in _CLOSES[open_[-1][0]] and not (mark == '"' and _opens(text, sign.start())):
                _, start, first = open_.pop()
                if not open_ and start < sign.start():
                    yield Span(start, sign.start()), first, passage
            elif mark in "“„«" or (mark == '"' and not open_ and _opens(text, sign.start())):
                open_.append((mark, sign.end(), passage))
        following = passages[place + 1] if place + 1 < len(passages) else None
        if following is None or following.kind is not PassageKind.PARAGRAPH:
            open_.clear()


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark opens: nothing that it could close stands before it, and a word after it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or before in "([{—–-*_/‘'>:")
