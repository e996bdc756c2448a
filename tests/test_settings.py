"""The environment is read in one place, and what it may say is documented."""

from pathlib import Path

import pytest

from pledgebook import settings

DOCS = Path(__file__).parents[1] / "docs/settings.md"


def test_each_setting_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [f for f in settings.Settings.model_fields if f"`PLEDGEBOOK_{f.upper()}`" not in text] == []


def test_an_empty_variable_is_no_setting() -> None:
    assert settings.load({"PLEDGEBOOK_LEDGER": ""}).ledger == "pledgebook.db"


def test_a_variable_that_cannot_be_is_named_in_one_line() -> None:
    with pytest.raises(settings.SettingsError, match="PLEDGEBOOK_WORKERS='many'") as error:
        settings.load({"PLEDGEBOOK_WORKERS": "many"})
    assert "\n" not in str(error.value)
