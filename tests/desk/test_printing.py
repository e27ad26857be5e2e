"""The PDF of a dossier says what its HTML says, word for word, and can be searched, followed and copied from."""

import re
import sys
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO

import pytest
from browsing import HOSTILE
from lxml import html
from markupsafe import escape
from pypdf import PdfReader
from typer.testing import CliRunner

from builders import make_claim, make_mention, make_reading, make_report
from sayso.cli.app import app
from sayso.desk.dossier import dossier_of, dossier_pdf
from sayso.desk.printing import pdf_of
from sayso.desk.states import States
from sayso.ledger import Ledger

NOW = datetime(2025, 7, 1, 12, 30, tzinfo=UTC)
PAGE = '<html lang="en"><head><title>A find</title></head><body>{}</body></html>'


def both(file):
    """The dossiers of all incidents of a ledger, each as HTML and as PDF."""
    with Ledger(file) as ledger:
        seen = States(ledger).seen()
        return [
            (dossier_of(seen, found, "", NOW), PdfReader(BytesIO(dossier_pdf(seen, found, "", NOW))))
            for found in ledger.incidents()
        ]


def printed(body):
    return PdfReader(BytesIO(pdf_of(PAGE.format(body), "at the foot", "sayso", NOW)))


def words_of(pdf):
    """All it says without spaces: where lines end is the typesetter's business. Feet of pages are left out."""
    pages = (re.sub(r"Incident i-\w+, as known on .*|at the foot|\d+ / \d+", "", p.extract_text()) for p in pdf.pages)
    return re.sub(r"\s", "", "".join(pages))


def links_of(pdf):
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots", ())]
    return [note["/A"]["/URI"] for note in notes if "/A" in note], [note["/Dest"] for note in notes if "/Dest" in note]


def test_it_says_all_that_the_html_says(demo_file):
    for text, pdf in both(demo_file):
        told = html.document_fromstring(re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)).find("body")
        said = words_of(pdf)
        assert not Counter(re.sub(r"\s", "", told.text_content())) - Counter(said)
        assert [q for q in told.iterfind(".//q") if "“" + re.sub(r"\s", "", q.text_content()) + "”" not in said] == []


def test_it_can_be_found_followed_and_paged(demo_file):
    for text, pdf in both(demo_file):
        outer, inner = links_of(pdf)
        assert sorted(set(outer)) == sorted(set(re.findall(r'href="(http[^"]*)"', text)))
        assert len(inner) >= len(re.findall(r'href="#source-', text))
        assert pdf.metadata.title == html.document_fromstring(text).findtext("head/title")
        assert pdf.metadata.author.startswith("sayso ") and pdf.metadata.creation_date == NOW
        assert [entry.title for entry in pdf.outline if not isinstance(entry, list)]
        for number, page in enumerate(pdf.pages, 1):
            assert f"{number} / {len(pdf.pages)}" in page.extract_text()


def test_its_letters_are_in_it(demo_file):
    for _, pdf in both(demo_file):
        fonts = {font.get_object()["/BaseFont"] for page in pdf.pages for font in page["/Resources"]["/Font"].values()}
        assert fonts and all(re.match(r"/[A-Z]{6}\+(Libertinus|Amiri|DejaVuSansMono)", font) for font in fonts)


def test_the_same_dossier_is_the_same_file(demo_file):
    with Ledger(demo_file) as ledger:
        seen, found = States(ledger).seen(), ledger.incidents()[0]
        first, again = (dossier_pdf(seen, found, "", NOW) for _ in range(2))
        assert first == again != dossier_pdf(seen, found, "", NOW.replace(hour=13))


@pytest.mark.parametrize(
    "words",
    [
        "Șofer: „Ţiglă” în Nufăru",
        "Рэзекне, ұшқышсыз әуе кемесі",
        "Γράμματα ελληνικά",
        "אמר",
        '#set page(paper: "a0") $x$ *b* _i_ `c` @r <l> // \\ ~ -- ... \' "',
        "⟨U+202E⟩ ⟨U+D800⟩ ← …",
        "x" * 500,
        "{{ 7*7 }} #{ sys.inputs }",
    ],
)
def test_words_stay_words(words):
    pdf = printed(f"<p>{escape(words)}</p>")
    assert words_of(pdf) == re.sub(r"\s", "", words)
    assert len(pdf.pages) == 1


def test_words_from_the_right():
    """Letters are joined and can be copied; a number beside the words stays beside them."""
    pdf = printed("<p>Outlet: <q>قال المتحدث باسم وزارة الدفاع</q> [3]</p>")
    (page,) = pdf.pages
    for word in ["قال", "المتحدث", "باسم", "وزارة", "الدفاع"]:
        assert word in page.extract_text()
    assert re.search(r"”\s*\[3\]", page.extract_text())


def test_hostile_words_stay_words(hostile_file):
    for _, pdf in both(hostile_file):
        said = words_of(pdf)
        assert re.sub(r"\s", "", HOSTILE[:40]) in said and "⟨U+202E⟩" in said and "⟨U+0007⟩" in said
        outer, _ = links_of(pdf)
        assert outer == []  # javascript: leads nowhere
        assert not {"/JavaScript", "/JS", "/Launch", "/EmbeddedFiles"} & set(str(pdf.trailer["/Root"]).split("'"))


@pytest.mark.parametrize("length", [10, 3000, 100_000])
def test_addresses_of_any_length(length):
    address = "https://outlet.example/" + "a" * length
    outer, _ = links_of(printed(f'<p><a href="{address}">{address}</a></p>'))
    assert set(outer) <= {address}


def test_a_long_line(tmp_path):
    """A claim as long as a book is cut after pages, and says so; the HTML has it whole."""
    text = "A drone fell near Uralsk. " + "Nobody was hurt and nothing burnt. " * 3000
    with Ledger(tmp_path / "long.db") as ledger:
        report = make_report(text, id="long")
        mention = make_mention(report, "A drone fell near Uralsk.")
        claim = make_claim(report, text[26:], about=[mention])
        ledger.enter(make_reading(report, (mention,), (claim,)), (), capture=None, fingerprint=())
    ((text, pdf),) = both(tmp_path / "long.db")
    assert report.text[26:].strip() in text
    assert "morecharacters:theHTMLhasthem" in words_of(pdf) and 10 < len(pdf.pages) < 40


def test_the_desk_hands_it_out(demo, demo_file):
    with Ledger(demo_file) as ledger:
        found = ledger.incidents()[0].id
    assert f'href="/dossiers/{found}.pdf"' in demo.get(f"/incidents/{found}").text
    answer = demo.get(f"/dossiers/{found[:8]}.pdf?as_of=2100-01-01")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="dossier-{found}.pdf"'
    assert f"Incident {found}, as known on 2100-01-01" in PdfReader(BytesIO(answer.content)).pages[0].extract_text()


@pytest.mark.parametrize(
    ("out", "options", "start"),
    [
        ("find.pdf", [], b"%PDF-"),
        ("find.PDF", [], b"%PDF-"),
        ("find.html", [], b"<!doctype html>"),
        ("find", [], b"<!doctype html>"),
        ("find", ["--format", "pdf"], b"%PDF-"),
        ("find.pdf", ["--format", "html"], b"<!doctype html>"),
    ],
)
def test_the_command_writes_what_the_name_or_the_option_says(demo_file, tmp_path, out, options, start):
    with Ledger(demo_file) as ledger:
        found = ledger.incidents()[0].id
    words = ["dossier", found, "--ledger", str(demo_file), "--out", str(tmp_path / out), *options]
    assert CliRunner().invoke(app, words).exit_code == 0
    assert (tmp_path / out).read_bytes().lstrip().startswith(start)


def test_where_the_typesetter_is_not_installed(demo, demo_file, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "sayso.desk.printing")
    with Ledger(demo_file) as ledger:
        answer = demo.get(f"/dossiers/{ledger.incidents()[0].id}.pdf")
    assert answer.status_code == 400 and "pip install" in answer.text
