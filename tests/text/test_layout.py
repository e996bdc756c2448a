"""Documents to passages."""

import pytest

from pledgebook.model.document import Document, Passage, PassageKind
from pledgebook.model.span import Span
from pledgebook.text import lay_out


def passages(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, p.span.of(text)) for p in laid_out(text)]


def laid_out(text: str) -> tuple[Passage, ...]:
    return lay_out(Document("d", text, Span(0, len(text)), "h", "test")).passages


P, H, E, R = "paragraph", "heading", "entry", "row"


@pytest.mark.parametrize(
    ("trap", "text", "expected"),
    [
        ("hard-wrapped lines", "Norway sends two\nradars to Moldova.", [(P, "Norway sends two\nradars to Moldova.")]),
        ("a blank line with spaces in it", "One thing.  \n   \nAnother.", [(P, "One thing."), (P, "Another.")]),
        (
            "a paragraph to each long line",
            "A " + "word " * 60 + "end.\nShort one\nThird.",
            [(P, "A " + "word " * 60 + "end."), (P, "Short one"), (P, "Third.")],
        ),
        (
            "an address too long to wrap is no long line",
            "Norway sends two [radars](https://example.org/" + "a" * 160 + ")\nto Moldova and\ntents.",
            [(P, "Norway sends two [radars](https://example.org/" + "a" * 160 + ")\nto Moldova and\ntents.")],
        ),
        ("a hard break", "Palace of Ada  \nSmithtown, Freeland.", [(P, "Palace of Ada"), (P, "Smithtown, Freeland.")]),
        (
            "a wrapped number is no list",
            "It was signed in\n2021. The rest came later.",
            [(P, "It was signed in\n2021. The rest came later.")],
        ),
        (
            "a wrapped dash is no list",
            "the largest gift\n- and the last - of all",
            [(P, "the largest gift\n- and the last - of all")],
        ),
        ("a case's v. is no list", "Smith Co.\nv. Jones was decided.", [(P, "Smith Co.\nv. Jones was decided.")]),
        (
            "a list right under its lead",
            "It includes:\n- two radars;\n- tents.",
            [(P, "It includes:"), (E, "two radars;"), (E, "tents.")],
        ),
        (
            "wrapped entries",
            "-   two radars\n    with parts;\n-   tents.",
            [(E, "two radars\n    with parts;"), (E, "tents.")],
        ),
        (
            "numbers, letters and bullets",
            "1. one;\n2) two;\n(a) three;\n• four",
            [(E, "one;"), (E, "two;"), (E, "three;"), (E, "four")],
        ),
        ("hashes", "## Radars\nNorway sends two.", [(H, "Radars"), (P, "Norway sends two.")]),
        (
            "a bold line",
            "**Radars for Moldova**\n\nNorway sends two.",
            [(H, "**Radars for Moldova**"), (P, "Norway sends two.")],
        ),
        ("a bold sentence is no heading", "**Norway sends two radars.**", [(P, "**Norway sends two radars.**")]),
        ("bold words in a line are no heading", "**Norway** sends **two**", [(P, "**Norway** sends **two**")]),
        ("capitals", "RADARS FOR MOLDOVA\n\nNorway sends two.", [(H, "RADARS FOR MOLDOVA"), (P, "Norway sends two.")]),
        ("underlined", "Radars\n======\nNorway sends two.", [(H, "Radars"), (P, "Norway sends two.")]),
        ("end marks and rules are nothing", "One.\n\n\\###\n\n----\n\n<!-- -->\n\n***\n", [(P, "One.")]),
        (
            "a list that has lost its marks",
            "The package includes:\n\nTwo radars;\n\nTents; and\n\nBlankets.\n\nMore follows.",
            [
                (P, "The package includes:"),
                (E, "Two radars;"),
                (E, "Tents; and"),
                (E, "Blankets."),
                (P, "More follows."),
            ],
        ),
        ("pipes", "| Who | What |\n|---|---|\n| Norway | 2 radars |", [(R, "Who | What"), (R, "Norway | 2 radars")]),
        ("a pipe in a sentence is no table", "This | that is one.", [(P, "This | that is one.")]),
        (
            "HTML rows",
            "<table><tr><th>Who</th></tr>\n<tr><td>Norway</td><td>2</td></tr></table>\n\nDone.",
            [(R, "Who"), (R, "Norway</td><td>2"), (P, "Done.")],
        ),
        ("nothing", " \n\n ", []),
    ],
)
def test_passages(trap: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert passages(text) == expected


def test_a_list_is_led_in_by_the_sentence_before_it_or_by_its_heading() -> None:
    found = laid_out("# Aid\n\n- one\n\nThe package includes:\n\n- two\n    - three\n- four\n\n# More\n\n- five")
    assert [(p.kind.value, p.lead, p.depth) for p in found] == [
        (H, None, 0),
        (E, 0, 0),
        (P, None, 0),
        (E, 2, 0),
        (E, 3, 1),  # nested: led by the entry above
        (E, 2, 0),
        (H, None, 0),
        (E, 6, 0),
    ]
    assert [p.heading for p in found] == [None, 0, 0, 0, 0, 0, None, 6]


def test_a_heading_between_the_lead_and_its_lists_hands_the_lead_on() -> None:
    found = laid_out("The package includes:\n\n**Air defence**\n\n- two radars\n\n**Shelter**\n\n- tents")
    assert [(p.kind.value, p.lead) for p in found] == [(P, None), (H, 0), (E, 1), (H, 0), (E, 3)]


def test_an_entry_of_several_paragraphs() -> None:
    found = laid_out("-   one\n\n    goes on here.\n\n-   two\n\nNo more of it.")
    assert [(p.kind.value, p.lead, p.depth) for p in found] == [(E, None, 0), (P, 0, 0), (E, None, 0), (P, None, 0)]


def test_other_marks_at_the_same_indent_nest() -> None:
    found = laid_out("(a) one\n\n(i) two\n\n(ii) three\n\n(b) four")
    assert [(p.depth, p.lead) for p in found] == [(0, None), (1, 0), (1, 0), (0, None)]


def test_rows_are_led_by_their_head_and_have_cells() -> None:
    text = "Given so far:\n\n| Who | What |\n|---|---|\n| Norway | 2 radars |"
    _, head, row = laid_out(text)
    assert (head.lead, row.lead) == (0, 1)
    assert [cell.of(text) for cell in row.cells] == ["Norway", "2 radars"]


@pytest.mark.parametrize(
    ("trap", "text", "voices"),
    [
        ("a turn carries on", "MR. SMITH:  Yes.\n\nAnd no.\n\nQ    Why?", ["MR. SMITH", "MR. SMITH", "Q"]),
        ("bold", "**THE PRESIDENT:** Thank you.", ["THE PRESIDENT"]),
        ("through an interpreter", "PRIME MINISTER DOE: (As interpreted.) Yes.", ["PRIME MINISTER DOE"]),
        ("a surname again and again", "DOE: Yes.\n\nROE: No.\n\nDOE: Why?\n\nROE: So.", ["DOE", "ROE", "DOE", "ROE"]),
        ("written small, again and again", "President Doe: Yes.\n\nPresident Doe: No.", ["President Doe"] * 2),
        ("a label of a fact sheet is no voice", "WHAT: A visit.\n\nWHEN: Today.\n\nWHAT: x\n\nWHEN: y", [None] * 4),
        ("a label of two words again and again", "PLAN MADE: Yes.\n\nPLAN MADE: No.", [None, None]),
        ("a heading that runs in is no voice", "BUILDING BETTER ROADS: The plan is set.", [None]),
        ("a colon in a sentence is no voice", "President Doe announced one thing: aid.", [None]),
        ("a salutation is no voice", "Dear Mr. Speaker: I write to you.", [None]),
    ],
)
def test_voices(trap: str, text: str, voices: list[str | None]) -> None:
    assert [p.voice for p in laid_out(text)] == voices


def test_the_label_of_a_turn_is_no_part_of_what_is_said() -> None:
    assert passages("MR. SMITH:  Yes, we will.") == [(P, "Yes, we will.")]


def test_passages_kinds_are_what_the_table_says() -> None:
    assert {kind.value for kind in PassageKind} == {P, H, E, R}
