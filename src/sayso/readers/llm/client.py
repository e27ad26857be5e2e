"""Asking a language model behind an OpenAI-compatible address.

Settings, from the environment: SAYSO_LLM_URL (such as http://127.0.0.1:8080/v1), SAYSO_LLM_MODEL (the name the server
knows it by), SAYSO_LLM_KEY (where the server wants one), SAYSO_LLM_TIMEOUT (seconds for one answer, 60 where not set).
"""

import os
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from sayso.errors import ReaderFailed, UsageError

_LARGEST = 1_000_000  # bytes of one answer
_TRIES = 2  # a server that is busy or breaks off is asked once more


@dataclass(frozen=True, slots=True)
class Client:
    """One model at one address; `timeout` bounds a whole answer, in seconds."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0

    def ask(self, system: str, text: str) -> str:
        """The model's answer to a text; ReaderFailed where there is none in time."""
        body = {
            "model": self.model,
            "temperature": 0,
            "seed": 0,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": text}],
        }
        for left in range(_TRIES - 1, -1, -1):
            try:
                return _content(self._post(body))
            except _Busy as busy:
                if not left:
                    raise ReaderFailed(self.url, str(busy)) from None
        raise AssertionError("unreachable")

    def _post(self, body: dict[str, Any]) -> httpx.Response:
        """The whole response: httpx bounds each wait, this bounds their sum and the size."""
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        until, received = time.monotonic() + self.timeout, bytearray()
        try:
            with (
                httpx.Client(timeout=self.timeout, trust_env=False) as http,
                http.stream("POST", f"{self.url.rstrip('/')}/chat/completions", json=body, headers=headers) as response,
            ):
                for chunk in response.iter_bytes():
                    received += chunk
                    if time.monotonic() > until:
                        raise _Busy(f"no whole answer within {self.timeout:g} seconds")
                    if len(received) > _LARGEST:
                        raise ReaderFailed(self.url, f"the answer is larger than {_LARGEST:,} bytes")
        except httpx.TimeoutException:
            raise _Busy(f"no whole answer within {self.timeout:g} seconds") from None
        except httpx.HTTPError as error:
            raise _Busy(f"the server cannot be asked: {error or type(error).__name__}") from None
        if response.status_code >= 500 or response.status_code == 429:
            raise _Busy(f"the server answers {response.status_code}")
        if response.status_code != 200:
            raise ReaderFailed(self.url, f"the server answers {response.status_code}")
        return httpx.Response(200, content=bytes(received))


def client_of_settings() -> Client:
    """The client that the environment names; UsageError where it names none or names it badly."""
    url, model = os.environ.get("SAYSO_LLM_URL", ""), os.environ.get("SAYSO_LLM_MODEL", "")
    if not url or not model:
        raise UsageError("reader llm", "needs SAYSO_LLM_URL and SAYSO_LLM_MODEL")
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"SAYSO_LLM_URL={url}", "is no http or https address")
    given = os.environ.get("SAYSO_LLM_TIMEOUT") or "60"
    try:
        timeout = float(given)
    except ValueError:
        raise UsageError(f"SAYSO_LLM_TIMEOUT={given}", "is no number of seconds") from None
    if not 0 < timeout < 3600:
        raise UsageError(f"SAYSO_LLM_TIMEOUT={given}", "is not between 0 and 3600 seconds")
    return Client(url, model, os.environ.get("SAYSO_LLM_KEY", ""), timeout)


class _Busy(Exception):
    """Another try may help."""


def _content(response: httpx.Response) -> str:
    try:
        content = response.json()["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError):
        raise ReaderFailed("the language model", "its server's answer is no chat completion") from None
    if not isinstance(content, str):
        raise ReaderFailed("the language model", "its answer holds no text")
    return content
