"""The scripts of the pages, made from web/ when sayso is installed. Pages work without them."""

from pathlib import Path

_BUILT = Path(__file__).parent / "static" / "built"


def script_address() -> str:
    """Where the pages' script is, "" where it was not made."""
    return "/static/built/desk.js" if (_BUILT / "desk.js").is_file() else ""
