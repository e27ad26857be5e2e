"""A country's file from a server on this machine: one that delivers, and those that do not."""

import time
from threading import Event

import pytest

from places.servers import deliver, serving
from sayso.errors import FetchFailed, UsageError
from sayso.places.fetching import PUBLIC, dump_address, fetched


def test_what_is_delivered_is_there_while_it_is_used():
    with serving(deliver) as url, fetched(f"{url}/LT.zip") as path:
        assert path.read_bytes() == b"all of it"
    assert not path.exists()


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (lambda handler: handler.send_error(404), "the server answers 404 Not Found"),
        (lambda handler: handler.send_error(503), "the server answers 503 Service Unavailable"),
        (lambda handler: deliver(handler, size=100), "broke off after 9 of 100 bytes"),
        (lambda handler: None, "the connection broke off"),
    ],
    ids=["missing", "down", "short", "nothing"],
)
def test_what_is_not_delivered(answer, cause):
    with serving(answer) as url, pytest.raises(FetchFailed) as caught, fetched(f"{url}/LT.zip"):
        pass
    assert caught.value.subject == f"{url}/LT.zip"
    assert caught.value.cause.startswith(cause)


def test_a_silent_server_and_a_slow_one():
    done = Event()

    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        while not done.wait(0.05):
            handler.wfile.write(b".")

    for answer, cause in ((lambda handler: done.wait(5), "no answer|sent nothing"), (drip, "too slow")):
        done.clear()
        began = time.monotonic()
        with serving(answer) as url:
            with pytest.raises(FetchFailed, match=cause), fetched(url, silence=0.3, whole=0.3):
                pass
            done.set()
        assert time.monotonic() - began < 4


def test_nobody_answers():
    with serving(deliver) as url:
        pass
    with pytest.raises(FetchFailed, match="cannot be reached"), fetched(f"{url}/LT.zip"):
        pass


@pytest.mark.parametrize("setting", ["", "http://127.0.0.1:8000/dump", "https://example.org/dump/"])
def test_address(monkeypatch, setting):
    monkeypatch.setenv("SAYSO_GEONAMES_URL", setting)
    assert dump_address("LT") == (setting or PUBLIC).rstrip("/") + "/LT.zip"


@pytest.mark.parametrize("setting", ["file:///tmp", "example.org", "ftp://example.org/"])
def test_no_address(monkeypatch, setting):
    monkeypatch.setenv("SAYSO_GEONAMES_URL", setting)
    with pytest.raises(UsageError, match="is no http or https address"):
        dump_address("LT")
