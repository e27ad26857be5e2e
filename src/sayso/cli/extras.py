"""What happens where a command needs packages that are not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from sayso.errors import UsageError

_OF_THE_DESK = frozenset({"argon2", "fastapi", "jinja2", "markupsafe", "multipart", "python_multipart", "starlette"})


@contextmanager
def desk_needed(command: str) -> Iterator[None]:
    """Around imports of the desk: says how to install what they need. Late, as all other commands do without."""
    try:
        yield
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _OF_THE_DESK | {"uvicorn"}:
            raise
        raise UsageError(
            command, "needs packages that are not installed; add them with: pip install 'sayso[desk]'"
        ) from missing
