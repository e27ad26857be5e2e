"""The desk in a browser without its scripts: no fault of access, no request off the machine, by keyboard alone.

Needs Debian's chromium; skipped where it is not installed. With its scripts: tests/browser.
"""

import shutil
import threading
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest
import uvicorn

from sayso.desk import Settings, create_app

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
PAGES = ["/", "/said", "/speakers", "/sources", "/reports", "/review", "/review/claims", "/people", "/search?q=motor"]


@contextmanager
def served(file):
    """The address of a desk over this ledger, listening on a free port of this machine."""
    config = uvicorn.Config(
        create_app(file, Settings(file.with_name("no-people"), "ann")), host="127.0.0.1", port=0, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not (server.started and server.servers):
            assert thread.is_alive()
            sleep(0.02)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(demo_file, tmp_path_factory):
    own = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("browsed") / "ledger.db"))
    with served(own) as where:
        yield where


def without_scripts(context):
    """The scripts were not built, as far as this context can tell."""
    context.route("**/static/built/**", lambda route: route.fulfill(body="", content_type="text/javascript"))
    return context


@pytest.fixture
def page(browser, address):
    """A page that fails the test for what it logs and for what it asks elsewhere."""
    context = without_scripts(browser.new_context(base_url=address))
    opened, faults = context.new_page(), []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda asked: None if asked.url.startswith(address) else faults.append(asked.url))
    yield opened
    context.close()
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_from_using_it(browser, address, scheme):
    from axe_playwright_python.sync_playwright import Axe

    context = without_scripts(browser.new_context(base_url=address, color_scheme=scheme, bypass_csp=True))
    page = context.new_page()
    page.goto("/")
    incident = page.locator("#incidents tbody th a").first.get_attribute("href")
    page.goto("/reports")
    report = page.locator("tbody th a").first.get_attribute("href")
    for path in (*PAGES, incident, report, "/sign-in"):
        page.goto(path)
        found = [(fault["id"], fault["nodes"][0]["html"]) for fault in Axe().run(page).response["violations"]]
        assert found == [], path
    context.close()


@pytest.mark.parametrize("wide", [1300, 390])
def test_no_page_is_wider_than_the_window(page, wide):
    page.set_viewport_size({"width": wide, "height": 800})
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= wide, path


def test_from_the_map_to_the_words_of_a_claim(page):
    page.goto("/")
    page.locator("svg a").first.click()
    page.wait_for_url("**/incidents/i-*")
    page.locator(".positions blockquote a").first.click()
    page.wait_for_url("**/reports/*#c-*")
    claim = page.url.split("#")[1]
    assert page.locator(f"[id='{claim}']").is_visible()
    page.locator(f"[id='{claim}'] p a").first.click()
    assert page.locator(f"[id='at-{claim}']").count() == 1


def test_merge_and_undo(page):
    page.goto("/")
    rows = page.locator("#incidents tbody th a")
    before = rows.count()
    other = rows.nth(1).get_attribute("href").split("/")[-1]
    rows.first.click()
    page.fill("#merge-with", other)
    page.fill("#why-merge", "the same find")
    page.get_by_role("button", name="Merge").click()
    page.wait_for_load_state()
    assert "the same find" in page.content()
    page.goto("/")
    assert page.locator("#incidents tbody th a").count() == before - 1
    page.goto(f"/incidents/{other}")
    page.locator("#judgements ~ ul button, .judgements button").first.click()
    page.wait_for_load_state()
    page.goto("/")
    assert page.locator("#incidents tbody th a").count() == before


def test_three_pairs_by_keyboard(page):
    page.goto("/review")
    waiting = int(page.locator("main p").first.inner_text().split()[0])
    for answer in ("Yes", "No", "Yes"):
        page.focus("#why")
        page.keyboard.type("read both")
        page.keyboard.press("Tab")
        if answer == "No":
            page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert int(page.locator("main p").first.inner_text().split()[0]) == waiting - 3
    assert page.get_by_role("button", name="Undo").count() == 3


def test_the_first_stop_of_the_keyboard_leads_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
