"""Clean text with the way back: markup and runs of white space gone, every other character as written."""

import re

from pledgebook.reference.openings import opened

HIDDEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # zero-width and bidi characters
_RARE = "\t\x0b\x0c\r\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # white space seldom met
_SPACE = re.compile(f"[{_RARE}]")  # replaced one for one: offsets stay
_MARKED = re.compile(rf"[*_<\\\[&`{HIDDEN}{_RARE}]")
_WIDE = re.compile("(?P<space>  +)")
# Every part is bounded or cannot overlap with what follows it, so that no text is slow.
_TARGET = r"(?=[^()\s]{0,80}[/.#:@])(?:[^()\s]|\([^()\s]{0,200}\)){1,800}(?: \"[^\"]{0,200}\")?\)"
_NOISE = opened(
    r"(?P<space>  +)"
    r"|\*+|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])|`{1,3}"
    r"|<!--(?:[^-]|-(?!->)){0,200}-->|</?[A-Za-z][^<>]*>|<(?=https?:)"
    rf"|!\[[^\[\]]{{0,400}}\]\({_TARGET}"
    rf"|\[(?=[^\[\]]{{1,400}}\]\({_TARGET})|\]\({_TARGET}"
    r"|\\(?=[^\w\s])|\\(?= |$)"
    r"|(?<=&)amp;|(?P<entity>&nbsp;|&#160;)"
    rf"|[{HIDDEN}]+"
)


def clean(text: str, start: int, end: int) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The readable text of ``text[start:end]``, trimmed, with ``starts`` and ``shifts`` as in `Sentence`."""
    # two quick looks: the long pattern costs ten times as much, and most passages need it not
    body = text[start:end].replace("\n", " ").replace("\xa0", " ")
    noisy = _WIDE
    if _MARKED.search(body) is not None:
        body, noisy = _SPACE.sub(" ", body), _NOISE
    elif "  " not in body:
        trimmed = body.lstrip()
        return trimmed.rstrip(), (0,), (start + len(body) - len(trimmed),)
    pieces = _Pieces(body, start)
    at = 0
    for noise in noisy.finditer(body):
        kind = noise.lastgroup
        pieces.keep(at, noise.start() + (kind == "space"))
        if kind == "entity":
            pieces.space(noise.start())
        at = noise.end()
    pieces.keep(at, len(body))
    return pieces.join()


class _Pieces:
    """What is kept of a body, and where each piece stood."""

    def __init__(self, body: str, offset: int) -> None:
        self.body, self.offset = body, offset
        self.kept: list[str] = []
        self.starts: list[int] = []
        self.shifts: list[int] = []
        self.size = 0
        self.spaced = True  # nothing begins with a space, and no space follows another

    def keep(self, start: int, end: int) -> None:
        if start < end and self.spaced and self.body[start] == " ":
            start += 1
        if start < end:
            self._add(self.body[start:end], start)

    def space(self, at: int) -> None:
        if not self.spaced:
            self._add(" ", at)

    def _add(self, piece: str, at: int) -> None:
        self.starts.append(self.size)
        self.shifts.append(self.offset + at - self.size)
        self.kept.append(piece)
        self.size += len(piece)
        self.spaced = piece[-1] == " "

    def join(self) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
        if self.spaced and self.kept:
            self.kept[-1] = self.kept[-1][:-1]
            if not self.kept[-1]:
                self.kept.pop(), self.starts.pop(), self.shifts.pop()
        return "".join(self.kept), tuple(self.starts) or (0,), tuple(self.shifts) or (self.offset,)
