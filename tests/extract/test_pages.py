import socket
import time
from datetime import UTC, date, datetime

import pytest

from sayso.errors import EmptyInput, InputError
from sayso.extract import extract_report
from sayso.model import Capture, Report

LEAD = "A small weather balloon fell on a greenhouse near Alder Bay on Monday, the fire service said."
BODY = "The owner of the greenhouse counted forty broken panes, and she has sent for the insurers of the balloon."
HEAD = """<title>Balloon lands on greenhouse - Bay Reader</title>
<meta property="og:site_name" content="Bay Reader"><meta name="author" content="Marta Holm">
<meta property="article:published_time" content="2021-03-04T23:30:00+02:00">
<link rel="canonical" href="https://bay.example/balloon">"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
{"@type": ["NewsArticle"], "headline": "Balloon lands on greenhouse", "datePublished": "2021-03-05",
"author": [{"@type": "Person", "name": "Jo Berg"}], "publisher": {"name": "Bay Reader Ltd"},
"isBasedOn": "https://www.wire.example/a"}]}</script>"""


def page(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'


def article(*paragraphs: str) -> str:
    inside = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in paragraphs)
    return (
        '<nav><a href="/">Home</a> <a href="/n">News</a></nav>'
        f"<article><h1>Balloon lands on greenhouse</h1>{inside}</article>"
        '<aside><h3>Most read</h3><a href="/x">Ferry delayed</a></aside><footer>© 2021 Bay Reader</footer>'
    )


def extract(html: str | bytes, media_type: str = "text/html", url: str = "page.html") -> Report:
    body = html if isinstance(html, bytes) else html.encode()
    return extract_report(Capture(url, datetime(2021, 8, 1, tzinfo=UTC), media_type, body))


def test_main_text_and_what_the_page_declares() -> None:
    report = extract(page(article(LEAD, BODY), HEAD))
    assert report.text == f"Balloon lands on greenhouse\n\n{LEAD}\n\n{BODY}"
    assert report.title == "Balloon lands on greenhouse"
    assert (report.byline, report.publisher) == ("Marta Holm", "Bay Reader")
    assert report.published == date(2021, 3, 4)
    assert report.url == "https://bay.example/balloon"
    assert report.language == "en"
    assert [report.text[start:end] for start, end in report.chrome] == ["Balloon lands on greenhouse"]


def test_linked_data_goes_before_meta_elements_and_names_the_origin() -> None:
    report = extract(page(article(LEAD, BODY), HEAD + LINKED))
    assert (report.byline, report.publisher, report.published) == ("Jo Berg", "Bay Reader", date(2021, 3, 5))
    assert report.origins == ("wire.example",)


@pytest.mark.parametrize(
    "linked", ["{broken", "[" * 100_000, '{"@type": "NewsArticle", "author": 5, "publisher": [null]}', "5"]
)
def test_broken_linked_data_is_passed_over(linked: str) -> None:
    report = extract(page(article(LEAD, BODY), f'{HEAD}<script type="application/ld+json">{linked}</script>'))
    assert report.byline == "Marta Holm"


@pytest.mark.parametrize("kind", ["lead", "teaser", "summary", "standfirst", "intro", "article-teaser"])
def test_the_first_paragraph_is_not_lost(kind: str) -> None:
    second = "It had been sent up by a school, whose teacher had lost sight of it at noon."
    report = extract(
        page(article(f'<div class="{kind}"><p>{LEAD}</p></div>', f'<p class="{kind}">{second}</p>', BODY), HEAD)
    )
    assert LEAD in report.text and second in report.text and BODY in report.text


def test_lists_quotes_and_tables_stay_and_furniture_is_marked() -> None:
    report = extract(
        page(
            article(
                LEAD,
                "<ul><li>In January a balloon fell into the bay.</li></ul>",
                "<blockquote><p>We want answers, the growers wrote in a letter.</p></blockquote>",
                "<p>ADVERTISEMENT</p>",
                BODY,
                "<p>Read more: Ferry to the islands delayed</p>",
            )
        )
    )
    for words in ("In January", "We want answers", BODY):
        assert words in report.readable
    for words in ("ADVERTISEMENT", "Ferry"):
        assert words not in report.readable


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2021-02-03">', date(2021, 2, 3)),
        ('<meta itemprop="datePublished" content="2021-02-03T10:00:00Z">', date(2021, 2, 3)),
        ('<meta name="date" content="soon"><meta name="dc.date" content="2021-02-04">', date(2021, 2, 4)),
        ('<meta name="date" content="1970-01-01">', None),
        ("", None),  # the footer's copyright year is no day
    ],
)
def test_days(head: str, day: date | None) -> None:
    assert extract(page(article(LEAD, BODY), head)).published == day


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/balloon", "file:///etc/passwd"])
def test_only_web_addresses_are_taken_as_canonical(address: str) -> None:
    assert extract(page(article(LEAD, BODY), f'<link rel="canonical" href="{address}">')).url == "page.html"


def test_encodings_of_pages() -> None:
    words = (
        "Метеорологический шар упал на теплицу у бухты, сообщили пожарные. Никто не пострадал, разбито сорок стёкол."
    )
    meta = '<meta charset="windows-1251">'
    assert words in extract(page(article(words, words), meta).encode("cp1251")).text
    assert words in extract(page(article(words, words)).encode("koi8-r"), "text/html; charset=koi8-r").text
    assert words in extract(page(article(words, words)).encode("utf-16")).text


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the page had something fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    remote = (
        '<!DOCTYPE html SYSTEM "http://evil.example/x.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<html><head><base href="http://evil.example/"><meta http-equiv="refresh" content="0;url=http://evil.example/">'
        f'<script src="http://evil.example/a.js"></script></head><body>{article(LEAD, "&x;" + BODY)}'
        '<iframe src="http://evil.example/"></iframe><img src="http://evil.example/p.png"></body></html>'
    )
    report = extract(remote)
    assert LEAD in report.text and "root:" not in report.text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + LEAD,
        "<p>" + "<b><i>" * 5_000 + LEAD,
        "<" * 1_000_000,
        "<p " + 'a="b" ' * 100_000 + f">{LEAD}</p>",
        "<p>" + "word and more words. " * 100_000 + "</p>",
        "<table>" * 3_000 + LEAD,
        f"<p>{LEAD}</p>" + "\0" * 1000,
        f"<p>\u202e{LEAD}\u202c</p>",
        f"<!--{'-' * 100_000}<p>{LEAD}</p>",
        "<select>" + "<option>x" * 20_000,
        "&" * 500_000 + "&#x110000;&#xD800;&#0;",
    ],
    ids=[
        "deep",
        "spans",
        "brackets",
        "attributes",
        "long",
        "tables",
        "zeros",
        "override",
        "comment",
        "options",
        "entities",
    ],
)
def test_hostile_pages_end_in_a_report_or_one_error(html: str) -> None:
    begun = time.perf_counter()
    try:
        report = extract(f"<html><body>{html}</body></html>")
    except InputError as error:
        assert isinstance(error, EmptyInput) and "page.html" in str(error)
    else:
        assert report.readable.strip() and "\0" not in report.text
    assert time.perf_counter() - begun < 5
