"""Ids: hashes of what is said and where, so that reading the same words twice gives the same ids."""

import hashlib


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
