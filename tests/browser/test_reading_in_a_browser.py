"""What a reader does: from a report to its incident, on the map and the timeline, to a claim and its words."""

import re

import pytest
from playwright.sync_api import expect

READY = "#map[data-ready]"


def dated_incident(page):
    """The day and the address of an incident in the table that is alone on its day."""
    days = page.locator("#incidents tbody th a").all_text_contents()
    day = next(day for day in days if re.fullmatch(r"\d{4}-\d\d-\d\d", day) and days.count(day) == 1)
    return day, page.locator("#incidents tbody th a", has_text=day).get_attribute("href")


def test_from_a_report_to_its_incident(desk, open_page):
    page = open_page(f"{desk}/reports")
    page.locator("tbody tr", has=page.get_by_text("report", exact=True)).first.get_by_role("link").click()
    mark = page.locator("a.mark.content").first
    mark.hover()
    entry = page.locator(f"li[id='{mark.get_attribute('data-entries').split()[0]}']")
    expect(entry).to_have_class(re.compile("lit"))
    page.locator(".entries a[href^='/incidents/']").first.click()
    expect(page.locator(READY)).to_be_visible()
    expect(page.get_by_role("heading", name="Who claims what")).to_be_visible()


def test_an_incident_on_map_and_timeline(desk, open_page):
    page = open_page(desk)
    day, address = dated_incident(page)
    rows = page.locator("#incidents tbody th")
    assert rows.count() > 1
    page.goto(f"{desk}/?since={day}&until={day}")
    page.wait_for_selector(READY)
    expect(page.locator("#timeline-told")).to_contain_text(f"1 incident on {day}")
    box = page.locator(".live-map canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".popup a").first).to_have_attribute("href", address)
    page.locator(".popup a").first.click()
    expect(page).to_have_url(f"{desk}{address}")


def test_the_table_and_the_address_follow_the_timeline(desk, open_page):
    page = open_page(desk)
    page.wait_for_selector(READY)
    every = page.locator("#incidents tbody th").count()
    stage = page.locator("#timeline .stage").bounding_box()
    page.mouse.move(stage["x"] + stage["width"] * 0.75, stage["y"] + 40)
    page.mouse.down()
    page.mouse.move(stage["x"] + stage["width"] - 4, stage["y"] + 40, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d&until="))
    expect(page.locator("#incidents tbody th")).not_to_have_count(every)
    assert page.locator("#since").input_value() in page.url
    shared = page.locator("#incidents tbody").inner_text()
    page.goto(page.url)
    assert page.locator("#incidents tbody").inner_text() == shared
    page.get_by_role("button", name="Any time").click()
    expect(page.locator("#incidents tbody th")).to_have_count(every)


def test_the_timeline_by_keyboard(desk, open_page):
    page = open_page(desk)
    start = page.get_by_role("slider", name="From, on the timeline")
    start.focus()
    before = start.get_attribute("aria-valuetext")
    page.keyboard.press("PageUp")
    expect(start).not_to_have_attribute("aria-valuetext", before)
    expect(page.locator("#live")).to_contain_text("incident")
    expect(page).to_have_url(re.compile("since="))


def test_the_table_follows_the_map(desk, open_page):
    page = open_page(desk)
    page.wait_for_selector(READY)
    every = page.locator("#incidents tbody th").count()
    page.get_by_label("only what the map shows").check()
    expect(page).to_have_url(re.compile("within="))
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(400)  # until the map has moved
    expect(page.locator("#incidents tbody th")).not_to_have_count(every)
    page.get_by_label("only what the map shows").uncheck()
    expect(page.locator("#incidents tbody th")).to_have_count(every)


def test_from_a_claim_to_its_words(desk, open_page):
    page = open_page(desk)
    page.locator("#incidents tbody th a").first.click()
    claim = page.locator("blockquote a[href*='#c-']").first
    said = claim.inner_text().split(" … ")[0]
    claim.focus()
    expect(page.locator("#in-place mark").first).to_have_text(said)
    page.keyboard.press("Escape")
    expect(page.locator("#in-place")).to_be_hidden()
    entry = claim.get_attribute("href").partition("#")[2]
    claim.click()
    expect(page.locator(":target")).to_have_id(entry)
    expect(page.locator(f"li[id='{entry}'] blockquote")).to_contain_text(said)


def test_as_the_ledger_was(desk, open_page):
    page = open_page(desk)
    page.locator("#incidents tbody th a").first.click()
    slider = page.locator("#as-of-step")
    slider.focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("as_of="))
    expect(page.get_by_label("Earlier state")).to_be_visible()
    expect(slider).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/said", "/speakers", "/sources", "/reports", "/review", "/search?q=drone"])
def test_pages_without_scripts(desk, open_page, path):
    page = open_page(f"{desk}{path}", java_script_enabled=False)
    assert page.locator("main").inner_text().strip()
    assert page.locator(".live-map").count() == 0
