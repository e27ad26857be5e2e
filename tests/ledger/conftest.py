"""A fresh ledger for each test, copied from one made once: running the migrations takes a tenth of a second."""

import shutil
from pathlib import Path

import pytest

from sayso.ledger import Ledger


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory):
    """The file of a ledger without entries, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "ledger.sayso"
    Ledger(path).close()
    return path


@pytest.fixture
def path(tmp_path, empty_ledger):
    """Where a ledger without entries is."""
    return Path(shutil.copy(empty_ledger, tmp_path / "ledger.sayso"))


@pytest.fixture
def ledger(path):
    """An open ledger without entries."""
    with Ledger(path, busy_seconds=0.05) as ledger:
        yield ledger
