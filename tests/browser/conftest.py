"""Desks that listen, and a browser that looks at them; skipped where no chromium or no built scripts are."""

import contextlib
import shutil
import socket
import threading
import time
from pathlib import Path

import pytest
from starlette.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from sayso.desk import Settings, create_app
from sayso.desk.people import People
from sayso.desk.scripts import script_address

_PATIENCE = 30_000  # milliseconds: a machine that draws maps by software while other tests run is slow
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Pixels by software: the map needs WebGL, and machines that run tests have no graphics card.
_ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-sandbox"]


@pytest.fixture(scope="module")
def browser():
    """One chromium for all tests of a file; two at a time would be one too many for playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.skip("no chromium is installed")
    if not script_address():
        pytest.skip("the desk's scripts were not built")
    sync_api.expect.set_options(timeout=_PATIENCE)
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def desk(demo_file):
    """The address of a desk in which nothing is decided."""
    with listening(demo_file, demo_file.with_name("nobody")) as address:
        yield address


@pytest.fixture
def desk_with_map(demo_file, tmp_path):
    """Starts desks with a map under the incidents: `desk_with_map(tiles="...")` is the address."""
    with contextlib.ExitStack() as desks:
        yield lambda **settings: desks.enter_context(listening(demo_file, tmp_path / "nobody", **settings))


@pytest.fixture
def own_desk(demo_file, tmp_path):
    """The address of a desk over a ledger of one's own."""
    own = Path(shutil.copy(demo_file, tmp_path / "own.db"))
    with listening(own, tmp_path / "nobody") as address:
        yield address


@pytest.fixture
def password():
    """That of every user here."""
    return "correct horse battery"


@pytest.fixture
def desk_with_users(demo_file, password, tmp_path, quick_hashes):
    """The address of a desk with one user of each role, each named after it."""
    people = People(tmp_path / "people")
    for role in ("administrator", "analyst", "reader"):
        people.add(role, role, password)
    own = Path(shutil.copy(demo_file, tmp_path / "own.db"))
    with listening(own, tmp_path / "people") as address:
        yield address


@pytest.fixture
def open_page(browser):
    """Opens pages: `open_page(address, **context)`. Afterwards no script has failed, and no other machine was asked."""
    contexts, faults = [], []

    def opened(address, **options):
        context = browser.new_context(viewport=options.pop("viewport", {"width": 1280, "height": 900}), **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
        page.on("request", lambda asked: faults.append(f"asked {asked.url}") if is_elsewhere(asked.url) else None)
        page.goto(address)
        return page

    opened.faults = faults
    yield opened
    for context in contexts:
        context.close()
    assert not faults


def is_elsewhere(url):
    return not url.startswith(("http://127.0.0.1:", "data:image/"))


@pytest.fixture
def elsewhere(tmp_path):
    """The address of another server, which lets any page ask for the files of this test."""
    open_to_all = CORSMiddleware(StaticFiles(directory=tmp_path), allow_origins=["*"])
    with served(lambda _: open_to_all) as address:
        yield address


def listening(ledger, people, **settings):
    """A desk that listens until the end of the block."""
    return served(lambda port: create_app(ledger, Settings(people, "ann", port=port, **settings)))


@contextlib.contextmanager
def served(app_on):
    """The address of the app that this makes for a port, until the end of the block."""
    uvicorn = pytest.importorskip("uvicorn")
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app_on(port), port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
