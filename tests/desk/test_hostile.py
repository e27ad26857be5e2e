"""Whatever a report says or is called, it is text: on every page, and under any id."""

import re
from urllib.parse import quote

import pytest
from browsing import HOSTILE_ID, addresses
from html5 import faults

from builders import make_reading, make_report
from hostile import fill
from sayso.ledger import Ledger
from sayso.text.visible import visible


@pytest.fixture
def client(desk, hostile_file):
    return desk(hostile_file)


def test_every_word_of_a_ledger_is_shown_and_none_obeyed(desk, tmp_path):
    """Those of readers and of people too."""
    client = desk(fill(tmp_path / "hostile.db"))
    parts = {address.strip("/").partition("?")[0].split("/")[0] for address in walk(client)}
    assert parts >= {"", "incidents", "reports", "said", "speakers", "sources", "review", "search"}


def test_every_answer_of_the_api_is_json(desk, tmp_path):
    client = desk(fill(tmp_path / "hostile.db"))
    incident = client.get("/api/v1/incidents").json()["items"][0]["id"]
    speaker = client.get("/api/v1/speakers").json()["items"][0]["id"]
    ids = {"incident_id": incident, "report_id": "a", "actor_id": speaker, "outline_id": "iso:KG"}
    for path, methods in client.get("/api/v1/openapi.json").json()["paths"].items():
        if "get" in methods:
            answer = client.get(path.format_map(ids), params={"q": "drone", "about": incident})
            assert answer.status_code == 200 and answer.json(), path


def test_every_page_shows_it_and_none_obeys(client):
    asked = walk(client)
    assert any(quote(HOSTILE_ID, safe="") in address for address in asked)


def walk(client):
    """The addresses of all pages that the first leads to; each has been looked at."""
    seen, todo = set(), ["/", "/search?q=drone"]
    while todo:
        address = todo.pop()
        if address in seen or address.startswith(("/static", "/api", "/dossiers")):
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert faults(answer.text) == [], address
        assert "<script>alert" not in answer.text and "<img" not in answer.text, address
        assert "javascript:" not in re.sub(r">[^<]*<", "><", answer.text), address
        assert set(answer.text) <= set(visible(answer.text)), address
        todo += addresses(answer.text)
    return seen


def test_characters_that_would_be_obeyed_are_shown(client):
    page = client.get(f"/reports/{quote(HOSTILE_ID, safe='')}").text
    for sign in ("&lt;script&gt;alert(1)", "⟨U+202E⟩", "␇", "␀", "⟨U+D800⟩", "{{ 7*7 }}"):
        assert sign in page, sign


@pytest.mark.parametrize(
    "query", ['"', "*", '""', '"*"', "a*b", "NEAR(", "\x00", "a AND", "🙂", "(((", "-", "^x", "col:x", "%", "'; drop"]
)
def test_any_words_can_be_sought(client, query):
    assert client.get("/search", params={"q": query}).status_code == 200


def test_a_line_of_five_megabytes(desk, tmp_path):
    with Ledger(tmp_path / "long.db") as ledger:
        report = make_report("drone " * 900_000, id="long")
        ledger.enter(make_reading(report, (), ()), (), capture=None, fingerprint=())
    page = desk(tmp_path / "long.db").get("/reports/long")
    assert page.status_code == 200
    assert len(page.text) < 1.1 * len(report.text)


@pytest.mark.parametrize("address", ["/reports/%00", "/reports/%ff%fe", "/incidents/%2e%2e", "/speakers/%22%3E%3Cb%3E"])
def test_addresses_nobody_gave(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<b>" not in answer.text
