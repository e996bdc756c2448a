"""The ledger's tables. docs/data-dictionary.md describes each column; a test fails where it does not.

Ordinary portable SQL: lists are JSON in text columns, exact decimals are text
beside floating bounds that are only for sorting and quick looks.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, false

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _slots() -> list[Column[object]]:
    """What claims and records say, as columns that people read; NULL where a kind has no such slot."""
    return [
        Column("donors", Text),
        Column("recipients", Text),
        Column("parties", Text),
        Column("aid_type", Text),
        Column("stage", Text),
        Column("amount", Text),
        Column("amount_min", Text),
        Column("amount_max", Text),
        Column("qualifier", Text),
        Column("currency", Text),
        Column("amount_low", Float),
        Column("amount_high", Float),
        Column("items", Text),
        Column("mechanism", Text),
        Column("date", Text),
        Column("date_basis", Text),
        Column("first_day", Text),
        Column("last_day", Text),
        Column("cumulative", Boolean, nullable=False),
        Column("type", Text),
        Column("status", Text),
        Column("subject", Text),
        Column("content", Text, nullable=False),
    ]


def _items(owner: str) -> list[Column[object]]:
    return [
        Column("ordinal", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("quantity", Text),
        Column("quantity_min", Text),
        Column("quantity_max", Text),
        Column("qualifier", Text),
        Index(f"ix_{owner}_items_name", "name"),  # type: ignore[list-item]
    ]


runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("version", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("issues", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("address", Text, index=True),
    Column("publisher", Text),
    Column("speaker", Text),
    Column("title", Text),
    Column("published", Text, index=True),
    Column("language", Text),
    Column("source", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("superseded_by", Text, ForeignKey("documents.id", deferrable=True, initially="DEFERRED"), index=True),
    Column("repeats", Text, ForeignKey("documents.id"), index=True),
    Column("likeness", Float),
    Column("raw", Text),
    Column("pages", Text),
    Column("content_hash", Text, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("body_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

document_bands = Table(
    "document_bands",
    metadata,
    Column("band", Text, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id"), primary_key=True, index=True),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("cues", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    *_slots(),
    Column("part_of", Text, ForeignKey("claims.id", deferrable=True, initially="DEFERRED"), index=True),
    Index("ix_claims_document", "document_id", "ordinal", unique=True),
    Index("ix_claims_confidence", "confidence", "id"),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Index("ix_claim_actors_actor", "actor", "role"),
)

claim_items = Table(
    "claim_items", metadata, Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True), *_items("claim")
)

records = Table(
    "records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    *_slots(),
    # no foreign key: records are thrown away and built again in any order; `check` looks
    Column("part_of", Text, index=True),
    Column("sources", Integer, nullable=False),
    Column("rule", Text),
    Column("conflict", Boolean, nullable=False),
    Column("appropriation", Boolean, nullable=False, server_default=false()),
    Column("figures", Text, nullable=False),
    Column("links", Text, nullable=False),
    Column("cluster", Text, nullable=False, index=True),
    Index("ix_records_kind_day", "kind", "first_day", "id"),
)

record_claims = Table(
    "record_claims",
    metadata,
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True),
    Column("record_id", Text, ForeignKey("records.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Index("ix_record_claims_record", "record_id", "ordinal", unique=True),
)

record_actors = Table(
    "record_actors",
    metadata,
    Column("record_id", Text, ForeignKey("records.id"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Index("ix_record_actors_actor", "actor", "role"),
)

record_items = Table(
    "record_items", metadata, Column("record_id", Text, ForeignKey("records.id"), primary_key=True), *_items("record")
)

record_steps = Table(
    "record_steps",
    metadata,
    Column("record_id", Text, ForeignKey("records.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("date", Text),
    Column("date_basis", Text),
    Column("claims", Text, nullable=False),
)

record_wholes = Table(
    "record_wholes",
    metadata,
    Column("record_id", Text, ForeignKey("records.id"), primary_key=True),
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True, index=True),
    Column("votes", Integer, nullable=False),
)

claim_keys = Table(
    "claim_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True),
    Index("ix_claim_keys_claim", "claim_id"),
)

issues = Table(
    "issues",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("document_id", Text, ForeignKey("documents.id"), index=True),
    Column("code", Text, nullable=False, index=True),
    Column("severity", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("span_start", Integer),
    Column("span_end", Integer),
)

fetches = Table(
    "fetches",
    metadata,
    Column("address", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("landed", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("address", Text, primary_key=True),
    Column("title", Text),
    Column("added_at", Text, nullable=False),
    Column("run_at", Text),
    Column("etag", Text),
    Column("last_modified", Text),
)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed", Text, ForeignKey("feeds.address"), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("seen_at", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("subjects", Text, nullable=False),
    Column("slot", Text),
    Column("value", Text),
    Column("why", Text, nullable=False),
)

reference_files = Table(
    "reference_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("format", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("imported_at", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Index("ix_reference_files_format", "format", "content_hash", unique=True),
)

reference_rows = Table(
    "reference_rows",
    metadata,
    Column("file_id", Integer, ForeignKey("reference_files.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("grain", Text, nullable=False),
    Column("donors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("aid_type", Text),
    Column("stage", Text),
    Column("amount", Text),
    Column("currency", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("description", Text),
    Column("counts", Boolean, nullable=False),
    Column("warning", Text),
    Column("raw", Text, nullable=False),
)

# Beside it stands what the databases have for it, in no portable SQL: the FTS5 table `search_index` (SQLite), the
# column `words` (PostgreSQL).
search_rows = Table(
    "search_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sort", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Index("ix_search_rows_ref", "ref", unique=True),
)

people = Table(
    "people",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("disabled_at", Text),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.name"), nullable=False),
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.name"), nullable=False),
    Column("label", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("revoked_at", Text),
    Index("ix_tokens_hash", "hash", unique=True),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("detail", Text, nullable=False),
)
