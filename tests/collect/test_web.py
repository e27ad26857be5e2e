import contextlib
import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.collect import open_source
from sayso.collect.addresses import is_public, parse_address
from sayso.collect.web import WebSource
from sayso.errors import (
    EmptyInput,
    FetchFailed,
    InputError,
    MissingInput,
    OversizedInput,
    RefusedAddress,
    UnreadableInput,
)
from sayso.model import Capture

HTML = "text/html; charset=utf-8"
PAGE = b"<html><body><p>A kite fell on a barn.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/").split("?")[0]
        getattr(self, "give_" + (name or "page"), self.give_missing)()

    def answer(
        self, body: bytes, kind: str | None = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):  # the other side had enough
            self.wfile.write(body)

    def give_page(self) -> None:
        self.answer(PAGE)

    def give_bare(self) -> None:
        self.answer(PAGE, None)

    def give_plain(self) -> None:
        self.answer("Змій упав.".encode("cp1251"), "text/plain; charset=windows-1251")

    def give_lines(self) -> None:
        self.answer(b'{"text": "one"}\nbroken\n{"text": "two"}', "application/x-ndjson")

    def give_missing(self) -> None:
        self.answer(b"no", status=404)

    def give_broken(self) -> None:
        self.answer(b"oops", status=500)

    def give_pdf(self) -> None:
        self.answer(b"%PDF-1.7", "application/pdf")

    def give_liar(self) -> None:
        self.answer(b"%PDF-1.7", "text/html")

    def give_empty(self) -> None:
        self.answer(b"")

    def give_loop(self) -> None:
        self.answer(b"", status=302, Location="/loop?" + str(time.monotonic_ns()))

    def give_once(self) -> None:
        self.answer(b"", status=301, Location="page")

    def give_nowhere(self) -> None:
        self.answer(b"", status=302)

    def give_tofile(self) -> None:
        self.answer(b"", status=302, Location="file:///etc/hostname")

    def give_gzip(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def give_deflate(self) -> None:
        self.answer(zlib.compress(PAGE), Content_Encoding="deflate")

    def give_raw(self) -> None:
        self.answer(zlib.compress(PAGE, wbits=-15), Content_Encoding="deflate")

    def give_bomb(self) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(80)) + packer.flush()
        self.answer(packed, Content_Encoding="gzip")

    def give_halfgzip(self) -> None:
        self.answer(gzip.compress(PAGE)[:-12], Content_Encoding="gzip")

    def give_notgzip(self) -> None:
        self.answer(PAGE, Content_Encoding="gzip")

    def give_brotli(self) -> None:
        self.answer(PAGE, Content_Encoding="br")

    def give_huge(self) -> None:
        self.answer(b"<p>", Content_Length="60000000")

    def give_endless(self) -> None:
        self.answer(b"<p>" + b"words " * 40_000, Transfer_Encoding="identity")

    def give_short(self) -> None:
        self.answer(b"<p>half", Content_Length="100")

    def give_silent(self) -> None:
        time.sleep(0.8)

    def give_drip(self) -> None:
        self.answer(b"<p>", Transfer_Encoding="identity")
        with contextlib.suppress(OSError):
            for _ in range(30):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def only(url: str, **options: float) -> Capture | InputError:
    [found] = WebSource(url, allow_private=True, **options)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("name", ["page", "bare", "gzip", "deflate", "raw", "once"])
def test_a_page_comes_as_served(site: str, name: str) -> None:
    capture = only(f"{site}/{name}")
    assert isinstance(capture, Capture), capture
    assert capture.body == PAGE and capture.media_type.startswith("text/html")
    assert capture.url == f"{site}/{'page' if name == 'once' else name}"


def test_the_encoding_of_the_header_is_kept_and_lines_are_read_one_by_one(site: str) -> None:
    plain = only(f"{site}/plain")
    assert isinstance(plain, Capture) and plain.media_type == "text/plain; charset=windows-1251"
    found = list(open_source(f"{site}/lines", allow_private=True))
    assert [type(item) for item in found] == [Capture, UnreadableInput, Capture]
    assert f"{site}/lines:2" in str(found[1])


@pytest.mark.parametrize(
    ("name", "error", "cause"),
    [
        ("missing", MissingInput, "404"),
        ("broken", FetchFailed, "500"),
        ("pdf", UnreadableInput, "application/pdf"),
        ("liar", UnreadableInput, "PDF"),
        ("empty", EmptyInput, "empty"),
        ("loop", FetchFailed, "more than 5 times"),
        ("nowhere", FetchFailed, "leads nowhere"),
        ("tofile", RefusedAddress, "file:///etc/hostname"),
        ("bomb", OversizedInput, "50 MB"),
        ("huge", OversizedInput, "50 MB"),
        ("short", FetchFailed, "broke off"),
        ("halfgzip", FetchFailed, "broke off"),
        ("notgzip", FetchFailed, "broke off or is not HTTP"),
        ("brotli", FetchFailed, "br"),
    ],
)
def test_what_cannot_be_had_is_one_error_that_names_address_and_cause(
    site: str, name: str, error: type[InputError], cause: str
) -> None:
    found = only(f"{site}/{name}")
    assert type(found) is error, found
    assert f"{site}/{name}" in str(found) and cause in str(found) and "\n" not in str(found)


def test_an_answer_without_length_stops_at_the_bound(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.collect.web.MAX_INPUT_BYTES", 100_000)
    assert isinstance(only(f"{site}/endless"), OversizedInput)


def test_silence_and_dripping_end_in_time(site: str) -> None:
    begun = time.monotonic()
    silent = only(f"{site}/silent", silence_seconds=0.2)
    drip = only(f"{site}/drip", fetch_seconds=0.3)
    assert isinstance(silent, FetchFailed) and "no answer" in str(silent)
    assert isinstance(drip, FetchFailed) and "0.3 seconds" in str(drip)
    assert time.monotonic() - begun < 3


def test_no_connection_and_no_such_host() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert isinstance(only(f"http://127.0.0.1:{port}/"), FetchFailed)
    found = only("http://kite.invalid/")
    assert isinstance(found, FetchFailed) and "kite.invalid" in str(found)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "[fe80::1]",
        "0.0.0.0",
        "2130706433",
    ],
)
def test_private_addresses_are_refused_before_anything_is_sent(host: str) -> None:
    [found] = open_source(f"http://{host}:9/page")
    assert isinstance(found, RefusedAddress), found


def test_a_public_name_that_leads_inside_is_refused_on_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def inside(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in ("93.184.215.14", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", inside)
    [found] = open_source("http://rebind.example/")
    assert isinstance(found, RefusedAddress) and "10.0.0.7" in str(found)


def test_a_redirect_inside_is_refused_and_the_name_is_asked_once_a_hop(
    monkeypatch: pytest.MonkeyPatch, site: str
) -> None:
    asked = []
    real = socket.getaddrinfo

    def spy(host: str, port: int, **options: object) -> object:
        asked.append(host)
        return real(host, port, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", spy)
    assert isinstance(only(f"{site}/once"), Capture)
    assert asked == ["127.0.0.1", "127.0.0.1"]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "gopher://a.example",
        "http://",
        "http://u:p@a.example/",
        "http://a.example:99999/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    [found] = open_source(url)
    assert isinstance(found, RefusedAddress) and str(found).startswith(url)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("::ffff:8.8.8.8", True),
        ("127.0.0.1", False), ("100.64.0.1", False), ("172.16.5.5", False), ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False), ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False),
        ("::ffff:127.0.0.1", False), ("2002:7f00:1::", False), ("64:ff9b::7f00:1", False), ("64:ff9b::808:808", True),
    ],
)  # fmt: skip
def test_public_numbers(number: str, public: bool) -> None:
    assert is_public(number) is public


@pytest.mark.parametrize(
    ("url", "host", "target"),
    [
        ("https://a.example", "a.example", "/"),
        (
            "https://a.example/новини?q=дрон к#x",
            "a.example",
            "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8?q=%D0%B4%D1%80%D0%BE%D0%BD%20%D0%BA",
        ),
        ("http://пошта.укр/a%20b", "xn--80a1acn3a.xn--j1amh", "/a%20b"),
        ("http://a.example/x\r\nHost: b", "a.example", "/xHost:%20b"),
    ],
)
def test_addresses_are_made_ready_to_send(url: str, host: str, target: str) -> None:
    address = parse_address(url)
    assert (address.host, address.target) == (host, target)
