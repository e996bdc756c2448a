"""Asks, stances and tasks that are told without a party: issues with their place, never silence and never a claim."""

from collections.abc import Callable

import pytest

from extract.reading import readings_of
from pledgebook.extract.positions import read_positions
from pledgebook.extract.proposals import read_proposals
from pledgebook.extract.taskings import read_taskings

ASKED = "The co-chairs called on Kenya to open the border at Lake Example."
ASK, STANCE, TASK = "proposal-without-proposer", "position-without-holder", "tasking-without-party"


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (read_proposals, ASKED, ASK),
        (read_proposals, "Norway called on Kenya to open the border at Lake Example.", None),  # a proposal
        (read_proposals, "The co-chairs called on Kenya to do more.", None),  # nothing definite is asked
        (read_proposals, "The co-chairs called on everybody to open the border.", None),  # and of nobody
        (read_positions, "In March the junta there tore up the military agreement with Kenya.", STANCE),
        (read_positions, "In March Norway tore up the military agreement with Kenya.", None),  # a position
        (read_positions, "In March the orchestra tore up the violins from Kenya.", None),  # no measure
        (read_taskings, "The centre in Kenya was directed to issue forecasts every week.", TASK),
        (read_taskings, "Norway’s president directed her envoy to issue forecasts for Kenya.", None),  # a tasking
        (read_taskings, "The centre in Kenya asked for forecasts every week.", None),
    ],
)
def test_what_is_told_of_nobody_is_given_up_with_a_reason(
    read: Callable[..., tuple[list[object], list[object]]], text: str, code: str | None
) -> None:
    readings, layout = readings_of(text, None)
    drafts, issues = read(readings, layout)
    assert [i.code for i in issues] == ([code] if code else [])  # type: ignore[attr-defined]
    if code:
        assert drafts == []
        assert issues[0].span is not None  # type: ignore[attr-defined]
        assert issues[0].span.of(text) == text  # type: ignore[attr-defined]


def test_a_speech_says_much_in_nobodys_name() -> None:
    readings, layout = readings_of("We know our aim, and we have our friends. " + ASKED, "NOR")
    assert ASK not in [i.code for i in read_proposals(readings, layout)[1]]
