import pytest

from pledgebook.reference.currencies import currencies, is_of


def test_every_tender_of_every_state_is_known_by_code_and_name() -> None:
    core, numbers = pytest.importorskip("babel.core"), pytest.importorskip("babel.numbers")
    table, unknown = currencies(), []
    for history in core.get_global("territory_currencies").values():
        for code, _, end, tender in history:
            if end is None and tender:
                name = numbers.get_currency_name(code, 2, "en").lower()
                if code not in table.codes or (table.names.get(name) != code and name not in table.nouns):
                    unknown.append((code, name))
    assert unknown == []


@pytest.mark.parametrize(
    ("noun", "alone"), [("dollars", "USD"), ("pounds", "GBP"), ("kroner", "DKK"), ("kronor", "SEK"), ("francs", "CHF")]
)
def test_a_noun_that_many_share_has_one_that_is_meant_alone(noun: str, alone: str) -> None:
    assert currencies().nouns[noun].alone == alone


def test_codes_that_are_words_are_marked() -> None:
    assert {"ALL", "TOP", "TRY", "COP", "CUP"} <= currencies().doubtful


@pytest.mark.parametrize(
    ("code", "state", "own"),
    [("NOK", "NOR", True), ("NOK", "MLI", False), ("XOF", "MLI", True), ("XAF", "TCD", True), ("XAF", "MLI", False)],
)
def test_whose_own_a_currency_is(code: str, state: str, own: bool) -> None:
    assert is_of(code, state) is own
