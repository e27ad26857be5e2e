"""Hostile characters shown, not obeyed: control sequences and direction overrides as visible signs."""

import re

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with control characters, zero-width marks and direction overrides replaced by signs one can see.

    Line feeds and tabs stay. C0 controls become Unicode's control pictures, others their code in angle brackets.
    """
    return _HIDDEN.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code) if found[0] != "\r" else ""
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
