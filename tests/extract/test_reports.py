import subprocess
import sys
import time
from datetime import UTC, date, datetime

import pytest

from sayso.errors import EmptyInput, InputError, UnreadableInput
from sayso.extract import extract_report
from sayso.model import Capture, Report

TEXT = """Balloon lands on greenhouse in Alder Bay

5 hours ago 1
Newsnook Icon

By&nbspMarta Holm

Published on 11/07/2021 - 13:59 GMT+2

ADVERTISEMENT

A weather balloon came down on a greenhouse near Alder Bay on 9 July, the fire service said.

Nobody was hurt. The owner of the greenhouse counted forty broken panes and sent for the insurers, LETA reports.

Read Entire Article"""


def capture(text: str | bytes, media_type: str = "text/plain", url: str = "note.txt", **fields: str) -> Capture:
    body = text if isinstance(text, bytes) else text.encode()
    return Capture(url, datetime(2021, 8, 1, tzinfo=UTC), media_type, body, fields)


def marked(report: Report) -> list[str]:
    return [report.text[start:end] for start, end in report.chrome]


def test_a_saved_text_is_kept_to_the_letter_and_its_head_is_read() -> None:
    report = extract_report(capture(TEXT))
    assert report.text == TEXT
    assert report.title == "Balloon lands on greenhouse in Alder Bay"
    assert report.byline == "Marta Holm"
    assert report.publisher == "Newsnook"
    assert report.published == date(2021, 7, 11)
    assert "day first" in " ".join(report.notes)
    assert report.language == "en"
    assert report.origins == ("LETA",)
    assert marked(report) == [
        ["5 hours ago 1", "Newsnook Icon"][0],
        "Newsnook Icon",
        "By&nbspMarta Holm",
        "Published on 11/07/2021 - 13:59 GMT+2",
        "ADVERTISEMENT",
        "Read Entire Article",
    ]
    assert "LETA reports" in report.readable and "ADVERTISEMENT" not in report.readable


def test_fields_go_before_what_the_text_shows() -> None:
    fields = {
        "id": "r7", "url": "https://a.example/7", "publisher": "Bay Reader", "published": "2021-07-12T23:30:00-05:00",
        "language": "EN-gb", "title": "A title of its own",
    }  # fmt: skip
    report = extract_report(capture(TEXT, **fields))
    assert (report.id, report.url, report.publisher, report.title) == (
        "r7",
        "https://a.example/7",
        "Bay Reader",
        "A title of its own",
    )
    assert report.published == date(2021, 7, 12)
    assert report.language == "en"
    assert extract_report(capture(TEXT, title="")).title == ""


@pytest.mark.parametrize("published", ["11/07/2021", "2021-13-01", "yesterday", "2021-07", "20210799"])
def test_a_bad_day_is_an_error_that_names_it(published: str) -> None:
    with pytest.raises(UnreadableInput, match="published") as error:
        extract_report(capture(TEXT, published=published))
    assert published in str(error.value) and "note.txt" in str(error.value)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, "Balloon lands on greenhouse in Alder Bay"),
        ("A balloon came down.\n\nNobody was hurt.", ""),
        ("No text follows this line", ""),
        ("12.03.2021\n\nBalloon lands on barn\n\nIt was red.", "Balloon lands on barn"),
        ("11:52\nThe balloon is down.", ""),
        ("A first sentence. A second one without an end\nNobody was hurt.", ""),
        ("Who lost the balloon?\n\nNobody knows.", "Who lost the balloon?"),
    ],
)
def test_headlines(text: str, title: str) -> None:
    assert extract_report(capture(text)).title == title


def test_the_same_page_has_the_same_id_wherever_its_file_lies() -> None:
    here, there = extract_report(capture(TEXT)), extract_report(capture(TEXT, url="other/place.txt"))
    assert here.id == there.id
    assert extract_report(capture(TEXT, url="https://a.example/1")).id != here.id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("Шар упал на теплицу.", ""),
        (
            "Метеорологический шар упал на теплицу у бухты. Никто не пострадал, разбито сорок стёкол.",
            "ru",
        ),
        (
            "Метеорологічна куля впала на теплицю біля затоки. Ніхто не постраждав, розбито шибки.",
            "uk",
        ),
        (
            "Un balon meteorologic a căzut pe o seră lângă golf. Nimeni nu a fost rănit de cioburi.",
            "ro",
        ),
    ],
)
def test_language(text: str, language: str) -> None:
    assert extract_report(capture(text)).language == language


@pytest.mark.parametrize(
    ("body", "media_type", "error"),
    [
        (" \n ", "text/plain", EmptyInput),
        ("ADVERTISEMENT\n\nShare  Tweet\n", "text/plain", EmptyInput),
        ("", "text/html", EmptyInput),
        ("<html><body><script>var text = 'a balloon fell';</script></body></html>", "text/html", EmptyInput),
        ("<html><head><title>Nothing else but this title</title></head><body></body></html>", "text/html", EmptyInput),
        (b"a\0b", "text/plain", UnreadableInput),
    ],
)
def test_nothing_to_read(body: str | bytes, media_type: str, error: type[InputError]) -> None:
    with pytest.raises(error, match=r"^note\.txt: "):
        extract_report(capture(body, media_type))


def test_line_breaks_of_every_kind_stay() -> None:
    text = "Balloon lands on barn\r\n\r\nIt was red.\rIt was round.\n"
    assert extract_report(capture(text)).text == text


def test_text_needs_no_page_libraries() -> None:
    code = "import sys, sayso.extract; sys.exit('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_five_megabytes_on_one_line() -> None:
    begun = time.perf_counter()
    report = extract_report(capture("word and more words. " * 250_000))
    assert len(report.text) == 5_250_000
    assert time.perf_counter() - begun < 5
