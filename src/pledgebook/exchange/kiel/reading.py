"""The tracker's workbook, its main data sheet as CSV, and the monthly CSV of its site.

Quirks that are met: headers in changing case, a blank first column, "." and "No price" and "Not given" for
nothing, types with blanks behind them, dates as dates, as Excel's serial numbers or as text, a second row of HXL
tags. Unknown columns are kept; a missing core column is an error.
"""

import csv
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pledgebook.exchange.kiel.columns import SHEET
from pledgebook.exchange.naming import actor_named, alpha_3
from pledgebook.exchange.place import ExchangeError
from pledgebook.model.claim import AidType, Stage
from pledgebook.model.reference_data import Grain, ReferenceRow

_NOTHING = frozenset(("", ".", "no price", "not given", "n/a", "na", "nan", "none", "-"))
_CORE = ("donor", "announcement_date", "measure", "aid_type_general")
_VALUES = ("tot_sub_activity_value_eur", "tot_activity_value_eur")
_MONTHLY = ("iso", "year", "month", "total", "commitments")
_FIRST = date(1899, 12, 30)  # Excel's day 0
_TYPES = {t.value: t for t in AidType}
_BILLION = Decimal(10) ** 9

# how the tracker names donors that are no states
_DONORS = {
    "eu (commission and council)": "eu",
    "eu institutions": "eu",
    "european union (commission and council)": "eu",
    "european investment bank": "eib",
    "european peace facility": "eu",
}


def read(path: Path) -> list[ReferenceRow]:
    """The rows of a file; raises `ExchangeError` where it is none of the tracker's."""
    with path.open("rb") as file:
        head = file.read(8)
    sheet = _workbook(path) if head.startswith(b"PK\x03\x04") else _csv(path)
    rows = iter(sheet)
    for header in rows:
        names = [_normal(cell) for cell in header]
        if set(_MONTHLY) <= set(names):
            return [_month(record, place) for place, record in enumerate(_records(names, rows))]
        if set(_CORE) <= set(names):
            if not any(value in names for value in _VALUES):
                raise ExchangeError(f"{path}: has no column {' or '.join(_VALUES)}")
            return [_activity(record, place) for place, record in enumerate(_records(names, rows))]
        if any(names):
            missing = ", ".join(name for name in _CORE if name not in names)
            raise ExchangeError(f"{path}: is no sheet of the tracker; it has no column {missing}")
    raise ExchangeError(f"{path}: is empty")


def _workbook(path: Path) -> Iterator[list[Any]]:
    from zipfile import BadZipFile  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        wanted = _normal(SHEET)
        name = next((n for n in book.sheetnames if _normal(n) == wanted), None)
        if name is None:
            raise ExchangeError(f"{path}: has no sheet {SHEET!r}; it has {', '.join(book.sheetnames[:8])}")
        for row in book[name].iter_rows(values_only=True):
            yield list(row)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise ExchangeError(f"{path}: is no workbook that can be read ({error})") from None


def _csv(path: Path) -> Iterator[list[Any]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExchangeError(f"{path}: is no CSV file in UTF-8 ({error})") from None


def _normal(cell: Any) -> str:
    return re.sub(r"[^a-z0-9]+", "_", str(cell or "").lower()).strip("_")


def _records(names: list[str], rows: Iterable[list[Any]]) -> Iterator[dict[str, Any]]:
    """The rows below the header by column; without HXL tags and blank rows."""
    for place, row in enumerate(rows):
        if place == 0 and any(str(cell or "").startswith("#") for cell in row):
            continue
        record = {name or f"column_{n}": cell for n, (name, cell) in enumerate(zip(names, row, strict=False))}
        if any(cell not in (None, "") for cell in record.values()):
            yield record


def _raw(record: Mapping[str, Any]) -> dict[str, Any]:
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in record.items() if v not in (None, "")}


def _text(value: Any) -> str | None:
    text = str(value).strip() if value is not None else ""
    return None if text.casefold() in _NOTHING else text.removeprefix("'")


def _number(value: Any) -> Decimal | None:
    text = _text(value)
    if text is None:
        return None
    try:
        number = Decimal(text.replace(",", "").replace(" ", "").replace("\xa0", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day(value: Any) -> str | None:
    """An ISO day of a date, a serial number or a text; None where it is none of them."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = _text(value)
    if text is None:
        return None
    serial = _number(text)
    if serial is not None:
        return (_FIRST + timedelta(days=int(serial))).isoformat() if 20_000 < serial < 80_000 else None
    for form in ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%m/%d/%Y", "%d.%m.%Y", "%d %B %Y"):
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def _donors(value: Any) -> tuple[tuple[str, ...], str | None]:
    """The donors' ids and, where one is not known, a warning."""
    found: list[str] = []
    unknown: list[str] = []
    for name in (_text(value) or "").split(";"):
        bare = name.strip()
        known = _DONORS.get(bare.casefold()) or (actor_named(bare) if bare else None)
        if known:
            found.append(known)
        elif bare:
            unknown.append(bare)
    return tuple(found), f"unknown donor: {', '.join(unknown)}" if unknown else None


def _activity(record: dict[str, Any], place: int) -> ReferenceRow:
    donors, warning = _donors(record.get("donor"))
    amount = next((n for name in _VALUES if (n := _number(record.get(name))) is not None), None)
    said, code = _number(record.get("source_reported_value")), _text(record.get("reporting_currency"))
    day = _day(record.get("announcement_date"))
    first, last = (day, day) if day else _month_of(_number(record.get("month")))
    if day is None and _text(record.get("announcement_date")) and first is None:
        warning = "; ".join(filter(None, (warning, f"no date: {record['announcement_date']}")))
    measure = (_text(record.get("measure")) or "").casefold()
    delivered = _number(record.get("item_numb_deliv")) or _number(record.get("tot_value_deliv_eur"))
    stage = Stage.PLEDGED if measure == "commitment" else Stage.DELIVERED if delivered else Stage.COMMITTED
    in_own = said is not None and code is not None and len(code) == 3 and code.isupper()
    return ReferenceRow(
        key=_text(record.get("sub_activity_id")) or _text(record.get("activity_id")) or f"row {place + 1}",
        grain=Grain.RECORD,
        donors=donors,
        recipients=("UKR",),
        raw=_raw(record),
        aid_type=_TYPES.get((_text(record.get("aid_type_general")) or "").casefold()),
        stage=stage,
        amount=said if in_own else amount,
        currency=code if in_own else "EUR" if amount is not None else None,
        first_day=first,
        last_day=last,
        description=_text(record.get("explanation")),
        counts=amount is not None or in_own,
        warning=warning,
    )


def _month_of(number: Decimal | None) -> tuple[str | None, str | None]:
    """The first and the last day of the tracker's month, 1 for January 2022."""
    if number is None or not 1 <= number < 1200:
        return None, None
    year, month = 2022 + (int(number) - 1) // 12, (int(number) - 1) % 12 + 1
    return f"{year}-{month:02}-01", f"{year}-{month:02}-{monthrange(year, month)[1]}"


def _month(record: dict[str, Any], place: int) -> ReferenceRow:
    """A donor's month: ``amount`` is what was allocated, in euros (the file counts billions)."""
    iso = _text(record.get("iso")) or ""
    actor = _DONORS.get((_text(record.get("country")) or "").casefold()) or (alpha_3(iso) if iso else None)
    actor = actor or actor_named(_text(record.get("country")) or "")
    total = _number(record.get("total"))
    year, month = _number(record.get("year")), _number(record.get("month"))
    first = last = None
    if year is not None and month is not None and 1 <= month <= 12:
        first = f"{int(year)}-{int(month):02}-01"
        last = f"{int(year)}-{int(month):02}-{monthrange(int(year), int(month))[1]}"
    return ReferenceRow(
        key=f"{iso or record.get('country')} {(first or '')[:7]}",
        grain=Grain.MONTH,
        donors=(actor,) if actor else (),
        recipients=("UKR",),
        raw=_raw(record),
        amount=total * _BILLION if total is not None else None,
        currency="EUR",
        first_day=first,
        last_day=last,
        warning=None if actor else f"row {place + 2}: unknown donor: {record.get('country')}",
    )
