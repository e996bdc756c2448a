"""The tables that are exported and the meaning of each column: one place for files, data package and dictionary."""

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """What a column holds; Table Schema's word is `SCHEMA_TYPES`."""

    TEXT = "text"
    LIST = "list"  # several texts: a list in Parquet and JSON, joined by "; " elsewhere
    NUMBER = "number"  # exact decimals
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"  # an ISO date that is a whole day
    TIME = "time"  # an ISO date and time in UTC


SCHEMA_TYPES = {
    Type.TEXT: "string",
    Type.LIST: "string",
    Type.NUMBER: "number",
    Type.INTEGER: "integer",
    Type.BOOLEAN: "boolean",
    Type.DAY: "date",
    Type.TIME: "datetime",
}
"""Table Schema's types (frictionlessdata.io/specs/table-schema)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds and what that means."""

    name: str
    type: Type
    meaning: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns, the primary key, and which columns are keys of other tables."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: tuple[tuple[str, str], ...] = ()  # (column, table whose key it is)


def _id(of: str) -> Column:
    return Column("id", Type.TEXT, f"the {of}'s record; `pledgebook show ID` opens it", required=True)


_DATED = (
    Column("date", Type.TEXT, "EDTF: 2024-10-16, 2024-10, XXXX-10-16, an interval"),
    Column("date_basis", Type.TEXT, "said in the text, relative to its date, or its publication"),
    Column("first_day", Type.DAY, "the first day that the date may mean"),
    Column("last_day", Type.DAY, "the last day that the date may mean"),
)
_TOLD = (
    Column("documents", Type.INTEGER, "number of documents that tell it", required=True),
    Column("quote", Type.TEXT, "the words of the first claim that tells it", required=True),
    Column("address", Type.TEXT, "where that claim's document was published"),
)


def _figure(name: str, of: str) -> tuple[Column, ...]:
    return (
        Column(name, Type.NUMBER, f"{of}, where one number is said"),
        Column(f"{name}_min", Type.NUMBER, f"{of}: the lower bound of a range or vague number"),
        Column(f"{name}_max", Type.NUMBER, "its upper bound"),
        Column("qualifier", Type.TEXT, "exact, about, at_least, at_most, between, vague; empty where none is said"),
    )


TABLES: tuple[Table, ...] = (
    Table(
        "contributions",
        "Assistance from donors to recipients, one row a record; amounts must not be added across currencies.",
        (
            _id("contribution"),
            Column("donors", Type.LIST, "who gives: ISO 3166-1 alpha-3 codes and slugs of bodies", required=True),
            Column("recipients", Type.LIST, "who benefits", required=True),
            Column("aid_type", Type.TEXT, "military, humanitarian, financial, development", required=True),
            Column("stage", Type.TEXT, "the furthest of considered, pledged, committed, disbursed, delivered", True),
            *_figure("amount", "the money"),
            Column("currency", Type.TEXT, "ISO 4217"),
            Column("low", Type.NUMBER, "the least that the words allow"),
            Column("high", Type.NUMBER, "the most that they allow; empty where they set no bound"),
            Column("items", Type.LIST, "goods and services with their quantities, in words"),
            Column("mechanism", Type.TEXT, "the instrument, where named"),
            *_DATED,
            Column("pledged", Type.TEXT, "EDTF date on which it was pledged"),
            Column("committed", Type.TEXT, "EDTF date on which it was committed"),
            Column("disbursed", Type.TEXT, "EDTF date on which money was paid out"),
            Column("delivered", Type.TEXT, "EDTF date on which goods were handed over"),
            Column("condition", Type.TEXT, "what it depends on, in the text's words"),
            Column("cumulative", Type.BOOLEAN, "a running total that adds up several contributions", required=True),
            Column("period", Type.TEXT, "EDTF interval that a running total covers"),
            Column("part_of", Type.TEXT, "the record that includes this one"),
            Column("counts", Type.BOOLEAN, "whether it counts in a sum of all: once, and not before its time", True),
            Column("left_out", Type.TEXT, "why it does not: part, running total, considered, appropriation, shared"),
            Column("conflict", Type.BOOLEAN, "whether the sources' figures cannot all be so", required=True),
            Column("chosen_by", Type.TEXT, "the rule that chose the figure among several"),
            *_TOLD,
        ),
        ("id",),
    ),
    Table(
        "items",
        "Goods and services of the contributions, one row each.",
        (
            Column("record", Type.TEXT, "the contribution", required=True),
            Column("ordinal", Type.INTEGER, "the item's place, from 0", required=True),
            Column("name", Type.TEXT, "what it is", required=True),
            *_figure("quantity", "how many"),
        ),
        ("record", "ordinal"),
        (("record", "contributions"),),
    ),
    Table(
        "proposals",
        "What one party asks of another, or offers.",
        (
            _id("proposal"),
            Column("direction", Type.TEXT, "request or offer", required=True),
            Column("proposer", Type.LIST, "who asks or offers", required=True),
            Column("addressees", Type.LIST, "of whom, or to whom"),
            Column("subject", Type.TEXT, "what for", required=True),
            Column("category", Type.TEXT, "membership, weapons, permission, security, funding, ...", required=True),
            Column("plan", Type.TEXT, "the plan that it belongs to"),
            Column("ordinal", Type.INTEGER, "its place in the plan, where said"),
            *_DATED,
            *_TOLD,
        ),
        ("id",),
    ),
    Table(
        "positions",
        "Where a party stands on a proposal, measure or act.",
        (
            _id("position"),
            Column("holder", Type.LIST, "whose stance it is", required=True),
            Column("subject", Type.TEXT, "on what", required=True),
            Column("stance", Type.TEXT, "supports, opposes, reluctant, undecided, permits, ...", required=True),
            *_DATED,
            *_TOLD,
        ),
        ("id",),
    ),
    Table(
        "engagements",
        "Calls, meetings, visits, summits, signings, exercises.",
        (
            _id("engagement"),
            Column("type", Type.TEXT, "call, meeting, visit, summit, signing, exercise", required=True),
            Column("parties", Type.LIST, "who takes part", required=True),
            Column("status", Type.TEXT, "held, planned, cancelled", required=True),
            Column("format", Type.TEXT, "in_person, phone, virtual"),
            Column("name", Type.TEXT, "its proper name"),
            *_DATED,
            *_TOLD,
        ),
        ("id",),
    ),
    Table(
        "groups",
        "What a body is said to be.",
        (
            _id("group"),
            Column("group", Type.TEXT, "the body", required=True),
            *_figure("size", "how many members"),
            Column("role", Type.TEXT, "what it is or does", required=True),
            *_TOLD,
        ),
        ("id",),
    ),
    Table(
        "taskings",
        "Who is told by whom to follow up.",
        (
            _id("tasking"),
            Column("by", Type.LIST, "who tells", required=True),
            Column("to", Type.LIST, "who is told"),
            Column("action", Type.TEXT, "what is to be done", required=True),
            *_TOLD,
        ),
        ("id",),
    ),
    Table(
        "statements",
        "Direct quotations in reports.",
        (
            _id("statement"),
            Column("speaker", Type.TEXT, "the name as written", required=True),
            Column("party", Type.TEXT, "whom the speaker speaks for"),
            Column("text", Type.TEXT, "the quoted words", required=True),
            *_TOLD,
        ),
        ("id",),
    ),
    Table(
        "proofs",
        "The claims behind each record: document, place and words.",
        (
            Column("claim", Type.TEXT, "the claim; each belongs to one record", required=True),
            Column("record", Type.TEXT, "the record that it tells", required=True),
            Column("kind", Type.TEXT, "the record's kind", required=True),
            Column("document", Type.TEXT, "the document that says it", required=True),
            Column("start", Type.INTEGER, "where the quote begins: code points of the document's text", required=True),
            Column("end", Type.INTEGER, "where it ends", required=True),
            Column("quote", Type.TEXT, "the words", required=True),
            Column("rule", Type.TEXT, "the reading rule that made the claim", required=True),
            Column("confidence", Type.NUMBER, "between 0 and 1", required=True),
        ),
        ("claim",),
        (("document", "sources"),),
    ),
    Table(
        "sources",
        "The documents of the ledger.",
        (
            Column("id", Type.TEXT, "from address and text: the same everywhere", required=True),
            Column("title", Type.TEXT, "its title"),
            Column("publisher", Type.TEXT, "who published it"),
            Column("published", Type.DAY, "the day of publication"),
            Column("address", Type.TEXT, "where it was published"),
            Column("language", Type.TEXT, "ISO 639-1"),
            Column("source", Type.TEXT, "the path or address that it was read from", required=True),
            Column("added_at", Type.TIME, "when it came into the ledger, UTC", required=True),
            Column("superseded_by", Type.TEXT, "the document that is a newer text of the same address"),
            Column("content_hash", Type.TEXT, "SHA-256 of the text in UTF-8", required=True),
        ),
        ("id",),
    ),
)


def table(name: str) -> Table:
    """The table of that name."""
    return next(t for t in TABLES if t.name == name)
