"""What people decide, each by the role they have."""

import re

import pytest
from playwright.sync_api import expect


def test_merging_two_incidents_and_undoing_it(own_desk, open_page):
    page = open_page(own_desk)
    rows = page.locator("#incidents tbody th")
    every = rows.count()
    ids = [a.get_attribute("href").removeprefix("/incidents/") for a in page.locator("#incidents tbody th a").all()]
    page.goto(f"{own_desk}/incidents/{ids[3]}")
    page.get_by_label("It is the same as").fill(ids[2])
    page.locator("#why-merge").fill("Both reports describe one find.")
    page.get_by_role("button", name="Merge").click()
    decision = page.locator(".judgements li", has_text="Both reports describe one find.").first
    expect(decision).to_be_visible()
    page.goto(own_desk)
    expect(rows).to_have_count(every - 1)
    page.goto(f"{own_desk}/incidents/{ids[3]}")
    undone = page.locator(f"#{decision.get_attribute('id')}")  # one of several: merging ties many mentions
    decision.get_by_role("button", name="Undo").click()
    expect(undone).to_be_focused()
    expect(page.locator("#live")).to_contain_text("withdrawn")
    page.goto(own_desk)
    expect(rows).to_have_count(every)


@pytest.mark.parametrize("queue", ["/review", "/review/claims"], ids=["pairs", "claims"])
def test_three_by_keyboard(own_desk, open_page, queue):
    page = open_page(f"{own_desk}{queue}")
    case = page.locator(".case")
    for key in "ynn":
        asked = case.get_attribute("data-case")
        page.keyboard.press(key)
        expect(case).not_to_have_attribute("data-case", asked)
        expect(page.locator("#asked")).to_be_focused()
    latest = page.locator("section[aria-labelledby=latest] .judgements > li")
    expect(latest).to_have_count(3)
    expect(latest.first).to_contain_text("Decided by reading")
    page.keyboard.press("u")
    expect(latest).to_have_count(2)
    asked = case.get_attribute("data-case")
    page.keyboard.press("s")
    expect(case).not_to_have_attribute("data-case", asked)
    expect(page).to_have_url(re.compile("skip=1"))


def test_a_claim_is_refused_beside_its_text_and_comes_back(own_desk, open_page):
    page = open_page(f"{own_desk}/reports")
    told = page.locator("tbody tr", has=page.get_by_text("report", exact=True)).first
    page.goto(own_desk + told.get_by_role("link").get_attribute("href"))
    marks = page.locator("a.mark")
    every = marks.count()
    claim = page.locator(".claims > li").first
    claim.get_by_text("Not a claim").click()
    claim.get_by_label("Why").fill("The author says it, nobody else.")
    claim.get_by_role("button", name="It is none").click()
    expect(claim).to_contain_text("No claim: The author says it, nobody else.")
    expect(claim).to_be_focused()
    assert marks.count() < every
    claim.get_by_role("button", name="Undo").click()
    expect(marks).to_have_count(every)


def test_keys_are_told_and_can_be_turned_off(own_desk, open_page):
    page = open_page(f"{own_desk}/review")
    page.keyboard.press("?")
    told = page.get_by_role("dialog", name="Keys")
    expect(told).to_contain_text("yes")
    told.get_by_label("turn single keys off").check()
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    asked = page.locator(".case").get_attribute("data-case")
    page.keyboard.press("y")
    page.keyboard.press("?")
    expect(told).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    told.get_by_label("turn single keys off").uncheck()
    page.keyboard.press("Escape")
    assert page.locator(".case").get_attribute("data-case") == asked
    page.keyboard.press("y")
    expect(page.locator(".case")).not_to_have_attribute("data-case", asked)


@pytest.mark.parametrize("path", ["/", "/said", "/speakers", "/reports", "/sources", "/search?q=motor"])
def test_from_entry_to_entry_of_a_list(desk, open_page, path):
    page = open_page(f"{desk}{path}")
    where = "() => document.activeElement.getAttribute('href')"
    page.keyboard.press("j")
    first = page.evaluate(where)
    page.keyboard.press("j")
    second = page.evaluate(where)
    assert first and second and (first != second or path == "/said")
    page.keyboard.press("k")
    assert page.evaluate(where) == first
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()


def test_keys_are_letters_while_a_reason_is_written(own_desk, open_page):
    page = open_page(f"{own_desk}/review")
    asked = page.locator("#pair").get_attribute("data-case")
    page.locator("#why").press_sequentially("yny")
    assert page.locator("#why").input_value() == "yny"
    assert page.locator("#pair").get_attribute("data-case") == asked


@pytest.mark.parametrize(
    ("role", "decides", "looks_after_users"),
    [("reader", False, False), ("analyst", True, False), ("administrator", True, True)],
)
def test_roles(desk_with_users, password, open_page, role, decides, looks_after_users):
    page = open_page(f"{desk_with_users}/review")
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_label("Name").fill(role)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".who")).to_contain_text(role)
    assert (page.locator("#pair button").count() > 0) is decides
    answer = page.goto(f"{desk_with_users}/people")
    assert answer.status == (200 if looks_after_users else 403)
    if not looks_after_users:  # the browser tells its console of refused pages
        open_page.faults[:] = [fault for fault in open_page.faults if "403" not in fault]
