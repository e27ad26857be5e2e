"""A ledger with three reports made by hand, and the program called in this process."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from builders import make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.cli.app import app
from sayso.ledger import Ledger

HOSTILE = "Police said \x1b[31mnobody\x1b[0m was [bold]hurt[/bold] \u202edesrever\u202c by the drone \x07 near Uralsk."


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The file of a ledger: reports a and b tell of one incident, c of another; b is judged a copy of a."""
    path = tmp_path_factory.mktemp("filled") / "ledger.db"
    with Ledger(path) as ledger:
        for id, day in (("a", 10), ("b", 10), ("c", 12)):
            report = make_report(f"A drone fell near Uralsk. {HOSTILE}", id=id, title=f"[red]{id}\x1b[2J")
            mention = make_mention(report, "A drone fell near Uralsk.", id=f"m-{id * 16}", day=date(2025, 7, day))
            claim = make_claim(report, HOSTILE, id=f"c-{id * 16}", about=[mention])
            judged = [make_judgement("b", "a", relation="copy_of")] if id == "b" else []
            judged += [make_judgement(mention, "m-" + "a" * 16)] if id == "b" else []
            ledger.enter(make_reading(report, (mention,), (claim,)), judged, capture=None, fingerprint=())
    return path


@pytest.fixture
def ledger(filled, tmp_path):
    """A ledger file of one's own."""
    return Path(shutil.copy(filled, tmp_path / "ledger.db"))


@pytest.fixture
def sayso(tmp_path, monkeypatch):
    """Calls the program in an empty folder: `sayso("incidents", "--ledger", path)`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments, **given):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], **given)

    return call
