"""A ledger of any size with something of every kind, written straight into its tables: for what looks at ledgers.

The shares of the kinds are about those of news: of a hundred records 27 proposals, 26 positions, 25 contributions,
18 engagements, 4 statements. Each record rests on one claim, each document holds four. Beyond 20,000 records the
database copies those that are there, each copy of a claim, record and document with an id of its own and every
subject with a word of its own: a million records are there in minutes.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from benchmarks.synthetic import claims
from pledgebook.model.claim import (
    Category,
    Claim,
    Content,
    Contribution,
    Direction,
    Engagement,
    EngagementStatus,
    EngagementType,
    Position,
    Proposal,
    Stance,
    Statement,
)
from pledgebook.model.date import Date
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.record import Record
from pledgebook.model.span import Span
from pledgebook.store import open_ledger, tables
from pledgebook.store.adding import end_run, start_run
from pledgebook.store.putting import now
from pledgebook.store.records import record_rows
from pledgebook.store.rows import actors, claim_row, document_row, item_rows
from pledgebook.store.searching import index

_CHUNK = 20_000
_SHARES = (27, 26, 25, 18, 4)
_SYLLABLES = tuple(a + b for a in "bcdfgklmnprstv" for b in "ai")
_WORDS = tuple(a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES)


def ledger(path: Path, count: int) -> None:
    """A ledger of ``count`` records at a path where none is; beyond 20,000 a multiple of that."""
    with open_ledger(path, create=True) as made:
        run = start_run(made, "synthetic", ["synthetic"])
        for documents, records in _chunks(min(count, _CHUNK)):
            told = [claim for _, some in documents for claim in some]
            with made.reading() as connection:
                rows = record_rows(connection, records, {claim.id: claim.document_id for claim in told})
            rows[tables.documents] = [document_row(d) | {"added_at": now(), "run_id": run} for d, _ in documents]
            rows[tables.claims] = [claim_row(c, i) for _, some in documents for i, c in enumerate(some)]
            rows[tables.claim_actors] = [
                {"claim_id": c.id, "role": role, "actor": actor} for c in told for role, actor in actors(c.content)
            ]
            rows[tables.claim_items] = [row for c in told for row in item_rows(c.content, {"claim_id": c.id})]
            first = (tables.documents, tables.claims, tables.records)
            with made.writing() as connection:
                for table in (*first, *(t for t in rows if t not in first)):
                    if rows[table]:
                        connection.execute(insert(table), rows[table])
                index(connection, [d for d, _ in documents], told)
                counted = tables.runs.c
                connection.execute(
                    tables.runs.update().values(
                        documents=counted.documents + len(documents), claims=counted.claims + len(told)
                    )
                )
        for copy in range(1, count // _CHUNK):
            with made.writing() as connection:
                for table in _COPIED:
                    names = [column.name for column in table.columns]
                    own = ", ".join(_copied(table.name, name, copy) for name in names)
                    query = f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {own} FROM {table.name}"  # noqa: S608
                    connection.exec_driver_sql(f"{query} WHERE {_ID[table.name]} NOT LIKE '%+%'")
                connection.exec_driver_sql(
                    f"INSERT INTO search_rows (sort, ref) SELECT sort, ref || '+{copy}' FROM search_rows "  # noqa: S608
                    "WHERE ref NOT LIKE '%+%' ORDER BY id"
                )
                connection.exec_driver_sql(
                    "INSERT INTO search_index (rowid, words) SELECT s.id, coalesce(c.quote, d.text) FROM search_rows s "  # noqa: S608
                    "LEFT JOIN claims c ON c.id = s.ref LEFT JOIN documents d ON d.id = s.ref "
                    f"WHERE s.ref LIKE '%+{copy}'"
                )
                counted = tables.runs.c
                connection.execute(
                    tables.runs.update().values(
                        documents=counted.documents + _CHUNK // 4, claims=counted.claims + _CHUNK
                    )
                )
        end_run(made, run, "done")


_COPIED = (
    tables.documents, tables.claims, tables.claim_actors, tables.claim_items, tables.records, tables.record_claims,
    tables.record_actors, tables.record_items, tables.record_steps,
)  # fmt: skip
_ID = {
    table.name: "id" if "id" in table.columns else "record_id" if "record_id" in table.columns else "claim_id"
    for table in _COPIED
}
_IDS = ("id", "claim_id", "record_id", "document_id", "cluster")


def _copied(table: str, column: str, copy: int) -> str:
    """What a column of a copied row holds, in SQL."""
    if column in _IDS:
        return f"{column} || '+{copy}'"
    if column == "subject":
        return f"subject || ' {_WORDS[-copy]}'"
    if column == "content":
        return f'replace(content, \'"subject":"\', \'"subject":"{_WORDS[-copy]} \')'
    return column


_Chunk = tuple[list[tuple[Document, list[Claim]]], list[Record]]


def _chunks(count: int) -> Iterator[_Chunk]:
    r = random.Random(2)  # noqa: S311
    documents: list[tuple[Document, list[Claim]]] = []
    records: list[Record] = []
    some: list[tuple[str, Content, str]] = []
    for number, one in enumerate(claims(count)):
        day, given = one.published or "", one.claim.content
        if isinstance(given, Contribution):  # all of them are
            some.append((one.claim.id, _content(r, number, day, given, count), day))
        if len(some) < 4 and number + 1 < count:
            continue
        documents.append(_document(r, number, some))
        records += (Record(c.id.replace("c-", "r-"), c.content, (c.id,), cluster=c.id) for c in documents[-1][1])
        some = []
        if len(records) >= _CHUNK:
            yield documents, records
            documents, records = [], []
    if records:
        yield documents, records


def _document(r: random.Random, number: int, said: list[tuple[str, Content, str]]) -> tuple[Document, list[Claim]]:
    """A document that says these things, a line each."""
    id_, text, found = f"doc-{number}", "", []
    for claim, content, _ in said:
        quote = f"{_phrase(r)} and {_phrase(r)}, it was said."
        span = Span(len(text), len(text) + len(quote))
        text += quote + "\n"
        found.append(Claim(claim, id_, span, quote, content, "synthetic", (), round(r.uniform(0.3, 1), 3)))
    made = Document(
        id=id_,
        text=text,
        body=Span(0, len(text)),
        content_hash=content_hash(text),
        source=f"{id_}.txt",
        title=f"Statement {number}",
        publisher="A paper",
        published=said[0][2],
        address=f"https://example.org/{id_}",
    )
    return made, found


def _content(r: random.Random, number: int, day: str, given: Contribution, count: int) -> Content:
    """Something of one of the kinds, told on a day."""
    on = Date(day)
    kind = r.choices(range(5), _SHARES)[0]
    if kind == 0:
        plan = f"the plan of {2015 + r.randrange(count // 100 + 3)} points" if r.random() < 0.3 else None
        who = Direction.REQUEST if r.random() < 0.8 else Direction.OFFER
        return Proposal(who, given.recipients, given.donors, _phrase(r), r.choice(tuple(Category)), plan, None, on)
    if kind == 1:
        return Position(given.donors, _phrase(r), r.choice(tuple(Stance)), on)
    if kind == 2:
        return replace(given, cumulative=r.random() < 0.02)
    if kind == 3:
        planned = number > count - 40
        status = EngagementStatus.PLANNED if planned else EngagementStatus.HELD
        ahead = (date.today() + timedelta(days=number % 90)).isoformat() if planned else day  # noqa: DTZ011
        sort = r.choice(tuple(EngagementType))
        return Engagement(sort, (*given.donors, *given.recipients), status, None, None, Date(ahead))
    return Statement("the minister", given.donors[0], "we stand by what we said")


def _phrase(r: random.Random) -> str:
    """Four words, the second half as often as the first, the third a third as often: as words are."""
    return " ".join(_WORDS[int(len(_WORDS) ** r.random()) - 1] for _ in range(4))
