"""What a command loads, it waits for: looking at a ledger does without all that reads texts."""

import subprocess
import sys

import pytest

_LOADED = "import sys; import {module}; print('{unwanted}' in sys.modules)"


@pytest.mark.parametrize(
    ("module", "unwanted", "loaded"),
    [
        ("pledgebook.views", "pledgebook.extract.gate", False),
        ("pledgebook.views", "pledgebook.extract.kinds", False),
        ("pledgebook.extract.dates", "pledgebook.extract.mentions", False),
        ("pledgebook.extract.kinds", "pledgebook.extract.kinds", True),  # the test can tell
    ],
)
def test_views_load_no_reader(module: str, unwanted: str, loaded: bool) -> None:
    code = _LOADED.format(module=module, unwanted=unwanted)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)
