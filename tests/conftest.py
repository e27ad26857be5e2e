"""What tests of more than one folder use. No test sees the countries that who runs it has added to the gazetteer."""

import os
from pathlib import Path

import argon2
import pytest

from sayso.examples import REPORTS
from sayso.ledger import Ledger
from sayso.pipeline import read_inputs

os.environ["SAYSO_GAZETTEER"] = str(Path(__file__).parent / "no-such-folder")


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The file of a ledger with the ten bundled reports."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with Ledger(path) as ledger:
        list(read_inputs([str(REPORTS)], ledger=ledger))
    return path


@pytest.fixture
def quick_hashes(monkeypatch):
    """Passwords are hashed a hundred times quicker than in earnest."""
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("sayso.desk.people.PasswordHasher", lambda: cheap)
