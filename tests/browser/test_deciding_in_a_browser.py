"""What people decide, each by the role they have."""

import re

import pytest
from playwright.sync_api import expect


def test_merging_two_incidents_and_undoing_it(own_desk, open_page):
    page = open_page(own_desk)
    rows = page.locator("#incidents tbody th")
    every = rows.count()
    ids = [a.get_attribute("href").removeprefix("/incidents/") for a in page.locator("#incidents tbody th a").all()]
    page.goto(f"{own_desk}/incidents/{ids[2]}")
    page.get_by_label("It is the same as").fill(ids[3])
    page.locator("#why-merge").fill("Both reports describe one find.")
    page.get_by_role("button", name="Merge").click()
    decision = page.locator(".judgements li", has_text="Both reports describe one find.").first
    expect(decision).to_be_visible()
    page.goto(own_desk)
    expect(rows).to_have_count(every - 1)
    page.goto(f"{own_desk}/incidents/{ids[2]}")
    decision.get_by_role("button", name="Undo").click()
    expect(page.locator("main")).to_be_focused()
    page.goto(own_desk)
    expect(rows).to_have_count(every)


def test_three_pairs_by_keyboard(own_desk, open_page):
    page = open_page(f"{own_desk}/review")
    pair = page.locator("#pair")
    for key in "ynn":
        asked = pair.get_attribute("data-case")
        page.keyboard.press(key)
        expect(pair).not_to_have_attribute("data-case", asked)
    latest = page.locator("section[aria-labelledby=latest] .judgements > li")
    expect(latest).to_have_count(3)
    page.keyboard.press("u")
    expect(latest).to_have_count(2)
    asked = pair.get_attribute("data-case")
    page.keyboard.press("s")
    expect(pair).not_to_have_attribute("data-case", asked)
    expect(page).to_have_url(re.compile("skip=1"))
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()


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
