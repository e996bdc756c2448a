"""Charts, drawn on the server as SVG or PNG: no script in the browser, and a table beside each."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pledgebook.views import Cell, Filter, Totals, ViewError
from pledgebook.views.totals import UNKNOWN
from pledgebook.web.rendering import called, key

_BAR = "#3b6ea5"
_LINE = "#1d2429"
_WIDTH = 500  # pixels of each chart: they stand below each other
# SI has G where money has billions
_SUMS = "replace(replace(replace(format(datum.value, '~s'), 'G', 'bn'), 'M', 'm'), 'T', 'tn')"

_BETWEEN = "bars: as announced; lines: from the least to the most"
_ANNOUNCED = "as announced"
_STEPS = {"month": "yearmonth", "year": "year"}
_BARS = 12

_once = lru_cache(maxsize=64)  # most rulings leave most charts as they are


def load() -> None:
    """Load what draws: it takes a second, which no chart need wait for."""
    import altair  # noqa: F401, PLC0415
    import vl_convert  # noqa: F401, PLC0415


def of_totals(found: Totals, title: str, kind: str = "svg") -> bytes:
    """Totals as columns by month or year, stacked by what else they go by, or the largest as bars; SVG or PNG.

    Raises `ViewError` where there are none, or of several currencies: those stand on no one axis.
    """
    if not found.cells:
        raise ViewError("there is nothing to draw")
    codes = {cell.currency for cell in found.cells}
    if len(codes) > 1:
        raise ViewError("a chart is of one currency; add them up in one: USD, EUR, ...")
    unit = codes.pop() or "number"
    cells = [cell for cell in found.cells if UNKNOWN not in cell.key]
    if found.by[0] in _STEPS:
        told = tuple((c.key[0], _named(c, found.by, 1) or "announced", *_readings(c)) for c in cells)
        return columns(told, unit, title, _STEPS[found.by[0]], kind)
    largest = sorted(cells, key=lambda c: -c.announced)[:_BARS]
    return bars(tuple((_named(c, found.by), *_readings(c)) for c in largest), unit, title, kind)


def title(which: Filter, by: Sequence[str]) -> str:
    """What a chart of the totals of a filter is called: "United States to Ukraine by month"."""
    given = " to ".join(filter(None, (", ".join(map(called, ids)) for ids in (which.donor, which.recipient))))
    return f"{given or 'Contributions'} by {', '.join(by)}"


def _named(cell: Cell, by: Sequence[str], start: int = 0) -> str:
    return " / ".join(key(one, name) for one, name in zip(cell.key[start:], by[start:], strict=True))


def _readings(cell: Cell) -> tuple[float, float, float | None]:
    return float(cell.announced), float(cell.low), None if cell.high is None else float(cell.high)


@_once
def bars(rows: tuple[tuple[str, float, float, float | None], ...], unit: str, title: str, kind: str = "svg") -> bytes:
    """Horizontal bars of (name, announced, low, high) in ``unit``, with a rule from low to high; high None is open."""
    import altair as alt  # noqa: PLC0415  # slow to load, and only a chart needs them

    data = alt.InlineData(values=[{"name": name} | _values(said, low, high) for name, said, low, high in rows])
    axis = alt.Axis(title=unit, labelExpr=_SUMS, labelOverlap=True, grid=True)
    names: Any = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=190))
    chart = alt.layer(
        alt.Chart(data).mark_bar(color=_BAR, height=16).encode(y=names, x=alt.X("announced:Q", axis=axis)),
        alt.Chart(data).mark_rule(color=_LINE, strokeWidth=2).encode(y=names, x="low:Q", x2="high:Q"),
    ).properties(title=_titled(title, _BETWEEN))
    return _drawn(chart, kind)


@_once
def columns(
    rows: tuple[tuple[str, str, float, float, float | None], ...],
    unit: str,
    title: str,
    step: str = "yearmonth",
    kind: str = "svg",
) -> bytes:
    """Columns of (month "2024-10" or year, series, announced, low, high), stacked; of one series with its bounds."""
    import altair as alt  # noqa: PLC0415

    data = alt.InlineData(
        values=[
            {"month": f"{month}-01-01"[:10], "series": series} | _values(said, low, high)
            for month, series, said, low, high in rows
        ]
    )
    several = len({series for _, series, *_ in rows}) > 1
    axis = alt.Axis(
        title=None, format="%Y-%m" if step == "yearmonth" else "%Y", labelOverlap="greedy", labelSeparation=8
    )
    sort = "T" if step == "yearmonth" else "O"
    when: Any = alt.X(f"{step}(month):{sort}", axis=axis)
    color = alt.Color(
        "series:N", scale=alt.Scale(scheme="tableau10"), legend=alt.Legend(title=None) if several else None
    )
    chart: Any = (
        alt.Chart(data)
        .mark_bar()
        .encode(x=when, y=alt.Y("sum(announced):Q", axis=alt.Axis(title=unit, labelExpr=_SUMS)), color=color)
    )
    if not several:
        bounds: Any = alt.Chart(data).mark_rule(color=_LINE, strokeWidth=2)
        middle: Any = alt.X(f"{step}(month):{sort}", bandPosition=0.5)
        chart = alt.layer(chart, bounds.encode(x=middle, y="low:Q", y2="high:Q"))
    return _drawn(
        chart.properties(height=200, width=_WIDTH, title=_titled(title, _ANNOUNCED if several else _BETWEEN)), kind
    )


def _values(announced: float, low: float, high: float | None) -> dict[str, float]:
    return {"announced": announced, "low": low, "high": announced if high is None else high}


def _drawn(chart: Any, kind: str) -> bytes:
    import vl_convert  # noqa: PLC0415

    if kind == "png":
        return bytes(vl_convert.vegalite_to_png(_quiet(chart), scale=2))
    return vl_convert.vegalite_to_svg(_quiet(chart)).encode()


def _titled(title: str, below: str) -> Any:
    import altair as alt  # noqa: PLC0415

    return alt.TitleParams(title, subtitle=below)


def _quiet(chart: Any) -> str:
    """A look that is read on a light and on a dark page: on a ground of its own."""
    look = {
        "background": "#ffffff",
        "font": "sans-serif",
        "axis": {"labelFontSize": 13, "titleFontSize": 13},
        "title": {"fontSize": 15},
        "view": {"continuousWidth": _WIDTH, "stroke": None},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 28, "right": 12, "top": 8, "bottom": 8},
    }  # a browser's font may be wider
    return str(chart.configure(**look).to_json())
