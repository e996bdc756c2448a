"""Charts, drawn on the server as SVG: no script in the browser, and a table beside each."""

from functools import lru_cache
from typing import Any

_BAR = "#3b6ea5"
_LINE = "#1d2429"
_WIDTH = 500  # pixels of each chart: they stand below each other
# SI has G where money has billions
_SUMS = "replace(replace(replace(format(datum.value, '~s'), 'G', 'bn'), 'M', 'm'), 'T', 'tn')"

_once = lru_cache(maxsize=64)  # most rulings leave most charts as they are


def load() -> None:
    """Load what draws: it takes a second, which no chart need wait for."""
    import altair  # noqa: F401, PLC0415
    import vl_convert  # noqa: F401, PLC0415


@_once
def bars(rows: tuple[tuple[str, float, float, float | None], ...], unit: str, title: str) -> bytes:
    """Horizontal bars of (name, announced, low, high) in ``unit``, with a rule from low to high; high None is open."""
    import altair as alt  # noqa: PLC0415  # slow to load, and only a chart needs them
    import vl_convert  # noqa: PLC0415

    data = alt.InlineData(
        values=[
            {"name": name, "announced": announced, "low": low, "high": announced if high is None else high}
            for name, announced, low, high in rows
        ]
    )
    axis = alt.Axis(title=unit, labelExpr=_SUMS, labelOverlap=True, grid=True)
    names: Any = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=190))
    chart = alt.layer(
        alt.Chart(data).mark_bar(color=_BAR, height=16).encode(y=names, x=alt.X("announced:Q", axis=axis)),
        alt.Chart(data).mark_rule(color=_LINE, strokeWidth=2).encode(y=names, x="low:Q", x2="high:Q"),
    ).properties(title=_titled(title))
    return vl_convert.vegalite_to_svg(_quiet(chart)).encode()


@_once
def months(rows: tuple[tuple[str, str, float], ...], unit: str, title: str) -> bytes:
    """Stacked columns of (month "2024-10", series, value)."""
    import altair as alt  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415

    data = alt.InlineData(
        values=[{"month": f"{month}-01", "series": series, "value": value} for month, series, value in rows]
    )
    legend = alt.Legend(title=None) if len({series for _, series, _ in rows}) > 1 else None
    chart = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            x=alt.X(
                "yearmonth(month):T",
                axis=alt.Axis(title=None, format="%Y-%m", labelOverlap="greedy", labelSeparation=8),
            ),
            y=alt.Y("sum(value):Q", axis=alt.Axis(title=unit, labelExpr=_SUMS)),
            color=alt.Color("series:N", scale=alt.Scale(scheme="tableau10"), legend=legend),
        )
        .properties(height=200, title=title)
    )
    return vl_convert.vegalite_to_svg(_quiet(chart)).encode()


def _titled(title: str) -> Any:
    import altair as alt  # noqa: PLC0415

    return alt.TitleParams(title, subtitle="bars: as announced; lines: from the least to the most")


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
