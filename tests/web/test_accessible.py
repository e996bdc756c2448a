"""WCAG 2.2 AA as far as axe-core can tell, on every page, light and dark, wide and narrow."""

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from pledgebook.store import open_ledger
from pledgebook.web import Config
from pledgebook.web.access import Accounts
from web.serving import PAGES, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

_RUN = "() => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
"""All that axe-core finds by itself, and the size of targets, which is of WCAG 2.2 and left out unless asked for."""


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, had from npm into a folder that is thrown away."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("axe")
    asked = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), "axe-core@4"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=120, cwd=folder, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer within two minutes")
    if done.returncode:
        pytest.skip(f"axe-core cannot be had from npm: {done.stderr.strip()[-200:]}")
    return (folder / "node_modules/axe-core/axe.min.js").read_text()


def violations(page: "Page", axe: str) -> list[str]:
    """What axe-core finds on the page as it is."""
    page.evaluate(axe)  # the policy of the pages lets in no script tag; this is the browser's own console
    found = page.evaluate(_RUN)
    assert len(found["passes"]) > 5, "axe-core looked at nothing"
    here = page.evaluate("location.pathname + location.search")
    return [
        f"{here}: {v['id']} ({v['help']}) at {[n['target'] for n in v['nodes'][:3]]}: "
        f"{v['nodes'][0].get('failureSummary', '')}"
        for v in found["violations"]
    ]


def test_what_is_wrong_would_be_found(chromium: "Browser", workbench: str, axe: str) -> None:
    page = chromium.new_page(base_url=workbench)
    page.goto("/add")
    page.evaluate("() => document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=/static/icon.svg>')")
    found = violations(page, axe)
    page.close()
    assert [line.split(": ")[1].split()[0] for line in found] == ["image-alt"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390), ("dark", 1280), ("light", 390)])
def test_no_page_has_a_violation(
    chromium: "Browser", workbench: str, axe: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = chromium.new_page(base_url=workbench, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.set_default_timeout(20_000)
    page.goto("/contributions")
    record = page.locator('a[href^="/record/"]').first.get_attribute("href") or ""
    page.goto(record)
    document = page.locator('a[href^="/document/"]').first.get_attribute("href") or ""
    edit = page.locator('a[href^="/edit/"]').first.get_attribute("href") or ""
    found: list[str] = []
    for path in (*PAGES, record, document, edit, "/nowhere", "/review#help"):
        page.goto(path)
        if path.endswith("#help"):
            page.keyboard.press("?")
        for more in page.locator("details").all():
            more.evaluate("details => details.open = true")
        found += violations(page, axe)
    page.goto("/review")
    page.locator(".queue").get_by_role("button", name="Reject").first.click()
    found += violations(page, axe)
    page.goto("/add")
    page.get_by_label("Paste a text").fill("Norway announced 75 million kroner in aid for Chad on May 3, 2024.")
    page.get_by_role("button", name="Read").click()
    found += violations(page, axe)
    page.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_has_none(chromium: "Browser", tmp_path: Path, axe: str, scheme: Literal["light", "dark"]) -> None:
    with served(tmp_path, team=True) as at:
        page = chromium.new_page(base_url=at, color_scheme=scheme)
        page.goto("/sign-in")
        found = violations(page, axe)
        page.get_by_label("Name").fill("nobody")
        page.get_by_label("Password").fill("guess")
        page.get_by_role("button", name="Sign in").click()
        found += violations(page, axe)
        page.close()
        assert found == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_what_only_a_team_has_has_none(
    chromium: "Browser", tmp_path: Path, axe: str, scheme: Literal["light", "dark"], width: int
) -> None:
    with served(tmp_path, team=True) as at:
        config = Config(str(tmp_path / "ledger.db"), team=True)
        with open_ledger(tmp_path / "ledger.db") as ledger:
            Accounts(ledger, config).create("keeper", "keeper", "a long password")
        page = chromium.new_page(base_url=at, color_scheme=scheme, viewport={"width": width, "height": 800})
        page.goto("/sign-in")
        page.get_by_label("Name").fill("keeper")
        page.get_by_label("Password").fill("a long password")
        page.get_by_role("button", name="Sign in").click()
        found = violations(page, axe)
        page.goto("/account")
        page.get_by_label("What for").fill("a program")
        page.get_by_role("button", name="New key").click()
        assert page.get_by_role("status").count() == 1
        found += violations(page, axe)
        page.goto("/audit")
        assert "token made" in page.locator("tbody").inner_text()
        found += violations(page, axe)
        page.close()
        assert found == []
