"""Desks over the demo ledger and over one of hostile words, asked in this process."""

import shutil
from pathlib import Path

import pytest
from browsing import HOSTILE, HOSTILE_ID, PASSWORD, send
from fastapi.testclient import TestClient

from builders import make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.desk import Settings, create_app
from sayso.desk.people import People
from sayso.ledger import Ledger


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory):
    """The file of a ledger with a report whose every field wants to be more than text, and an honest copy of it."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with Ledger(path) as ledger:
        for id in (HOSTILE_ID, "plain"):
            text = f"A drone fell near Uralsk. {HOSTILE}\ud800"
            told = {"title": HOSTILE, "publisher": HOSTILE, "byline": HOSTILE, "url": "javascript:alert(3)"}
            report = make_report(text, id=id, **told)
            mention = make_mention(report, "A drone fell near Uralsk.")
            claim = make_claim(report, HOSTILE, about=[mention])
            judged = [make_judgement(id, HOSTILE_ID, relation="copy_of", reasons=(HOSTILE,))] if id == "plain" else []
            ledger.enter(make_reading(report, (mention,), (claim,)), judged, capture=None, fingerprint=())
    return path


@pytest.fixture(autouse=True)
def _quick(quick_hashes):
    pass


@pytest.fixture
def desk(tmp_path):
    """Opens a desk: `desk(file)` over a copy of a ledger file, with the client that asks it."""

    def opened(file, base_url="http://localhost", **settings):
        own = Path(shutil.copy(file, tmp_path / "ledger.db"))
        app = create_app(own, Settings(tmp_path / "people", "ann", **settings))
        return TestClient(app, base_url=base_url, follow_redirects=False)

    return opened


@pytest.fixture(scope="session")
def demo_app(demo_file):
    """A desk over the demo ledger, without users, for tests that decide nothing: what is derived is derived once."""
    return create_app(demo_file, Settings(demo_file.with_name("no-people"), "ann"))


@pytest.fixture
def demo(demo_app):
    """A client of that desk."""
    return TestClient(demo_app, base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def fresh(desk, demo_file):
    """A client of a desk of one's own over the demo ledger."""
    return desk(demo_file)


@pytest.fixture
def people(tmp_path):
    """The file of users of the desks here."""
    return People(tmp_path / "people")


@pytest.fixture
def signed_in(people, desk, demo_file):
    """Signs users in, each at a browser of its own: `signed_in("reader")`."""
    people.add("boss", "administrator", PASSWORD)
    for role in ("reader", "analyst"):
        people.add(f"a {role}", role, PASSWORD)
    first = desk(demo_file)

    def client(role):
        asking = TestClient(first.app, base_url="http://localhost", follow_redirects=False)
        name = "boss" if role == "administrator" else f"a {role}"
        answer = send(asking, "/sign-in", name=name, password=PASSWORD, page="/sign-in")
        assert answer.status_code == 303, answer.text
        return asking

    return client
