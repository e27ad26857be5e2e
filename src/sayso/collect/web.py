"""One page from the web: public addresses only, bounded in size, time and redirects; no link of it is followed."""

import contextlib
import http.client
import io
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from sayso.collect.addresses import WebAddress, parse_address, resolve
from sayso.collect.bounds import (
    CHUNK_BYTES,
    FETCH_SECONDS,
    MAX_INPUT_BYTES,
    MAX_REDIRECTS,
    SILENCE_SECONDS,
    SNIFF_BYTES,
    in_megabytes,
)
from sayso.collect.jsonlines import captures_of_lines
from sayso.collect.sniffing import MEDIA_TYPES, foreign_kind, sniff
from sayso.errors import EmptyInput, FetchFailed, InputError, MissingInput, OversizedInput, UnreadableInput
from sayso.model import Capture

_READ = {"text/html", "application/xhtml+xml", "text/plain", "text/markdown"}
_LINES = {"application/jsonl", "application/x-jsonlines", "application/jsonlines", "application/x-ndjson"}
_LINES |= {"application/json-lines", "application/ndjson", "application/x-ldjson"}
_REDIRECTS = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_HEADERS = {
    "User-Agent": "sayso (reads single pages on a person's request)",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/x-ndjson",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True)
class WebSource:
    """One address; with `allow_private` also one on the own machine or network, for those who run a server there."""

    url: str
    allow_private: bool = False
    silence_seconds: float = SILENCE_SECONDS
    fetch_seconds: float = FETCH_SECONDS

    def __iter__(self) -> Iterator[Capture | InputError]:
        """The page as one capture, JSON Lines as one a line; one error where it cannot be had."""
        try:
            capture = self._fetch()
        except InputError as error:
            yield error
            return
        if capture.media_type == MEDIA_TYPES["lines"]:
            yield from captures_of_lines(io.BytesIO(capture.body), capture.url)
        else:
            yield capture

    def _fetch(self) -> Capture:
        """Follow redirects to the page: each hop's address is checked anew. The bytes are kept as served."""
        end = time.monotonic() + self.fetch_seconds
        url = self.url
        for _ in range(MAX_REDIRECTS + 1):
            try:
                answer = self._request(parse_address(url), end)
            except InputError as error:
                if url == self.url:
                    raise
                raise type(error)(self.url, f"it redirects to {url}, and there: {error.cause}") from error
            if isinstance(answer, Capture):
                return answer
            url = answer
        raise FetchFailed(self.url, f"redirected more than {MAX_REDIRECTS} times")

    def _request(self, address: WebAddress, end: float) -> Capture | str:
        """The page, or the address it redirects to."""
        link = self._dial(address, end)
        # A server that sends a byte now and then is never silent: the clock of the whole fetch cuts the line. It
        # holds a second handle on the line, as TLS takes the first one over.
        handle = link.dup()
        clock = threading.Timer(max(0.0, end - time.monotonic()), _cut, [handle])
        clock.daemon = True
        clock.start()
        try:
            connection = _talk(address, link, self.silence_seconds)
            connection.request("GET", address.target, headers=_HEADERS)
            answer = _answer(address.url, connection.getresponse())
            if time.monotonic() >= end:  # a page without a length looks whole where the clock has cut it
                raise TimeoutError
            return answer
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = time.monotonic() >= end
            cause = f"it took longer than {self.fetch_seconds:g} seconds" if late else _reason(error)
            raise FetchFailed(address.url, cause) from error
        finally:
            clock.cancel()
            handle.close()
            link.close()

    def _dial(self, address: WebAddress, end: float) -> socket.socket:
        """A line to the first of the host's checked numbers that takes it."""
        failure: OSError | None = None
        for family, number in resolve(address, allow_private=self.allow_private):
            link = socket.socket(family, socket.SOCK_STREAM)
            link.settimeout(max(0.01, min(self.silence_seconds, end - time.monotonic())))
            try:
                link.connect((number, address.port))
            except OSError as error:
                link.close()
                failure = error
                continue
            link.settimeout(self.silence_seconds)
            return link
        raise FetchFailed(address.url, f"no connection to {address.host}: {_reason(failure)}") from failure


def _talk(address: WebAddress, link: socket.socket, silence: float) -> http.client.HTTPConnection:
    """HTTP over the line; the host's name is used for its certificate and the Host header, not asked for again."""
    if address.scheme == "http":
        connection = http.client.HTTPConnection(address.host, address.port, timeout=silence)
        connection.sock = link
        return connection
    context = ssl.create_default_context()
    secure = http.client.HTTPSConnection(address.host, address.port, timeout=silence, context=context)
    secure.sock = context.wrap_socket(link, server_hostname=address.host)
    return secure


def _cut(link: socket.socket) -> None:
    with contextlib.suppress(OSError):  # closed already
        link.shutdown(socket.SHUT_RDWR)


def _reason(error: Exception | None) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold ({error.verify_message})"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return f"the answer broke off or is not HTTP ({type(error).__name__})"


def _answer(url: str, answer: http.client.HTTPResponse) -> Capture | str:
    if answer.status in _REDIRECTS:
        where = answer.headers.get("Location")
        if not where:
            raise FetchFailed(url, f"answered {answer.status}, a redirect that leads nowhere")
        return urljoin(url, where)
    if answer.status in _GONE:
        raise MissingInput(url, f"the server answered {answer.status}, there is no such page")
    if answer.status != 200:
        raise FetchFailed(url, f"the server answered {answer.status} {answer.reason}".rstrip())
    declared = answer.headers.get("Content-Type", "")
    media_type = declared.split(";", 1)[0].strip().lower()
    if media_type and media_type not in _READ | _LINES:
        raise UnreadableInput(url, f"the server sent {media_type}, not a web page, text or JSON Lines")
    body = _body(url, answer)
    if not body.strip():
        raise EmptyInput(url, "the page is empty")
    kind = foreign_kind(body[:SNIFF_BYTES])
    if kind:
        raise UnreadableInput(url, f"the server sent {kind}, not a web page, text or JSON Lines")
    if media_type in _LINES:
        declared = MEDIA_TYPES["lines"]
    return Capture(url, datetime.now(UTC), declared or MEDIA_TYPES[sniff(body[:SNIFF_BYTES])], body)


def _body(url: str, answer: http.client.HTTPResponse) -> bytes:
    """The body, unpacked; never more than the bound is held, whatever length the server declares or packs."""
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip", "deflate", ""}:
        raise FetchFailed(url, f"the page is packed as {packing}, which was not asked for")
    unpack = _Unpacker() if packing not in {"identity", ""} else None
    body, received = bytearray(), 0
    expected = answer.length
    if expected is not None and expected > MAX_INPUT_BYTES:
        raise _oversized(url)
    while piece := answer.read(CHUNK_BYTES):
        received += len(piece)
        body += unpack.feed(piece, MAX_INPUT_BYTES + 1 - len(body)) if unpack else piece
        if len(body) > MAX_INPUT_BYTES or received > MAX_INPUT_BYTES:
            raise _oversized(url)
    if expected is not None and received < expected:
        raise FetchFailed(url, f"the answer broke off after {received} of {expected} bytes")
    if unpack and received and not unpack.finished:
        raise FetchFailed(url, "the answer broke off inside its packed data")
    return bytes(body)


def _oversized(url: str) -> OversizedInput:
    return OversizedInput(url, f"the page is larger than {in_megabytes(MAX_INPUT_BYTES)}")


class _Unpacker:
    """Unpacks gzip and deflate piece by piece, never giving more than it is asked for: a bomb stays packed."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, by the header
        self._started = False

    @property
    def finished(self) -> bool:
        """Whether the end of the packed data was reached."""
        return self._inflate.eof

    def feed(self, piece: bytes, most: int) -> bytes:
        """At most `most` unpacked bytes; ValueError where the piece is not what it was said to be."""
        try:
            unpacked = self._inflate.decompress(piece, most)
        except zlib.error as error:
            if self._started:
                raise ValueError("broken gzip or deflate data") from error
            # Some servers send "deflate" without the zlib header that the standard asks for.
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                unpacked = self._inflate.decompress(piece, most)
            except zlib.error as again:
                raise ValueError("broken gzip or deflate data") from again
        self._started = True
        return unpacked
