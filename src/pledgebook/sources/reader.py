"""Read sources one after the other; a source that fails becomes an issue and the rest goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash, make_id
from pledgebook.model.issue import Issue, Severity
from pledgebook.model.span import Span
from pledgebook.reference.languages import language
from pledgebook.reference.publishers import speaker
from pledgebook.sources.decode import NotTextError, decode
from pledgebook.sources.files import LARGEST
from pledgebook.sources.front_matter import front_matter
from pledgebook.sources.guarded import answer
from pledgebook.sources.kinds import LOOK, Kind, recognise
from pledgebook.sources.page import is_page, page
from pledgebook.sources.published import publication_date
from pledgebook.sources.raw import Raw, UnreadableError
from pledgebook.sources.unpack import Item, items, opened, whole
from pledgebook.sources.web import Fetcher

_ADDRESS = ("source_url", "url", "link", "address", "canonical_url", "permalink")
_DATE = ("date", "published_time", "published", "pubdate", "publish_date", "date_published")
_PUBLISHER = ("publisher", "sitename", "site_name", "site", "source", "organization", "organisation")


@dataclass(frozen=True, slots=True)
class Origin:
    """What the user says of the sources and the sources do not say themselves.

    ``published`` is an ISO date, ``publisher`` a name or actor id; both give way to what a
    document says of itself, as a year that is said is better than one that is guessed.
    """

    published: str | None = None
    publisher: str | None = None


class Keeper(Protocol):
    """Keeps bytes; `pledgebook.store` has one."""

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its hash."""
        ...


@dataclass(frozen=True, slots=True)
class _Text:
    """A document's text, where it begins in it, what it says of itself, and what is wrong with that."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    start: int = 0
    pages: tuple[int, ...] = ()
    problem: str | None = None


def read(
    sources: Iterable[str],
    origin: Origin | None = None,
    largest: int = LARGEST,
    keeper: Keeper | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Document | Issue]:
    """Each document of ``sources`` in the order of `find`, or why it could not be read.

    What was doubtful about a document (its encoding, its date) comes as notes before it.
    """
    for item in items(sources, largest, fetcher):
        yield from documents(item, origin, largest, keeper)


def documents(
    item: Item, origin: Origin | None = None, largest: int = LARGEST, keeper: Keeper | None = None
) -> Iterator[Document | Issue]:
    """The documents of one item, mostly one; ``keeper`` is given the bytes of each."""
    if isinstance(item, Issue):
        yield item
        return
    try:
        for raw in whole(item, largest) if isinstance(item, str) else opened(item, largest):
            yield from (raw,) if isinstance(raw, Issue) else _read(raw, origin or Origin(), keeper)
    except UnreadableError as error:
        source = item if isinstance(item, str) else item.source
        yield Issue("unreadable", str(error), source, severity=Severity.ERROR)


def _read(raw: Raw, origin: Origin, keeper: Keeper | None) -> Iterator[Document | Issue]:
    kind = recognise(raw.data[:LOOK])
    try:
        if kind is Kind.PDF:
            found = answer("pledgebook.sources.pdf", raw.data)
            said = _Text(found["text"], _titled(found["title"]), pages=tuple(found["pages"]))
        elif kind is Kind.ZIP:
            found = answer("pledgebook.sources.word", raw.data)
            said = _Text(found["text"], _titled(found["title"]))
        else:
            decoded = decode(raw.data, raw.charset)
            if decoded.note is not None:
                yield Issue("encoding", decoded.note, raw.source)
            said = _of_text(decoded.text)
            if said.problem is not None:
                yield Issue("front-matter", said.problem, raw.source)
    except (UnreadableError, NotTextError) as error:
        code = "unreadable" if isinstance(error, UnreadableError) else "not-text"
        yield Issue(code, str(error), raw.source, severity=Severity.ERROR)
        return
    yield from _document(said, raw, origin, keeper)


def _titled(title: str | None) -> dict[str, str]:
    return {"title": title} if title else {}


def _of_text(text: str) -> _Text:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_page(text):
        found = page(text)
        return _Text(found.text, found.fields)
    head = front_matter(text)
    return _Text(text, head.fields, head.body or int(text.startswith("\ufeff")), problem=head.problem)


def _document(said: _Text, raw: Raw, origin: Origin, keeper: Keeper | None) -> Iterator[Document | Issue]:
    text, start, source = said.text, said.start, raw.source
    fields = raw.fields | said.fields
    if not text[start:].strip():
        what = "holds no text" if text.strip("\ufeff \n\t") or fields else "is empty"
        yield Issue("empty", what, source, severity=Severity.ERROR)
        return
    published, problem = _published((said.fields, raw.fields), origin)
    if problem is not None:
        yield Issue("date", problem, source)
    # a document's own word stands before what it came in says, under whatever key
    address = _first(said.fields, _ADDRESS) or _first(raw.fields, _ADDRESS)
    publisher = _first(said.fields, _PUBLISHER) or _first(raw.fields, _PUBLISHER) or origin.publisher
    digest = content_hash(text)
    yield Document(
        make_id("doc", address or "", digest),
        text,
        Span(start, len(text)),
        digest,
        source,
        title=_first(fields, ("title", "headline")),
        publisher=publisher,
        speaker=speaker(address, publisher),
        published=published,
        address=address,
        language=fields.get("language") or language(text[start : start + 2000]),
        pages=said.pages,
        raw=keeper.put(raw.data) if keeper is not None else None,
    )


def _first(fields: dict[str, str], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = fields.get(key, "").replace("\xa0", " ").strip()
        if value:
            return value
    return None


def _published(told: tuple[dict[str, str], ...], origin: Origin) -> tuple[str | None, str | None]:
    """The date of publication, and what is wrong with one that was given and is none."""
    problem = None
    for fields in told:
        for key in _DATE:
            written = fields.get(key, "").strip()
            if not written:
                continue
            found = publication_date(written)
            if found is not None:
                return found, problem
            problem = problem or f"its {key} {written[:40]!r} is no day; left out"
    return origin.published, problem
