"""Bytes to text: by mark, by declaration, by what they are; never mojibake in silence."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"PAR1": "a Parquet file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a database",
}
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_LOOK = 4096
_GUESSED = 262_144  # bytes that a guess at the encoding looks at: the rest is of the same hand


class NotTextError(ValueError):
    """The bytes are no text; the message says what they seem to be."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and a note where the encoding was not what the bytes say or are expected to have."""

    text: str
    note: str | None = None


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """The text of ``data``; raises `NotTextError`. A mark of UTF-8 stays in the text, as outsiders count it.

    ``charset`` is what a server or archive says; it is asked where the bytes neither say themselves nor are UTF-8.
    """
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise NotTextError(f"is {name}, not text")
    decoded = _marked(data) or _wide(data) or _declared(data) or _utf8(data) or _said(data, charset) or _guessed(data)
    head = decoded.text[:_LOOK].encode("utf-8", "replace")
    if len(head) - len(head.translate(None, _CONTROLS)) > len(decoded.text[:_LOOK]) // 50:
        raise NotTextError("is binary, not text")
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise NotTextError(f"begins as {encoding.upper()} and is not ({error.reason})") from None
    return None


def _declared(data: bytes) -> Decoded | None:
    """An HTML page's own word for a legacy encoding; UTF-8 is tried anyway, and a wrong word is not believed."""
    found = _DECLARED.search(data[:_LOOK])
    if found is None or found.group(1).lower().replace(b"-", b"") == b"utf8":
        return None
    name = found.group(1).decode("ascii")
    try:
        if codecs.lookup(name).name in ("utf-16", "utf-32"):
            return None
        plain = _utf8(data)
        if plain is not None and not data.isascii():
            return Decoded(plain.text, f"declares {name} and is UTF-8")
        return Decoded(data.decode(name))
    except (LookupError, UnicodeDecodeError):
        return None


def _said(data: bytes, charset: str | None) -> Decoded | None:
    try:
        return Decoded(data.decode(charset)) if charset and charset.isascii() else None
    except (LookupError, UnicodeError):
        return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: half of the bytes of a Western text are zero."""
    head = data[:_LOOK]
    if head.count(0) <= len(head) // 50:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > len(head) // 4 and others <= len(head) // 50:
            try:
                return Decoded(data.decode(encoding), f"is {encoding.upper()} without a mark")
            except UnicodeDecodeError:
                continue
    raise NotTextError("is binary, not text")


def _guessed(data: bytes) -> Decoded:
    repaired = _repair(data)
    if repaired is not None:
        return repaired
    head = data[:_GUESSED]
    # Western text is ASCII with a strange byte here and there; a guesser does badly on so few
    if sum(map(head.count, range(0x80, 0x100))) * 3 < len(head) and not re.search(rb"[\x81\x8d\x8f\x90\x9d]", data):
        return Decoded(data.decode("cp1252"), "is not UTF-8; read as Windows-1252")
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import and seldom needed

    best = from_bytes(head).best()
    if best is None:
        raise NotTextError("is in no encoding that could be recognised")
    try:
        return Decoded(data.decode(best.encoding), f"is not UTF-8; read as {best.encoding}")
    except UnicodeDecodeError:
        return Decoded(
            data.decode(best.encoding, "replace"),
            f"is not UTF-8; read as {best.encoding}, with marks where that failed",
        )


def _repair(data: bytes) -> Decoded | None:
    """UTF-8 with a few strange bytes in it, each read as Windows-1252, where there are more signs of UTF-8."""
    parts: list[str] = []
    strange = 0
    text = data.decode("utf-8", "surrogateescape")
    signs = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    for part in re.split("([\udc80-\udcff]+)", text):
        if part and "\udc80" <= part[0] <= "\udcff":
            strange += len(part)
            if strange >= signs:
                return None
            part = part.encode("utf-8", "surrogateescape").decode("cp1252", "replace")  # noqa: PLW2901
        parts.append(part)
    many = "byte that is" if strange == 1 else "bytes that are"
    return Decoded("".join(parts), f"has {strange} {many} not UTF-8; read as Windows-1252")
