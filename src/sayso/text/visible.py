"""Hostile characters shown, not obeyed: control sequences and direction overrides as visible signs."""

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; \x9b begins a control sequence as ESC [ does
    "\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"  # of no width, or turning directions
    "\ud800-\udfff\U000e0000-\U000e007f]"  # halves of characters, and tags nobody sees
)


def visible(text: str) -> str:
    """The text with control characters, zero-width marks and direction overrides replaced by signs one can see.

    Line feeds and tabs stay. C0 controls become Unicode's control pictures, others their code in angle brackets.
    """
    return _HIDDEN.sub(_sign, text)


def escaped(data: str) -> str:
    """JSON that means the same with those characters escaped: printed, it does nothing to a terminal either."""
    return _HIDDEN.sub(_escape, data)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code) if found[0] != "\r" else ""
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
