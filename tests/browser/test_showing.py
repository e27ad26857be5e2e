"""How pages are shown: to everybody, on any screen, quickly, and as text whatever a report says."""

import json
import re
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

FIRST_VIEW = 300_000  # bytes, without the map's library and its outlines
PAGES = ["/", "/said", "/speakers", "/sources", "/reports", "/review", "/review/claims", "/search?q=drone"]
SCRIPT = "/static/built/desk.js"  # what it fetches is for maps
READY = "#map[data-ready]"


def faults_of(page):
    """What axe-core calls serious or critical."""
    found = Axe().run(page).response["violations"]
    told = [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found if is_serious(each)]
    return json.dumps(told, indent=1) if told else ""


def is_serious(fault):
    return fault["impact"] in {"serious", "critical"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_of_access(desk, open_page, scheme):
    page = open_page(desk, color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_selector(READY)
    assert not faults_of(page)
    others = [page.locator("#incidents tbody th a").first.get_attribute("href")]
    page.goto(f"{desk}/reports")
    others.append(page.locator("tbody th a").first.get_attribute("href"))
    page.goto(f"{desk}/speakers")
    others.append(page.locator("tbody th a").first.get_attribute("href"))
    for path in [*PAGES[1:], *others]:
        page.goto(f"{desk}{path}")
        if "/incidents/" in path:
            page.wait_for_selector(READY)
        assert not faults_of(page), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_in_what_opens(desk, open_page, scheme):
    page = open_page(f"{desk}/said", color_scheme=scheme, reduced_motion="reduce")
    page.get_by_text("As of now").click()
    expect(page.get_by_label("As the ledger was")).to_be_visible()
    assert not faults_of(page)
    page.goto(f"{desk}/review/claims")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert not faults_of(page)


def test_any_page_as_the_ledger_was(desk, open_page):
    page = open_page(f"{desk}/speakers?country=KZ")
    page.get_by_text("As of now").click()
    slider = page.locator("#as-of-step")
    slider.focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("country=KZ.*as_of="))
    expect(page.get_by_label("Earlier state")).to_be_visible()
    expect(slider).to_be_focused()


@pytest.mark.parametrize("width", [360, 820])
def test_nothing_is_wider_than_the_screen(desk, open_page, width):
    page = open_page(desk, viewport={"width": width, "height": 740})
    incident = page.locator("#incidents tbody th a").first.get_attribute("href")
    page.goto(f"{desk}/reports")
    report = page.locator("tbody th a").first.get_attribute("href")
    for path in [*PAGES, incident, report]:
        page.goto(f"{desk}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_first_view_is_light(desk, open_page, capsys):
    page = open_page("about:blank")
    sizes = {}

    def weigh(answer):
        body = answer.request.sizes()["responseBodySize"] + answer.request.sizes()["responseHeadersSize"]
        sizes[answer.url.removeprefix(desk)] = body

    page.on("response", weigh)
    page.goto(desk)
    page.wait_for_selector(READY)
    of_map = {url for url in sizes if url.startswith(("/static/built/", "/api/v1/outlines"))} - {SCRIPT}
    first = sum(size for url, size in sizes.items() if url not in of_map)
    with capsys.disabled():
        sys.stdout.write(f"\nfirst view: {first:,} bytes; with the map: {sum(sizes.values()):,}\n")
    assert SCRIPT in sizes and of_map
    assert first < FIRST_VIEW


def test_the_map_is_fetched_only_where_there_is_one(desk, open_page):
    page = open_page("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/said", "/reports", "/review"):
        page.goto(f"{desk}{path}")
    assert {url.removeprefix(desk) for url in asked if "/built/" in url} == {SCRIPT}


def test_focus_goes_the_way_one_reads(desk, open_page):
    page = open_page(desk)
    page.wait_for_selector(READY)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    order = []
    for _ in range(40):
        page.keyboard.press("Tab")
        order.append(page.evaluate("(document.activeElement.closest('#timeline, #map, #list, form') ?? {}).id ?? ''"))
        if order[-1] == "list":
            break
    seen = list(dict.fromkeys(place for place in order if place))
    assert seen == ["timeline", "map", "list"]
