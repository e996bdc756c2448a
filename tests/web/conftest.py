"""Debian's Chromium on a served workbench; where it or Playwright is missing, the tests skip and say so."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from web.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_CHROMIUM = "/usr/bin/chromium"
_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not Path(_CHROMIUM).exists():
        pytest.skip(f"{_CHROMIUM} is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=_CHROMIUM, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench that these tests read and do not change."""
    with served(tmp_path_factory.mktemp("served")) as at:
        yield at
