"""What comes out of texts is data: it neither rewrites a terminal nor runs in a spreadsheet."""

import csv
import io
import json

import pytest

from pledgebook.cli.output import Column, Format, plain, print_rows

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
