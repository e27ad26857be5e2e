"""A dossier is one file that asks for nothing else and tells all that the page tells."""

import re

import pytest
from browsing import HOSTILE
from html5 import faults

from sayso.desk.dossier import dossier_of
from sayso.desk.states import States
from sayso.ledger import Ledger


def dossiers(file, as_of=""):
    with Ledger(file) as ledger:
        seen = States(ledger).seen()
        return [dossier_of(seen, incident, as_of) for incident in ledger.incidents()]


def without_styles(text):
    return re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


def test_every_incident_has_one(demo_file):
    for text in dossiers(demo_file):
        assert faults(without_styles(text)) == []
        for section in ("facts", "claims", "accounts", "findings", "history", "sources", "made"):
            assert f'<section aria-labelledby="{section}">' in text


def test_it_asks_for_nothing(demo_file):
    for text in dossiers(demo_file):
        assert not re.findall(r"<(?:script|link|img|iframe|object|embed|form)\b|url\(|@import", text)
        assert "default-src 'none'" in text
        assert all(address.startswith(("#", "http")) for address in re.findall(r'href="([^"]*)"', text))


def test_numbers_lead_to_sources(demo_file):
    for text in dossiers(demo_file):
        cited = set(re.findall(r'href="#source-(\d+)"', text))
        assert cited and cited <= set(re.findall(r'id="source-(\d+)"', text))


def test_hostile_words_stay_words(hostile_file):
    for text in dossiers(hostile_file):
        assert "<script>" not in text and "&lt;script&gt;" in text and HOSTILE not in text
        assert faults(without_styles(text)) == []


def test_the_desk_hands_it_out(demo):
    incident = re.search(r'<tr id="(i-\w+)"', demo.get("/").text)[1]
    answer = demo.get(f"/dossiers/{incident}?as_of=2100-01-01")
    assert answer.headers["content-disposition"] == f'attachment; filename="dossier-{incident}.html"'
    assert "As known on 2100-01-01" in answer.text


@pytest.mark.parametrize("as_of, code", [("", 0), ("2100-01-01", 0), ("2001-01-01", 1), ("then", 2)])
def test_the_command_writes_it(demo_file, tmp_path, as_of, code):
    from typer.testing import CliRunner

    from sayso.cli.app import app

    with Ledger(demo_file) as ledger:
        incident = ledger.incidents()[0].id
    out = tmp_path / "dossier.html"
    arguments = ["dossier", incident[:10], "--ledger", str(demo_file), "--out", str(out)]
    done = CliRunner().invoke(app, [*arguments, *(["--as-of", as_of] if as_of else [])])
    assert (done.exit_code, done.stdout) == (code, "")
    assert out.exists() == (code == 0)
