"""What a person does: drill from state to case and back, narrow a list, switch, print."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = ("wall", "laptop", "phone")
PAGES = ("/", "/offices/O1", "/units/U101", "/workers/W001", "/items?headline=yes", "/data",
         "/rules", "/find?text=unit", "/nowhere-at-all", "/items?kind=none")  # fmt: skip


def _title(page: Page) -> str:
    return page.locator("main h1").inner_text()


def _follow(page: Page, way: Locator | Callable[[], object]) -> None:
    """Go on, or back, and wait until the other page has come."""
    before = page.locator("main").get_attribute("data-address")
    if isinstance(way, Locator):
        way.click()
    else:
        way()
    expect(page.locator("main")).not_to_have_attribute("data-address", before or "")


def test_from_the_state_to_a_case_in_four_clicks_and_back(open_page: Open) -> None:
    page = open_page("/")
    state = _title(page)
    page.evaluate("window.stayed = true")
    _follow(page, page.locator(".cht tbody a.rowl").first)
    assert "/offices/" in page.url
    _follow(page, page.locator(".cht tbody a.rowl").first)
    assert "/units/" in page.url
    _follow(page, page.locator(".cht tbody a.rowl").first)
    assert "/workers/" in page.url
    _follow(page, page.locator(".do a.what").first)
    assert "/cases/" in page.url
    assert _title(page).startswith("Case ")
    assert page.evaluate("window.stayed") is True
    for _ in range(4):
        _follow(page, page.go_back)
    assert _title(page) == state


def test_after_a_drill_the_title_has_focus_and_the_page_its_name(open_page: Open) -> None:
    page = open_page("/")
    _follow(page, page.locator(".cht tbody a.rowl").first)
    expect(page.locator("main h1")).to_be_focused()
    expect(page).to_have_title(f"{_title(page)} - Sightline")


def test_a_number_opens_exactly_its_rows(open_page: Open) -> None:
    page = open_page("/")
    link = page.locator(".wht tbody td a.n").first
    counted = link.inner_text()
    _follow(page, link)
    assert _title(page).split(" ")[0] == counted
    expect(page.locator(".found b").first).to_have_text(counted)
    page.wait_for_selector(".ag-row a.b")


def test_a_chip_is_removed_with_one_key_and_stays_in_the_address(open_page: Open) -> None:
    page = open_page("/items?headline=yes&holder=court")
    before = int(_title(page).split(" ")[0].replace(",", ""))
    page.get_by_role("link", name=re.compile("Remove filter Waiting on")).focus()
    address = page.locator("main").get_attribute("data-address")
    page.keyboard.press("Enter")
    expect(page.locator("main")).not_to_have_attribute("data-address", address or "")
    assert "holder" not in page.url
    assert int(_title(page).split(" ")[0].replace(",", "")) > before


def test_sorting_the_grid_stays_in_the_address(open_page: Open) -> None:
    page = open_page("/items?headline=yes")
    page.wait_for_selector(".ag-row a.b")
    page.locator(".ag-header-cell", has_text="Age against usual").click()
    expect(page).to_have_url(re.compile("sort=-age"))
    page.reload()
    page.wait_for_selector(".ag-row .ageb b")
    ages = [int(n) for n in page.locator(".ag-row .ageb b").all_inner_texts()]
    assert ages == sorted(ages, reverse=True)


def test_a_key_finds_a_unit(open_page: Open) -> None:
    page = open_page("/")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("unit 1")
    page.keyboard.press("Enter")
    page.wait_for_selector("main .lines a.b")
    assert "/find?text=unit" in page.url


def test_the_first_tab_skips_to_the_content(open_page: Open) -> None:
    page = open_page("/")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_dark_follows_the_system_until_somebody_chooses(open_page: Open) -> None:
    page = open_page("/", scheme="dark")
    html = page.locator("html")
    expect(html).to_have_attribute("data-bs-theme", "dark")
    page.locator("summary.me").click()
    page.get_by_role("button", name="Light").click()
    expect(html).to_have_attribute("data-bs-theme", "light")
    page.reload()
    page.wait_for_selector("main h1")
    expect(html).to_have_attribute("data-bs-theme", "light")


def test_another_demo_reader_sees_their_own_places(open_page: Open) -> None:
    page = open_page("/")
    page.locator("summary.me").click()
    page.locator(".who", has_text="Supervisor").click()
    page.wait_for_url("**/units/U101")
    assert page.locator(".crumb a").count() == 0


def test_paper_is_light_and_shows_a_plain_table(open_page: Open) -> None:
    page = open_page("/items?headline=yes", scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator(".only-plain table")).to_be_visible()
    expect(page.locator(".grid-box")).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    expect(page.get_by_text("Process record, not a finding.")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(path: str, width: str, open_page: Open) -> None:
    page = open_page(path, width)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 1


@pytest.mark.parametrize("path", ("/", "/offices/O1", "/units/U101", "/workers/W001", "/data"))
def test_on_a_phone_no_table_is_cut_off_at_the_right(path: str, open_page: Open) -> None:
    page = open_page(path, "phone")
    cut = """[...document.querySelectorAll('main .scroll')].filter(box => box.offsetParent
             && box.scrollWidth > box.clientWidth + 1).map(box => box.ariaLabel)"""
    assert page.evaluate(cut) == []


def test_on_a_phone_a_row_of_a_table_says_its_columns(open_page: Open) -> None:
    page = open_page("/units/U101", "phone")
    first = page.locator(".cht tbody tr").first.locator("td[data-l='No next step']")
    expect(first).to_be_visible()
    said = first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert said == '"No next step"'


def test_on_a_phone_a_timeline_begins_near_today(open_page: Open) -> None:
    case = open_page("/workers/W001").locator(".do a.what").first.get_attribute("href")
    page = open_page(str(case), "phone")
    box = page.locator(".scroll:has(.tl)").bounding_box()
    now = page.locator(".tl-now").bounding_box()
    assert box and now and box["x"] < now["x"] < box["x"] + box["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_a_rule_of_access(path: str, scheme: str, open_page: Open) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(path, "phone" if scheme == "dark" else "laptop", scheme)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert [each["id"] for each in found.response["violations"]] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_case_page_is_sound_at_every_width(width: str, open_page: Open) -> None:
    from axe_playwright_python.sync_playwright import Axe

    case = open_page("/workers/W001").locator(".do a.what").first.get_attribute("href")
    page = open_page(str(case), width)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 1
    for summary in page.locator(".twin-d > summary").all():
        summary.click()
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert [each["id"] for each in found.response["violations"]] == []
