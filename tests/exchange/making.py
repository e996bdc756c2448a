"""A ledger with something of everything in it, and how it is exported."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from factories import asked, figure, given, held, met, told
from pledgebook import pipeline
from pledgebook.exchange.exporting import export
from pledgebook.model.claim import EngagementFormat, Group, Statement, Tasking
from pledgebook.store import Ledger, open_ledger


@contextmanager
def a_ledger(folder: Path) -> Iterator[Ledger]:
    """Every kind of claim, vague and open figures, a part, a running total, a hostile title and quote."""
    first = told(
        given("USA>UKR 425m", items={"interceptors": "200-999?", "tanks": "31", "training": ""}),
        given("USA>UKR <125m", part_of="0", mechanism="Example Drawdown"),
        given("USA>UKR >18.3bn", cumulative=True, date="2024-10-16"),
        given("eu>UKR ~1.5bn EUR", type="financial", stage="disbursed", date="2024-09-03"),
        given("GBR,DEU>KEN 3bn GBP", type="humanitarian", stage="pledged", date="2024-05"),
        given("JPN>MDA 7-8 USD", type="development", date=None),
        given("CAN>UKR", items={"=cmd|'/c calc'!A1": "2"}, stage="delivered", date="2023-02-24/2023-03-01"),
        given("USA>UKR 24bn", stage="considered"),
        name="first",
        title='=HYPERLINK("http://example.org")',
    )
    second = told(
        given("USA>UKR 425m", date="2024-10-17"),
        replace(given("POL>UKR 10m EUR", date="2024-01-05"), condition="if parliament agrees"),
        asked("UKR>USA long-range missiles", plan="Example Plan", ordinal=2),
        held("DEU conditional the mission"),
        met("USA,UKR", type="call", format=EngagementFormat.PHONE),
        met("FRA,UKR", date="2024-11", status="planned"),
        met("nato,UKR", date="2023-07-11/2023-07-12", type="summit", name="Example Summit"),
        met("JPN,UKR", date="2024-03-02", status="cancelled"),
        Group("udcg", figure("57"), "coordinates"),
        Tasking(("USA",), ("USA",), "follow up"),
        Statement("A Minister", "UKR", "We asked, <b>twice</b>."),
        name="second",
        published="2024-10-18",
    )
    with open_ledger(folder / "ledger.db", create=True) as ledger:
        pipeline.keep(ledger, [first, second])
        yield ledger


def exported(folder: Path, format_: str) -> Path:
    """The folder that an export of that ledger makes."""
    with a_ledger(folder) as ledger:
        export(ledger, format_, folder / format_)
    return folder / format_


def decimal(value: object) -> Decimal | None:
    """A number of a file as an exact one."""
    return None if value in (None, "") else Decimal(str(value))
