"""Read sources one after the other; a source that fails becomes an issue and the rest goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash, make_id
from pledgebook.model.issue import Issue, Severity
from pledgebook.model.span import Span
from pledgebook.reference.languages import language
from pledgebook.reference.publishers import speaker
from pledgebook.sources.decode import NotTextError, decode
from pledgebook.sources.files import LARGEST, UnreadableError, content, find
from pledgebook.sources.front_matter import front_matter
from pledgebook.sources.page import is_page, page
from pledgebook.sources.published import publication_date

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


def read(sources: Iterable[str], origin: Origin | None = None, largest: int = LARGEST) -> Iterator[Document | Issue]:
    """Each document of ``sources`` in the order of `find`, or why it could not be read.

    What was doubtful about a document (its encoding, its date) comes as notes before it.
    """
    origin = origin or Origin()
    for file in find(sources):
        try:
            decoded = decode(content(file, largest))
        except (UnreadableError, NotTextError) as error:
            code = "unreadable" if isinstance(error, UnreadableError) else "not-text"
            yield Issue(code, str(error), file, severity=Severity.ERROR)
            continue
        if decoded.note is not None:
            yield Issue("encoding", decoded.note, file)
        yield from _document(decoded.text, file, origin)


def _document(text: str, source: str, origin: Origin) -> Iterator[Document | Issue]:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_page(text):
        text, fields = _of_page(text)
        start = 0
    else:
        head = front_matter(text)
        fields, start = head.fields, head.body or int(text.startswith("\ufeff"))
        if head.problem is not None:
            yield Issue("front-matter", head.problem, source)
    if not text[start:].strip():
        what = "holds no text" if text.strip("\ufeff \n\t") or fields else "is empty"
        yield Issue("empty", what, source, severity=Severity.ERROR)
        return
    published, problem = _published(fields, origin)
    if problem is not None:
        yield Issue("date", problem, source)
    address = _first(fields, _ADDRESS)
    publisher = _first(fields, _PUBLISHER) or origin.publisher
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
    )


def _of_page(html: str) -> tuple[str, dict[str, str]]:
    found = page(html)
    return found.text, found.fields


def _first(fields: dict[str, str], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = fields.get(key, "").replace("\xa0", " ").strip()
        if value:
            return value
    return None


def _published(fields: dict[str, str], origin: Origin) -> tuple[str | None, str | None]:
    """The date of publication, and what is wrong with one that was given and is none."""
    problem = None
    for key in _DATE:
        written = fields.get(key, "").strip()
        if not written:
            continue
        found = publication_date(written)
        if found is not None:
            return found, problem
        problem = problem or f"its {key} {written[:40]!r} is no day; left out"
    return origin.published, problem
