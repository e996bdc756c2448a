"""The ledger as FollowTheMoney entities (followthemoney.tech): JSON lines, every property a list of texts.

A pledge is no payment: contributions are projects, and only what was paid out is a `Payment` as well. Requests,
positions, groups and taskings have no schema there and are logged.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pledgebook.exchange.gifts import no_gift
from pledgebook.exchange.log import Log
from pledgebook.exchange.naming import alpha_2, is_state, name_of, title
from pledgebook.exchange.tables.rows import in_words
from pledgebook.exchange.tables.writers import plain_number
from pledgebook.model.claim import Contribution, Engagement, Stage
from pledgebook.model.date import Date, day_range
from pledgebook.views import Entry, Source

FILE = "entities.ftm.json"

_TEXT = 60_000  # longer values are cut: FollowTheMoney refuses none, but its indexes do


def write(entries: Iterable[Entry], sources: tuple[Source, ...], folder: Path, log: Log) -> None:
    """Write ``entities.ftm.json``: actors, projects with their participants, payments, events, documents, evidence."""
    actors: set[str] = set()
    with (folder / FILE).open("w", encoding="utf-8") as file:

        def put(entities: Iterable[dict[str, Any]]) -> None:
            file.writelines(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)

        for source in sources:
            put([_document(source)])
        for entry in entries:
            made = list(_entities(entry, log))
            if made:
                involved = {a for a in _actors(entry) if a not in actors}
                actors |= involved
                put(map(_actor, sorted(involved)))
                put(made)


def _id(*parts: str) -> str:
    return "pb-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _entity(schema: str, id_: str, **properties: Any) -> dict[str, Any]:
    said: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else [v for v in value or () if v]
        values = [v[:_TEXT] for v in values if v]
        if values:
            said[name] = values
    return {"id": id_, "schema": schema, "properties": said}


def _actors(entry: Entry) -> tuple[str, ...]:
    content = entry.record.content
    if isinstance(content, Contribution):
        return (*content.donors, *content.recipients)
    return content.parties if isinstance(content, Engagement) else ()


def _actor(actor: str) -> dict[str, Any]:
    schema = "PublicBody" if is_state(actor) else "Organization"
    return _entity(schema, _id("actor", actor), name=name_of(actor), country=(alpha_2(actor) or "").lower())


def _document(source: Source) -> dict[str, Any]:
    return _entity(
        "Article",
        _id("document", source.id),
        title=source.title or source.source,
        publisher=source.publisher,
        publishedAt=source.published,
        sourceUrl=_web(source.address),
        retrievedAt=source.added_at[:10],
        notes=source.id,
    )


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else None


def _entities(entry: Entry, log: Log) -> Iterator[dict[str, Any]]:
    content, record = entry.record.content, entry.record.id
    if isinstance(content, Contribution):
        if entry.left_out != "considered" and (why := no_gift(entry)):
            log.left_out(record, f"no project: {why}")
            return
        yield from _project(entry, content)
    elif isinstance(content, Engagement):
        yield _entity(
            "Event",
            _id(record),
            name=content.name or f"{content.status.value.capitalize()} {content.type.value}",
            date=_dates(content.date),
            involved=[_id("actor", p) for p in content.parties],
            summary=entry.proofs[0].quote,
            recordId=record,
        )
    else:
        log.left_out(record, f"FollowTheMoney has no schema for a {entry.record.kind}")
        return
    for proof in entry.proofs:
        yield _entity(
            "Documentation",
            _id(record, proof.claim),
            document=_id("document", proof.document),
            entity=_id(record),
            role="evidence",
            summary=proof.quote,
            recordId=proof.claim,
        )


def _dates(date: Date | None) -> str | None:
    """The date as far as FollowTheMoney has words for it: a prefix of an ISO day."""
    days = day_range(date.edtf) if date else None
    if days is None or days[1] == "9999-12-31":
        return None
    for length in (10, 7, 4):
        if days[0][:length] == days[1][:length]:
            return days[0][:length]
    return None


def _project(entry: Entry, content: Contribution) -> Iterator[dict[str, Any]]:
    record, amount = entry.record.id, content.amount
    money: dict[str, str | None] = {}
    if amount is not None and amount.currency is not None:
        money = {"amount": plain_number(amount.announced), "currency": amount.currency}
    yield _entity(
        "Project",
        _id(record),
        name=title(content),
        projectId=record,
        status=content.stage.value,
        phase=content.aid_type.value,
        date=_dates(content.date),
        program=content.mechanism,
        description="; ".join(map(in_words, content.items)),
        summary=entry.proofs[0].quote,
        sourceUrl=[a for p in entry.proofs if (a := _web(p.address))],
        recordId=record,
        **money,
    )
    roles = [("donor", d) for d in content.donors] + [("recipient", r) for r in content.recipients]
    for role, actor in roles:
        yield _entity(
            "ProjectParticipant",
            _id(record, role, actor),
            project=_id(record),
            participant=_id("actor", actor),
            role=role,
        )
    if content.stage is Stage.DISBURSED and money and entry.left_out is None:
        yield _entity(
            "Payment",
            _id(record, "payment"),
            payer=[_id("actor", d) for d in content.donors],
            beneficiary=[_id("actor", r) for r in content.recipients],
            project=_id(record),
            programme=content.mechanism,
            purpose=f"{content.aid_type.value} assistance",
            date=_dates(content.date),
            sourceUrl=[a for p in entry.proofs if (a := _web(p.address))],
            recordId=record,
            **money,
        )
