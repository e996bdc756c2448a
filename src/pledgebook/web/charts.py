"""Charts, drawn on the server as SVG: no script in the browser, and a table beside each."""

from collections.abc import Sequence
from typing import Any

_BAR = "#3b6ea5"
_LINE = "#55606b"


def bars(rows: Sequence[tuple[str, float, float, float | None]], unit: str, title: str) -> bytes:
    """Horizontal bars of (name, announced, low, high) in ``unit``, with a rule from low to high; high None is open."""
    import altair as alt  # noqa: PLC0415  # slow to load, and only a chart needs them
    import vl_convert  # noqa: PLC0415

    data = alt.InlineData(
        values=[
            {"name": name, "announced": announced, "low": low, "high": announced if high is None else high}
            for name, announced, low, high in rows
        ]
    )
    axis = alt.Axis(title=unit, format="~s", grid=True)
    names: Any = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=160))
    chart = alt.layer(
        alt.Chart(data).mark_bar(color=_BAR, height=14).encode(y=names, x=alt.X("announced:Q", axis=axis)),
        alt.Chart(data).mark_rule(color=_LINE, strokeWidth=2).encode(y=names, x="low:Q", x2="high:Q"),
    ).properties(width=460, title=title)
    return vl_convert.vegalite_to_svg(_quiet(chart)).encode()


def months(rows: Sequence[tuple[str, str, float]], unit: str, title: str) -> bytes:
    """Stacked columns of (month "2024-10", series, value)."""
    import altair as alt  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415

    data = alt.InlineData(
        values=[{"month": f"{month}-01", "series": series, "value": value} for month, series, value in rows]
    )
    chart = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            x=alt.X("yearmonth(month):T", title=None),
            y=alt.Y("sum(value):Q", axis=alt.Axis(title=unit, format="~s")),
            color=alt.Color("series:N", title=None, scale=alt.Scale(scheme="tableau10")),
        )
        .properties(width=640, height=200, title=title)
    )
    return vl_convert.vegalite_to_svg(_quiet(chart)).encode()


def _quiet(chart: Any) -> str:
    """A look that is read on a light and on a dark page: on a ground of its own."""
    look = {"background": "#ffffff", "font": "sans-serif", "padding": 8}
    return str(chart.configure(**look).configure_view(stroke=None).to_json())
