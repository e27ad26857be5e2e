"""Country dumps from GeoNames' server, or from another that SAYSO_GEONAMES_URL names."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from sayso.errors import FetchFailed, UsageError

PUBLIC = "https://download.geonames.org/export/dump/"
_PIECE = 1 << 16
_MOST_BYTES = 600_000_000  # all countries together are 400 MB
SILENCE_SECONDS = 30.0  # without a byte
WHOLE_SECONDS = 900.0  # for the whole file


def dump_address(country: str) -> str:
    """Where a country's dump is fetched from. UsageError where the setting names no web address."""
    folder = os.environ.get("SAYSO_GEONAMES_URL") or PUBLIC
    parts = urlsplit(folder)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"SAYSO_GEONAMES_URL={folder}", "is no http or https address")
    return f"{folder.rstrip('/')}/{country}.zip"


@contextmanager
def fetched(url: str, silence: float = SILENCE_SECONDS, whole: float = WHOLE_SECONDS) -> Iterator[Path]:
    """The file at the address, kept while the context lasts. FetchFailed where the server does not deliver it."""
    with TemporaryDirectory(prefix="sayso-") as folder:
        path = Path(folder) / "dump.zip"
        try:
            _fetch(url, path, silence, time.monotonic() + whole)
        except HTTPError as error:
            with error:
                raise FetchFailed(url, f"the server answers {error.code} {error.reason}") from error
        except TimeoutError as error:
            raise FetchFailed(url, f"the server sent nothing for {silence:.0f} seconds") from error
        except URLError as error:
            late = isinstance(error.reason, TimeoutError)
            cause = f"no answer within {silence:.0f} seconds" if late else f"cannot be reached ({error.reason})"
            raise FetchFailed(url, cause) from error
        except (HTTPException, OSError) as error:
            raise FetchFailed(url, f"the connection broke off ({error})") from error
        yield path


def _fetch(url: str, path: Path, silence: float, deadline: float) -> None:
    request = Request(url, headers={"User-Agent": "sayso"})
    with urlopen(request, timeout=silence) as answer, path.open("wb") as file:
        size, got = answer.headers.get("Content-Length", ""), 0
        # read1 gives what has come; read would wait for the whole piece, and a slow drip would never be noticed
        while piece := answer.read1(_PIECE):
            got += file.write(piece)
            if got > _MOST_BYTES:
                raise FetchFailed(url, f"is larger than {_MOST_BYTES // 1_000_000} MB")
            if time.monotonic() > deadline:
                raise FetchFailed(url, f"too slow: {got} bytes in the time allowed")
        if size.isdigit() and got != int(size):
            raise FetchFailed(url, f"broke off after {got} of {size} bytes")
