"""What comes out of texts is data: it neither rewrites a terminal nor runs in a spreadsheet."""

import csv
import io
import json
import re

import pytest

from pledgebook.cli.output import Column, Format, _least, _wrapped, plain, print_rows
from pledgebook.cli.wording import count, figure, slot_value

COLUMNS = (Column("name", "Name"), Column("sum", "Sum", justify="right"))


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J\x1b]0;owned\x07gone", "[2J]0;ownedgone"),  # clear the screen, rename the window
        ("invoice\u202egpj.exe", "invoicegpj.exe"),  # text turned round
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("Zürich — “quoted”", "Zürich — “quoted”"),  # ordinary text stays
    ],
)
def test_a_terminal_gets_one_line_of_safe_text(hostile: str, shown: str) -> None:
    assert plain(hostile) == shown


def test_markup_in_a_text_is_printed_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(COLUMNS, [{"name": "[bold]x[/bold] [link=http://a]y[/link]"}], Format.TABLE)
    assert "[bold]x[/bold]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-cmd", "'-cmd"), ("-12.5", "-12.5"), ("425", "425")],
)
def test_no_cell_is_a_formula(capsys: pytest.CaptureFixture[str], value: str, cell: str) -> None:
    print_rows(COLUMNS, [{"name": value}], Format.CSV)
    assert list(csv.reader(io.StringIO(capsys.readouterr().out)))[1][0] == cell


def test_json_carries_what_the_table_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(COLUMNS, [{"name": "a", "hidden": [1, None]}], Format.JSON)
    assert json.loads(capsys.readouterr().out) == [{"name": "a", "hidden": [1, None]}]


WIDE = (
    Column("id", "id", wrap=False),
    Column("what", "what", ratio=2),
    Column("held", "held", justify="right", wrap=False),
    Column("where", "where"),
)
ROW = {
    "id": "r-12345678",
    "what": "a package of a hundred things",
    "held": "107,000,000",
    "where": "https://x.org/" + "a" * 90,
}


@pytest.mark.parametrize("width", [200, 120, 80, 60, 40, 20])
def test_a_table_cuts_nothing_off_however_narrow_the_screen(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TTY_COMPATIBLE", "1")  # as on a screen
    monkeypatch.setenv("NO_COLOR", "1")
    print_rows(WIDE, [ROW], Format.TABLE)
    printed = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    assert all(len(line) <= width for line in printed.splitlines())
    letters = printed.replace("\n", "").replace(" ", "")
    assert all(value in printed for key, value in ROW.items() if key in ("id", "held") and width > 20)
    assert letters.count("a") >= 90 + 2


def test_what_goes_into_a_file_has_room_for_every_column(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    print_rows(WIDE, [ROW | {"id": "r" * 150}], Format.TABLE)
    assert "r" * 150 in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        (count(1, "document"), "1 document"),
        (count(0, "document"), "0 documents"),
        (count(1200, "new entry", "new entries"), "1,200 new entries"),
        (figure({"qualifier": "vague", "min": 200.0, "max": 999.0}), "200 to 999"),
        (slot_value(None), "nothing"),
        (slot_value("[]"), "nothing"),
        (slot_value('["USA", "GBR"]'), "USA, GBR"),
        (slot_value('{"edtf": "2024-10"}'), "2024-10"),
        (slot_value('{"qualifier":"at_least","value":"3500000","currency":"USD"}'), "≥ 3,500,000 USD"),
        (slot_value('[{"name": "tanks"}, {"name": "shells"}]'), "tanks, shells"),
        (slot_value("true"), "true"),
    ],
)
def test_what_is_counted_and_ruled_is_told_in_words(said: str, wording: str) -> None:
    assert said == wording


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("short", ["short"]),
        ("a package of things", ["a package", "of things"]),
        ("世界世界世界", ["世界世界世", "界"]),  # letters that take two places
        ("x" * 12, ["x" * 10, "xx"]),
    ],
)
def test_a_cell_is_broken_between_words_and_only_then_within_them(value: str, lines: list[str]) -> None:
    assert _wrapped(value, 10) == lines


def test_no_number_is_broken_where_words_may_be() -> None:
    assert _least(["a sum of 100,000,000,000,000,000 crowns"], 40, 12) == 23
    assert _least(["incomprehensibilities"], 40, 12) == 12
