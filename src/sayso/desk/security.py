"""What every answer carries and every question must: headers against scripts and frames, names of this machine."""

import hmac
import secrets
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.desk.people import People
from sayso.desk.settings import is_loopback

# Nothing from elsewhere and nothing inline: words of a report that got past escaping would still not run.
_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}
_ASKING = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITES = frozenset({"", "same-origin", "none"})  # of the header Sec-Fetch-Site; "" from what is no browser


def policy(tile_host: str = "") -> str:
    """What pages may load: nothing but the desk's own, and pictures of the map that somebody asked for."""
    opened = ("img-src", "connect-src")
    return "; ".join(f"{rule} {tile_host}" if tile_host and rule.startswith(opened) else rule for rule in _POLICY)


class Guard:
    """Wraps the app: refuses what comes from another site or under a foreign name, and adds the headers.

    While there are no users only names of this machine are answered to: a foreign name that leads here (DNS rebinding)
    would let any web page read the ledger and decide in it.
    """

    def __init__(self, app: ASGIApp, people: People, tile_host: str = "") -> None:
        self._app = app
        self._people = people
        self._headers = _HEADERS | {"Content-Security-Policy": policy(tile_host)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is let in."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(scope)
        app = PlainTextResponse(refused, 403) if refused else self._app
        await app(scope, receive, send_guarded)

    def _refused(self, scope: MutableMapping[str, Any]) -> str:
        """Why this is not let in, "" where it is."""
        headers = Headers(scope=scope)
        if scope["method"] not in _ASKING and headers.get("sec-fetch-site", "") not in _OWN_SITES:
            return "This form was sent from another site.\n"
        if not is_loopback(_without_port(headers.get("host", ""))) and not self._people.users():
            return "This desk has no users and answers only to names of its own machine.\n"
        return ""


class Tokens:
    """Tokens that show a form to come from a page of ours: made of a secret that ends with the program."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def token(self, visit: str, session: str) -> str:
        """The token for the forms of one visit."""
        return hmac.digest(self._secret, f"{visit}\n{session}".encode("utf-8", "surrogatepass"), "sha256").hex()

    def fits(self, token: str, visit: str, session: str) -> bool:
        """Whether a token is that of the visit."""
        expected = self.token(visit, session).encode()
        return bool(visit) and hmac.compare_digest(expected, token.encode("utf-8", "surrogatepass"))


def _without_port(host: str) -> str:
    """ "localhost" of "localhost:8700", "[::1]" of "[::1]:8700"."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() and (name.endswith("]") or ":" not in name) else host
