"""Every page answers, leads nowhere that does not, and shows what it is for."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from browsing import addresses, send
from html5 import faults

from sayso.desk.pages.incident import offered

PAGES = ["/", "/said", "/speakers", "/speakers?unnamed=true", "/sources", "/reports", "/search", "/search?q=drone",
         "/review", "/review/claims", "/people", "/sign-in"]  # fmt: skip


def incidents(client):
    return re.findall(r'<tr id="(i-\w+)"', client.get("/").text)


@pytest.mark.parametrize("page", PAGES)
def test_pages_answer(demo, page):
    answer = demo.get(page)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert faults(answer.text) == []


def test_every_address_of_every_page_answers(demo):
    seen, todo = set(), ["/"]
    while todo:
        address = todo.pop()
        if address in seen or address.startswith("/dossiers"):
            continue
        seen.add(address)
        answer = demo.get(address)
        assert answer.status_code == 200, address
        if "text/html" in answer.headers["content-type"]:
            assert faults(answer.text) == [], address
            todo += addresses(answer.text)
    assert len(seen) > 80


@pytest.mark.parametrize(
    "query, left",
    [
        ("country=KZ", lambda shapes: len(shapes) > 0),
        ("country=kz", lambda shapes: len(shapes) > 0),
        ("country=AQ", lambda shapes: shapes == []),
        ("since=2025-06&until=2025-06", lambda shapes: len(shapes) >= 2),
        ("since=2030", lambda shapes: shapes == []),
        ("disputed=true", lambda shapes: len(shapes) > 1),
        ("status=contested&disputed=true", lambda shapes: len(shapes) > 0),
        ("status=no+such", lambda shapes: shapes == []),
        ("source=Caspian+Morning", lambda shapes: len(shapes) >= 0),
        ("object=no+such", lambda shapes: shapes == []),
    ],
)
def test_filters(demo, query, left):
    answer = demo.get(f"/?{query}")
    assert answer.status_code == 200
    assert left(re.findall(r'<tr id="(i-\w+)"', answer.text)), answer.text


def test_a_source_has_its_own_incidents(demo):
    sources = re.findall(r'<option value="([^"]+)"', demo.get("/").text.split('id="source"')[1].split("</select>")[0])
    found = [set(re.findall(r'<tr id="(i-\w+)"', demo.get("/", params={"source": s}).text)) for s in sources]
    assert all(found) and set().union(*found) == set(incidents(demo))
    assert any(each != found[0] for each in found)


def test_the_incident_page_shows_what_the_terminal_shows(demo):
    page = demo.get(f"/incidents/{incidents(demo)[1]}").text
    for section in ("facts", "claims", "accounts", "findings", "history", "judgements"):
        assert f'aria-labelledby="{section}"' in page
    for side in ("asserts", "denies"):
        assert f'<th scope="col">{side} ' in page
    assert re.search(r"\d+ pages?, \d+ independent accounts?", page)
    assert re.search(r'class="chain".*?copies <a', page, re.DOTALL)
    assert "±" in page and "counted from" in page


def test_claims_lead_to_their_words(demo):
    page = demo.get(f"/incidents/{incidents(demo)[0]}").text
    address, claim, words = re.search(r'<a href="(/reports/[^"#]+)#(c-\w+)" title="[^"]*">([^<]+)</a>', page).groups()
    report = demo.get(address).text
    assert f'<li id="{claim}">' in report and f'id="at-{claim}"' in report
    assert words.split(" … ")[0] in re.sub(r"<[^>]+>", "", report)


def test_the_start_of_an_id_leads_on(demo):
    (whole, *_) = incidents(demo)
    answer = demo.get(f"/incidents/{whole[:8]}?as_of=2040-01-01")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/incidents/{whole}?as_of=2040-01-01")


@pytest.mark.parametrize(
    "address",
    ["/incidents/i-0000000000000000", "/incidents/nonsense", "/reports/none", "/speakers/s-0000000000000000",
     "/captures/00", "/nothing", "/said?incident=i-0000000000000000"],
)  # fmt: skip
def test_what_is_not_there(demo, address):
    answer = demo.get(address)
    assert answer.status_code == 404
    assert "<h1>Not Found</h1>" in answer.text


@pytest.mark.parametrize("address", ["/?since=yesterday", "/?as_of=then", "/said?until=soon"])
def test_addresses_that_mean_nothing(demo, address):
    assert demo.get(address).status_code == 400


def test_as_of_a_day_before_anything_was_read(demo):
    page = demo.get("/?as_of=2001-01-01")
    assert page.status_code == 200
    assert "No incident fits" in page.text and "as it was on <strong>2001-01-01" in page.text
    assert demo.get(f"/incidents/{incidents(demo)[0]}?as_of=2001-01-01").status_code == 404


def test_as_of_now_shows_all_and_lets_nobody_decide(demo):
    page = demo.get(f"/incidents/{incidents(demo)[0]}?as_of=2100-01-01")
    assert page.status_code == 200
    assert 'action="/judgements' not in page.text and 'action="/findings' not in page.text
    links = [a for a in addresses(page.text) if a.startswith("/reports/")]
    assert links and all("as_of=2100-01-01" in link for link in links)


def test_search_marks_the_words(demo):
    page = demo.get("/search?q=motor").text
    assert "<mark>motor</mark>" in page.lower()


def test_a_page_as_captured_is_shown_as_text(demo):
    reports = [a for a in addresses(demo.get("/reports").text) if a.startswith("/reports/")]
    captures = [a for r in reports for a in addresses(demo.get(r).text) if a.startswith("/captures/")]
    assert len(captures) == len(reports)
    pages = [demo.get(capture).text.lower() for capture in captures]
    assert any("&lt;html" in page for page in pages) and all(page.count("<html") == 1 for page in pages)


def test_statements_stand_in_order_of_their_days_with_their_replies(demo):
    page = demo.get("/said").text
    days = re.findall(r'data-day="([\d-]+)"', page)
    assert days == sorted(days) and len(days) > 20
    reply, answered = re.search(r'<li id="(c-\w+)" data-day="[^"]*" data-answers="(c-\w+)"', page).groups()
    assert re.search(rf'id="{reply}".*?in answer to <a href="#{answered}"', page, re.DOTALL)


def test_what_is_new_since_one_looked(demo):
    assert "Since you last looked" not in demo.get("/").text
    (cookie,) = [name for name in demo.cookies if name.startswith("sayso_looked")]
    assert "Since you last looked" not in demo.get("/").text
    for value, is_news in (("2001-01-01T00:00:00+00:00", True), ("nonsense", False), ("2001-01-01", False)):
        del demo.cookies[cookie]
        demo.cookies.set(cookie, value)
        page = demo.get("/").text
        assert ("10 new reports" in page and "New incidents" in page) == is_news
        demo.cookies.clear()
        demo.get("/")
    demo.cookies.clear()
    demo.cookies.set(cookie, "2001-01-01T00:00:00+00:00")
    assert send(demo, "/looked").status_code == 303
    assert "Since you last looked" not in demo.get("/").text


@pytest.mark.parametrize("path", ["/?country=KZ&part=2", "/said?since=2025", "/speakers?name=police", "/review?skip=3"])
def test_every_page_leads_to_itself_on_another_day(demo, path):
    page = demo.get(path).text
    form = re.search(r'<form class="as-of".*?</form>', page, re.DOTALL)[0]
    asked = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert asked == {"country": "KZ"} | {} if "country" in path else "part" not in asked and "skip" not in asked
    assert "As of now" in page and 'name="as_of"' in form
    then = demo.get(path.split("?")[0], params={**asked, "as_of": "2100-01-01"}).text
    assert "As of 2100-01-01" in then and "Nothing can be decided here" in then
    back = re.search(r'<a href="([^"]*)">Show it as it is now', then)[1].replace("&amp;", "&")
    assert dict(parse_qsl(urlsplit(back).query)) == asked


def test_incidents_of_the_same_days_are_offered_for_merging_first(demo_app):
    derived = demo_app.state.desk.states.seen().derived

    def apart(incident, id):
        last = [i.when.latest if i.when else None for i in (incident, derived.incidents[id])]
        return abs((last[0] - last[1]).days) if all(last) else 11  # as far as counts for near

    for incident in derived.incidents.values():
        others = sorted((id for id in derived.incidents if id != incident.id), key=lambda id: (apart(incident, id), id))
        assert [shape["id"] for shape in offered(incident, derived)] == others[:40]


def test_words_in_quotation_marks_of_their_own_get_no_others(demo, demo_app):
    for id in demo_app.state.desk.states.seen().derived.incidents:
        for path in (f"/incidents/{id}", f"/dossiers/{id}"):
            page = demo.get(path).text
            assert "<q>" in page and not re.search(r"<q>“[^<]*”</q>", page)
