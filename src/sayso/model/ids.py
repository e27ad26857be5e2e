"""Ids: hashes of what is said and where, so that reading the same words twice gives the same ids."""

import hashlib
import re

_OWN_ID = re.compile(r"[a-z]-[0-9a-f]{16}")
_SHORT = 10  # two for the kind, eight digits: one clash in some 80,000 entries, and then the program asks for more


def sha256_hex(data: bytes) -> str:
    """SHA-256 of the bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def entry_id(prefix: str, *parts: object) -> str:
    """A short stable id: the prefix, a hyphen, 16 hexadecimal digits of the SHA-256 of the parts.

    64 bits: among a hundred million entries a clash is a matter of one in thousands.
    The parts are joined by a character that cannot stand inside them as sayso writes them (unit separator).
    """
    joined = "\x1f".join(str(part) for part in parts)
    digest = sha256_hex(joined.encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest[:16]}"


def kind_of(entry: str) -> str:
    """The letter of an id that sayso gave ("m" for a mention); "r" for one given by a user, which only reports have."""
    return entry[0] if _OWN_ID.fullmatch(entry) else "r"


def short(entry: str) -> str:
    """The start of an id, enough to name it: "i-4f2a09c1" for "i-4f2a09c1d2e3f405". Ids given by users stay whole."""
    return entry[:_SHORT] if _OWN_ID.fullmatch(entry) else entry
