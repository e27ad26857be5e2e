"""Whatever a report says or is called, it is text: on every page, and under any id."""

import re
from urllib.parse import quote

import pytest
from browsing import HOSTILE_ID, addresses
from html5 import faults

from builders import make_reading, make_report
from sayso.ledger import Ledger


@pytest.fixture
def client(desk, hostile_file):
    return desk(hostile_file)


def test_every_page_shows_it_and_none_obeys(client):
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
        assert not set(answer.text) & {"\x00", "\x07", "\u202e", "\ud800"}, address
        todo += addresses(answer.text)
    assert any(quote(HOSTILE_ID, safe="") in address for address in seen)


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
