"""The bytes of one document before they are read, and what they came in says of them."""

from dataclasses import dataclass, field


class UnreadableError(ValueError):
    """Bytes that cannot be had, or are damaged; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One document's bytes.

    ``source`` is where they were had, for messages: a path, an address, or a place in an archive
    ("news.warc.gz#12", counted from 1). ``fields`` is what the archive, feed or server says of the
    document, under the names that front matter has; it gives way to what the document says itself.
    ``charset`` is the encoding that a server or archive named.
    """

    data: bytes
    source: str
    fields: dict[str, str] = field(default_factory=dict)
    charset: str | None = None


def place(source: str, number: int) -> str:
    """The name of the ``number``-th document in ``source``."""
    return f"{source}#{number}"
