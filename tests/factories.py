"""Claims and documents of our own making, told in one line each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pledgebook.model.claim import (
    AidType,
    Category,
    Claim,
    Content,
    Contribution,
    Direction,
    Engagement,
    EngagementStatus,
    EngagementType,
    Item,
    Position,
    Proposal,
    Stage,
    Stance,
)
from pledgebook.model.date import Basis, Date
from pledgebook.model.document import Document
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.ids import content_hash, make_id
from pledgebook.model.record import Sourced
from pledgebook.model.span import Span
from pledgebook.pipeline import Extraction

_SIGNS = {"~": Qualifier.ABOUT, ">": Qualifier.AT_LEAST, "<": Qualifier.AT_MOST}
_UNITS = {"k": 10**3, "m": 10**6, "bn": 10**9}


def figure(said: str, currency: str | None = None) -> Figure:
    """A figure in short: "425m", "~2.5bn", ">18.3bn EUR", "<40", "5-10"; a vague one is "200-999?"."""
    number, _, code = said.partition(" ")
    currency = code or currency
    if "-" in number:
        low, high = (_number(n) for n in number.rstrip("?").split("-"))
        vague = Qualifier.VAGUE if number.endswith("?") else Qualifier.BETWEEN
        return Figure(vague, low=low, high=high, currency=currency)
    qualifier = _SIGNS.get(number[0], Qualifier.EXACT)
    return Figure(qualifier, _number(number.lstrip("~><")), currency=currency)


def _number(said: str) -> Decimal:
    unit = next((u for u in ("bn", "m", "k") if said.endswith(u)), "")
    return Decimal(said.removesuffix(unit)) * _UNITS.get(unit, 1)


def given(said: str = "USA>UKR 425m", **slots: Any) -> Contribution:
    """A contribution in short: "USA,GBR>UKR 425m EUR"; other slots by name, dates as EDTF, items as {name: number}."""
    who, _, amount = said.partition(" ")
    donors, _, recipients = who.partition(">")
    date = slots.pop("date", "2024-10-16")
    items = slots.pop("items", {})
    content = Contribution(
        donors=tuple(filter(None, donors.split(","))),
        recipients=tuple(filter(None, recipients.split(","))),
        aid_type=AidType(slots.pop("type", "military")),
        stage=Stage(slots.pop("stage", "committed")),
        amount=figure(amount, "USD") if amount else None,
        items=tuple(Item(name, figure(number) if number else None) for name, number in items.items()),
        date=Date(date, Basis(slots.pop("basis", "said"))) if date else None,
    )
    return replace(content, **slots)


def met(said: str = "USA,UKR", **slots: Any) -> Engagement:
    """An engagement of these parties; other slots by name."""
    date = slots.pop("date", "2024-10-16")
    content = Engagement(
        type=EngagementType(slots.pop("type", "meeting")),
        parties=tuple(said.split(",")),
        status=EngagementStatus(slots.pop("status", "held")),
        date=Date(date) if date else None,
    )
    return replace(content, **slots)


def asked(said: str = "UKR>USA air defense systems", **slots: Any) -> Proposal:
    """A proposal in short: "UKR>USA,DEU long-range missiles"; other slots by name, dates as EDTF."""
    who, _, subject = said.partition(" ")
    proposer, _, addressees = who.partition(">")
    date = slots.pop("date", "2024-10-16")
    content = Proposal(
        direction=Direction(slots.pop("direction", "request")),
        proposer=tuple(filter(None, proposer.split(","))),
        addressees=tuple(filter(None, addressees.split(","))),
        subject=subject,
        category=Category(slots.pop("category", "weapons")),
        date=Date(date) if date else None,
    )
    return replace(content, **slots)


def held(said: str = "DEU supports the new training mission", **slots: Any) -> Position:
    """A position in short: "DEU opposes the ban on exports"; other slots by name, dates as EDTF."""
    holder, stance, subject = said.split(" ", 2)
    date = slots.pop("date", "2024-10-16")
    return replace(Position(tuple(holder.split(",")), subject, Stance(stance), Date(date) if date else None), **slots)


def told(*contents: Content, name: str = "a", **metadata: Any) -> Extraction:
    """A document that says these things, one sentence each; ``name`` makes its text and address its own.

    ``quotes`` puts words of its own in the place of the sentences.
    """
    sentences = metadata.pop("quotes", None) or [f"Sentence {i} of document {name}." for i in range(len(contents))]
    text = "\n".join(["A text.", *sentences, metadata.pop("more", "")])
    address = metadata.pop("address", f"https://example.org/{name}")
    digest = content_hash(text)
    metadata = {"published": "2024-10-16", "publisher": "Example News"} | metadata
    document = Document(
        make_id("doc", address or "", digest),
        text,
        Span(0, len(text)),
        digest,
        f"{name}.md",
        address=address,
        **metadata,
    )
    claims = [_claim(document, sentence, content) for sentence, content in zip(sentences, contents, strict=True)]
    return Extraction(document, tuple(_bind(claims)), ())


def _claim(document: Document, quote: str, content: Content) -> Claim:
    start = document.text.index(quote)
    claim_id = make_id("c", document.id, str(start))
    return Claim(claim_id, document.id, Span(start, start + len(quote)), quote, content, "test", ("gives",), 0.75)


def _bind(claims: Sequence[Claim]) -> Iterable[Claim]:
    """``part_of`` is told as the place of the whole among the contents: "0" is the first."""
    for claim in claims:
        content = claim.content
        if isinstance(content, Contribution) and content.part_of is not None:
            content = replace(content, part_of=claims[int(content.part_of)].id)
        yield replace(claim, content=content)


def sourced(*documents: Extraction) -> list[Sourced]:
    """The claims of documents as reconciliation is given them."""
    return [
        Sourced(claim, one.document.published, one.document.speaker, one.document.publisher)
        for one in documents
        for claim in one.claims
    ]
