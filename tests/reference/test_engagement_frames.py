"""The table of wordings beside the modules that ask for them."""

import importlib
import re
from pathlib import Path

import pytest

from pledgebook.extract import engagements
from pledgebook.reference.data_file import load
from pledgebook.reference.engagement_frames import Frames, frames

ASKED = re.compile(r"_FRAMES\.(?:pattern|glancing|words|listed)\(\"(\w+)\"\)")


@pytest.mark.parametrize("module", sorted(load("engagement_frames")))
def test_every_wording_is_asked_for_by_its_module(module: str) -> None:
    here = Path(engagements.__file__ or "").with_name(module)
    sources = here.glob("*.py") if here.is_dir() else [here.with_suffix(".py")]
    asked = [name for source in sources for name in ASKED.findall(source.read_text(encoding="utf-8"))]
    assert sorted(asked) == sorted(load("engagement_frames")[module])
    importlib.import_module(f"pledgebook.extract.engagements.{module}")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("(", "calls.met is no pattern"),
        ([], "calls.met must be a pattern"),
        (["a", ""], "calls.met must be a pattern"),
        (3, "calls.met must be a pattern"),
    ],
)
def test_what_is_no_pattern_is_refused(value: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Frames("calls", {"met": value}).pattern("met")


def test_pieces_are_put_together_and_what_is_missing_is_refused() -> None:
    assert Frames("calls", {"met": ["(?i)met", "|saw"]}).pattern("met").fullmatch("SAW")
    with pytest.raises(ValueError, match=r"calls\.rang must be"):
        Frames("calls", {}).pattern("rang")
    with pytest.raises(ValueError, match="no table weather"):
        frames("weather")
