"""The workbench in Debian's Chromium: every page as it is seen, and the review round by hand and by keys."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from web.serving import PAGES, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

_WIDTHS = (1280, 390)  # a 13-inch screen and a phone, in CSS pixels


@contextmanager
def opened(chromium: "Browser", at: str, **how: Any) -> Iterator["Page"]:
    """A page of a browser that has seen nothing; what its console complains of fails the test."""
    context = chromium.new_context(base_url=at, **how)
    context.set_default_timeout(20_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    try:
        yield page
        assert wrong == []
    finally:
        context.close()


def deeper(page: "Page") -> tuple[str, ...]:
    """The pages of one record, document and claim."""
    page.goto("/contributions")
    record = page.locator('a[href^="/record/"]').first.get_attribute("href") or ""
    page.goto(record)
    document = page.locator('a[href^="/document/"]').first.get_attribute("href") or ""
    edit = page.locator('a[href^="/edit/"]').first.get_attribute("href") or ""
    return record, document, edit


@pytest.mark.parametrize("width", _WIDTHS)
def test_each_page_fits_and_nothing_is_complained_of(chromium: "Browser", workbench: str, width: int) -> None:
    with opened(chromium, workbench, viewport={"width": width, "height": 800}) as page:
        for path in (*PAGES, *deeper(page)):
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, path
            assert page.locator("h1").count() == 1, path
            assert page.title().endswith("· Pledgebook"), path
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{path} is {wide} px wider than {width}"


def test_the_charts_of_the_overview_are_seen(chromium: "Browser", workbench: str) -> None:
    with opened(chromium, workbench) as page:
        page.goto("/")
        for chart in page.locator("img").all():
            chart.scroll_into_view_if_needed()
            page.wait_for_function("img => img.complete && img.naturalWidth > 50", arg=chart.element_handle())


def test_a_quote_leads_to_its_words_in_the_document(chromium: "Browser", workbench: str) -> None:
    with opened(chromium, workbench) as page:
        page.goto(deeper(page)[1])
        words = page.locator("mark:has(.anchor:target)")
        assert words.count() == 1
        assert words.first.is_visible()
        page.locator('li[data-claim] a[href^="#"]').last.click()
        assert page.url.endswith(page.locator(".anchor:target").get_attribute("id") or "nothing")


def test_on_paper_a_quote_keeps_its_source(chromium: "Browser", workbench: str) -> None:
    with opened(chromium, workbench) as page:
        page.goto(deeper(page)[0])
        page.emulate_media(media="print")
        assert page.locator(".proof footer").first.is_visible()
        assert not page.locator("body > header").is_visible()
        assert not any(form.is_visible() for form in page.locator("form").all())


def test_without_a_script_reading_and_ruling_work(chromium: "Browser", tmp_path: Path) -> None:
    with served(tmp_path) as at, opened(chromium, at, java_script_enabled=False) as page:
        page.goto("/contributions")
        page.get_by_label("Donor").fill("eu")
        page.get_by_role("button", name="Show").click()
        assert page.locator("tbody tr").count() == 1
        page.locator('tbody a[href^="/record/"]').first.click()
        page.locator(".proof a").first.click()
        assert page.locator("mark").count() > 0
        page.get_by_label("Search").fill("sentence")
        page.get_by_role("button", name="Find").click()
        assert page.locator(".hits li").count() > 1
        page.goto("/review")
        page.locator(".queue").get_by_role("button", name="Reject").first.click()
        page.get_by_role("button", name="Keep this ruling").click()
        assert "reject" in page.locator(".ruled li").first.inner_text()


def total(page: "Page", donor: str) -> str:
    """What the donor is said to have given to Ukraine, as the totals tell it."""
    page.goto(f"/totals?by=donor&currency=USD&donor={donor}&recipient=UKR")
    row = page.locator("tbody tr").first.inner_text()
    return re.sub(r"\s+", " ", row)


def go_to(page: "Page", words: str) -> None:
    """Move down the queue by keys to the claim that holds the words."""
    page.goto("/review")
    for _ in range(page.locator(".queue .item").count()):
        page.keyboard.press("j")
        if words in page.locator(".queue .item.here").inner_text():
            return
    pytest.fail(f"no claim of the queue tells of {words!r}")


def keep(page: "Page") -> None:
    """Keep the ruling that is shown; its button has the focus."""
    assert "Nothing is kept yet" in page.locator("main").inner_text()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/review")


def press(page: "Page", key: str) -> None:
    """Press a key that leads elsewhere."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_the_review_round_by_keys_alone(chromium: "Browser", tmp_path: Path) -> None:
    """Reject, undo, accept, correct, merge, split: each is shown, kept, and told by the totals."""
    with served(tmp_path) as at, opened(chromium, at) as page:
        first = total(page, "USA")

        go_to(page, "24,000,000,000")
        press(page, "a")
        keep(page)
        assert total(page, "USA") == first, "what was only considered is counted by no accepting"

        poland = total(page, "POL")
        assert "10" in poland
        go_to(page, "Poland")
        press(page, "x")
        keep(page)
        assert "nothing" in total(page, "POL")
        page.goto("/review")
        press(page, "u")
        assert total(page, "POL") == poland

        europe = total(page, "eu")
        go_to(page, "1,500,000,000 EUR")
        press(page, "e")
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "s-stage":
                break
        page.keyboard.type("considered")
        page.keyboard.press("Tab")
        press(page, "Enter")
        keep(page)
        assert total(page, "eu") != europe, "what is only considered is no sum"
        page.goto("/review")
        press(page, "u")
        assert total(page, "eu") == europe


def test_claims_are_merged_and_split_by_keys_alone(chromium: "Browser", tmp_path: Path) -> None:
    with served(tmp_path) as at, opened(chromium, at) as page:
        before = total(page, "USA")
        for verdict in ("m", "s"):
            go_to(page, "425,000,000 USD")
            page.keyboard.press(verdict)
            for _ in range(30):
                page.keyboard.press("j")
                here = page.locator(".queue .item.here")
                if "18,300,000,000" in here.inner_text():
                    break
            page.keyboard.press(verdict)
            assert page.locator(".queue input:checked").count() == 2
            press(page, verdict)
            keep(page)
            if verdict == "m":
                assert total(page, "USA") != before, "a package that is one with a running total is no sum of its own"
        page.goto("/review")
        ruled = page.locator(".ruled strong").all_inner_texts()
        assert ruled[:2] == ["split", "merge"]
        press(page, "u")
        press(page, "u")
        assert total(page, "USA") == before


def test_keys_move_both_ways_help_and_leave_fields_alone(chromium: "Browser", workbench: str) -> None:
    with opened(chromium, workbench) as page:
        page.goto("/review")
        page.keyboard.press("j")
        first = page.locator(".item.here").get_attribute("data-claim")
        assert page.evaluate("document.activeElement.dataset.claim") == first
        page.keyboard.press("j")
        assert page.locator(".item.here").get_attribute("data-claim") != first
        page.keyboard.press("k")
        assert page.locator(".item.here").get_attribute("data-claim") == first
        page.keyboard.press("?")
        assert page.locator("#help").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#help").is_visible()
        page.locator("#why").focus()
        page.keyboard.type("ajx?")
        assert page.locator("#why").input_value() == "ajx?"
        assert page.url.endswith("/review")
