"""What is the same text again, and what only looks like it."""

import pytest

from pledgebook.reconcile import bands, likeness

REPORT = """The government of Norway said on Friday that it would give 250 million kroner to Moldova for the winter. The
money pays for heating, for medicine and for repairs to schools in the towns along the river. Prime Minister Jonas Gahr
Støre told reporters that the need was great and that more would follow if the parliament agreed to it. Moldova took
in many thousands of people after the war began next door, and its budget has been under strain since then. The
opposition asked why the sum was not larger, and whether the roads could be repaired as well before the snow comes."""
FRAMED = (
    f"By our correspondent in the region\n\n{REPORT}\n\nMore on this story in our weekend edition, at newsstands now."
)
MOULD = """The President spoke today with the Prime Minister of {0}. They discussed the need to stand together and to
support those who defend themselves. The President thanked the Prime Minister for the welcome that the people of
{0} gave to those who had to flee, and announced a further package of {1} million dollars in assistance. They agreed
that their teams would stay in close contact over the coming days and weeks, and to speak again before long."""


@pytest.mark.parametrize(
    ("what", "new", "old", "repeats"),
    [
        ("the same text", REPORT, REPORT, True),
        (
            "the same words, other lines and marks",
            REPORT.replace("\n", " ").replace("Norway", "**Norway**"),
            REPORT,
            True,
        ),
        ("links put into it", REPORT.replace("Moldova for", "[Moldova](https://a.example/md) for"), REPORT, True),
        ("a paper's own line above and below", FRAMED, REPORT, True),
        ("its last clause left out", REPORT.partition(", and whether")[0], REPORT, True),
        ("another sum", REPORT.replace("250", "300"), REPORT, False),
        ("another giver", REPORT.replace("Norway", "Sweden"), REPORT, False),
        ("a sum that is added", f"{REPORT} Sweden gives 40 tents.", REPORT, False),
        ("two calls from one mould", MOULD.format("Moldova", "20"), MOULD.format("Romania", "20"), False),
        ("two packages from one mould", MOULD.format("Moldova", "20"), MOULD.format("Moldova", "30"), False),
        ("half of it rewritten", REPORT[:270] + MOULD.format("Moldova", "250")[270:], REPORT, False),
        ("a short text that is the same", "Norway gives 5 tents.", "Norway gives 5 tents.", True),
        ("a short text that is nearly the same", "Norway gives 5 tents.", "Norway gave 5 tents.", False),
        ("nothing in common", MOULD.format("Moldova", "20"), REPORT, False),
    ],
)
def test_a_repeat_says_nothing_that_the_original_does_not(what: str, new: str, old: str, repeats: bool) -> None:
    alike = likeness(new, "2024-05-03", old, "2024-05-03")
    assert (alike is not None) is repeats, what
    if repeats:
        assert set(bands(new)) & set(bands(old)), "and it would be found"


@pytest.mark.parametrize(
    ("one", "other", "repeats"),
    [
        ("2024-05-03", "2024-05-09", True),
        ("2024-05-03", "2024-05-30", False),  # "today" is another day
        ("2024-05-03", "2025-05-03", False),
        (None, "2024-05-03", True),
        (None, None, True),
    ],
)
def test_the_same_words_weeks_later_tell_of_something_else(one: str | None, other: str | None, repeats: bool) -> None:
    assert (likeness(REPORT, one, REPORT, other) is not None) is repeats


def test_bands_are_the_same_on_every_machine() -> None:
    assert bands(REPORT)[1] == "00ecbbb2e49af403f"
