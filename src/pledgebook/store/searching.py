"""Search over the words of documents and claims: SQLite's FTS5, PostgreSQL's own."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, text, update

from pledgebook.model.claim import Claim, Contribution, Item
from pledgebook.model.document import Document
from pledgebook.reference.actors import bodies, states
from pledgebook.reference.spellings import spellings
from pledgebook.store import tables
from pledgebook.store.rows import actors
from pledgebook.store.selecting import in_chunks

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12  # of a question
_GONE = "gone"
_WEIGHED = 5_000  # rows that hold the words and are put in order of likeness
_LONGEST = 500_000  # characters of a text that PostgreSQL indexes: a tsvector holds a megabyte


def index(connection: Connection, documents: Sequence[Document], claims: Sequence[Claim]) -> None:
    """Add what came to the index, in the transaction that keeps it."""
    said: dict[str, tuple[str, str]] = {
        d.id: ("document", " ".join(filter(None, (d.title, d.publisher, d.text)))) for d in documents
    }
    said.update((claim.id, ("claim", words(claim))) for claim in claims)
    for ref in _back(connection, [claim.id for claim in claims]):
        del said[ref]
    if not said:
        return
    connection.execute(insert(tables.search_rows), [{"sort": sort, "ref": ref} for ref, (sort, _) in said.items()])
    s = tables.search_rows.c
    numbers = {
        row.ref: row.id
        for refs in in_chunks(list(said))
        for row in connection.execute(select(s.id, s.ref).where(s.ref.in_(refs)))
    }
    if connection.dialect.name == "sqlite":
        put = text("INSERT INTO search_index (rowid, words) VALUES (:id, :words)")
    else:
        put = text("UPDATE search_rows SET words = to_tsvector('simple', :words) WHERE id = :id")
    connection.execute(put, [{"id": numbers[ref], "words": told[:_LONGEST]} for ref, (_, told) in said.items()])


def forget(connection: Connection, claims: Sequence[str]) -> None:
    """Find claims no more.

    Their rows stay: FTS5 without a copy of the words cannot take one out unless it is told them all again.
    """
    _sort(connection, claims, _GONE)


def _back(connection: Connection, claims: Sequence[str]) -> list[str]:
    """Those of these claims that were forgotten: they are found again by the words they were found by before."""
    s = tables.search_rows.c
    refs = [
        ref
        for some in in_chunks(claims)
        for ref in connection.scalars(select(s.ref).where(s.ref.in_(some), s.sort == _GONE))
    ]
    _sort(connection, refs, "claim")
    return refs


def _sort(connection: Connection, claims: Sequence[str], sort: str) -> None:
    rows = tables.search_rows
    for some in in_chunks(claims):
        connection.execute(update(rows).where(rows.c.ref.in_(some)).values(sort=sort))


def words(claim: Claim) -> str:
    """What a claim is found by: its quote, its kind, its goods, and its actors by their names and ids."""
    found = [claim.quote, claim.kind]
    items: tuple[Item, ...] = claim.content.items if isinstance(claim.content, Contribution) else ()
    found += [item.name for item in items]
    for _, actor in actors(claim.content):
        names = states()[actor]["names"] if actor in states() else bodies().get(actor, [])
        found += [actor, *names[:2]]
    return " ".join(found)


def search(connection: Connection, asked: str, limit: int, offset: int = 0) -> list[tuple[str, str]]:
    """(sort, id) of claims and documents that hold every word of ``asked`` in any spelling, the likest first.

    Where more than 5,000 hold them, the latest added come first: to weigh all would take the longer the larger the
    ledger, and such words tell none of them from the others.
    """
    told = _WORD.findall(asked)[:_MOST_WORDS]
    if not told:
        return []
    if connection.dialect.name == "sqlite":
        found = "SELECT s.sort, s.ref FROM search_index i JOIN search_rows s ON s.id = i.rowid"
        holding = "SELECT rowid FROM search_index WHERE search_index MATCH :asked"
        where, likest, latest = "search_index MATCH :asked AND s.sort <> 'gone'", "i.rank, s.id", "i.rowid DESC"
        one, half, any_of, each_of = '"{}"', "*", " OR ".join, " AND ".join
    else:
        found = "SELECT sort, ref FROM search_rows"
        holding = "SELECT id FROM search_rows WHERE words @@ to_tsquery('simple', :asked)"
        where = "words @@ to_tsquery('simple', :asked) AND sort <> 'gone'"
        likest, latest = "ts_rank(words, to_tsquery('simple', :asked)) DESC, id", "id DESC"
        one, half, any_of, each_of = "{}", ":*", " | ".join, " & ".join
    ways = [[one.format(way) for way in spellings(word)] for word in told]
    whole = each_of(f"({any_of(way)})" for way in ways)
    begun = each_of((*(f"({any_of(way)})" for way in ways[:-1]), f"({any_of(way + half for way in ways[-1])})"))
    some = text(f"SELECT count(*) FROM ({holding} LIMIT {_WEIGHED + 1}) AS held")  # noqa: S608  # none of it is asked
    meant, order = whole, latest
    if (connection.scalar(some, {"asked": whole}) or 0) <= _WEIGHED:
        meant = begun  # the last word may be half typed
        if (connection.scalar(some, {"asked": begun}) or 0) <= _WEIGHED:
            order = likest
    page = text(f"{found} WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset")
    rows = connection.execute(page, {"asked": meant, "limit": limit, "offset": offset})
    return [(row[0], row[1]) for row in rows]
