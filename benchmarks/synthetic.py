"""Made-up claims with a realistic share of repeats: few donors give most, figures are round, papers copy."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from pledgebook.model.claim import AidType, Claim, Contribution, Item, Stage
from pledgebook.model.date import Date
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.ids import make_id
from pledgebook.model.record import Sourced
from pledgebook.model.span import Span

_ROUND = (1, 2, 3, 5, 10, 20, 25, 40, 50, 75, 100, 125, 150, 200, 250, 275, 300, 400, 425, 500, 725, 1000)
_GOODS = ("tanks", "howitzers", "air defense interceptors", "vaccine doses", "trucks", "tents", "generators", "drones")
_STAGES = tuple(Stage)[1:]
_REPEATED = 0.6  # share of claims that tell again what was told before, most of it lately
_FIRST = date(2015, 1, 1)


def claims(count: int, seed: int = 1) -> Iterator[Sourced]:
    """That many contributions' claims over a span of time that grows with them: ten a day, as news has them."""
    r = random.Random(seed)  # noqa: S311
    days = max(365, count // 10)
    told: list[tuple[Contribution, date]] = []
    for i in range(count):
        if told and r.random() < _REPEATED:
            known, day = told[r.randrange(max(0, len(told) - 200), len(told))]
            day += timedelta(days=r.choice((0, 0, 0, 1, 2, 40)))
            content = _with(known, r.choice(_STAGES), day)
        else:
            day = _FIRST + timedelta(days=days * i // count)
            content = _made_up(r, day)
            told.append((content, day))
        claim = Claim(make_id("c", str(seed), str(i)), f"doc-{i // 4}", Span(0, 1), "x", content, "synthetic")
        yield Sourced(claim, day.isoformat(), "A00")


def _made_up(r: random.Random, day: date) -> Contribution:
    donor = f"A{min(int(r.expovariate(0.15)), 59):02}"
    recipient = f"B{min(int(r.expovariate(0.1)), 59):02}"
    amount = None
    if r.random() < 0.7:
        number = Decimal(r.choice((*_ROUND, r.randrange(1, 2000)))) * 10**6
        qualifier = r.choice((Qualifier.EXACT, Qualifier.EXACT, Qualifier.EXACT, Qualifier.ABOUT, Qualifier.AT_LEAST))
        amount = Figure(qualifier, number, currency=r.choice(("USD", "USD", "USD", "EUR")))
    items = tuple(_item(r) for _ in range(r.randrange(3) if amount else r.randrange(1, 3)))
    mechanism = r.choice((None, None, None, "Fund A", "Authority B"))
    content = Contribution((donor,), (recipient,), r.choice(tuple(AidType)), Stage.COMMITTED, amount, items, mechanism)
    return _with(content, r.choice(_STAGES), day)


def _item(r: random.Random) -> Item:
    number = Figure(Qualifier.EXACT, Decimal(r.randrange(2, 500))) if r.random() < 0.6 else None
    return Item(r.choice(_GOODS), number)


def _with(content: Contribution, stage: Stage, day: date) -> Contribution:
    return Contribution(
        content.donors, content.recipients, content.aid_type, stage, content.amount, content.items, content.mechanism,
        Date(day.isoformat()),
    )  # fmt: skip
