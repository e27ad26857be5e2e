"""From bytes to text: which encoding they are in, and why it was taken."""

import codecs
import re
from typing import Literal

import charset_normalizer

from sayso.errors import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_META_BYTES = 8192  # browsers look into the first 1,024; pages that come late with it still mean it

# Encodings that news in any of the world's languages was stored in. Those of other use (escapes, EBCDIC) are
# left out: as every byte fits them, they would be found in anything.
_CANDIDATES = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "iso8859_2", "iso8859_5",
    "iso8859_7", "iso8859_9", "koi8_r", "koi8_u", "cp866", "mac_cyrillic", "shift_jis", "euc_jp", "gb18030", "big5",
    "euc_kr", "cp874",
]  # fmt: skip
_NOT_FOR_PAGES = {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf-7", "undefined", "mbcs", "oem"}
_SAMPLE = 200_000  # bytes shown to charset-normalizer, which takes seconds on megabytes
# Share of improbable neighbours among the letters ("mess") above which a guess is no more than that. Texts of a
# hundred words in the right encoding stay below .05; the wrong Cyrillic page is above .2.
_MAX_MESS = 0.1
# A text with so few broken bytes for each whole multi-byte letter is damaged UTF-8, not another encoding.
_WHOLE_PER_BROKEN = 20


def decode(body: bytes, name: str, media_type: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, without byte order mark, and notes on the encoding where it was not plain UTF-8.

    UTF-8 first, as no other encoding looks like it by chance; then what the server or page declares; then what
    the letters look like. UnreadableInput where nothing fits, or the bytes are not text.
    """
    text, notes = _decoded(body, name, media_type)
    if "\0" not in text:
        return text, notes
    if "html" not in media_type:
        raise UnreadableInput(name, "it holds zero characters, so it is not text")
    return text.replace("\0", "\ufffd"), (*notes, "zero characters on the page are read as �")


def _decoded(body: bytes, name: str, media_type: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            try:
                text = body[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableInput(name, f"it begins as {encoding.upper()} but is not ({error.reason})") from error
            return text, (() if encoding == "utf-8" else (f"encoding {encoding.upper()}, by its byte order mark",))
    try:
        return body.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    declared = _declared(body, media_type)
    as_declared = _try(body, declared) if declared else None
    if as_declared is not None:
        return as_declared, (f"encoding {declared}, as declared",)
    damaged = _damaged_utf8(body)
    if damaged:
        return damaged
    return _guessed(body, name)


def _declared(body: bytes, media_type: str) -> str:
    """The encoding that the server or, after it, the page declares, as Python names it; "" for none it knows."""
    named = [m[1] for m in [_HEADER_CHARSET.search(media_type)] if m]
    if "html" in media_type:
        named += [m[1].decode("ascii") for m in [_META_CHARSET.search(body[:_META_BYTES])] if m]
    for label in named:
        try:
            found = codecs.lookup(label).name
        except LookupError:
            continue
        if found in {"iso8859-1", "ascii"}:
            found = "cp1252"  # what browsers take these two for (WHATWG Encoding Standard)
        if found not in _NOT_FOR_PAGES and not found.startswith("utf"):
            return found
    return ""


def _try(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # LookupError: a codec that is not of text, such as base64
        return None


def _damaged_utf8(body: bytes) -> tuple[str, tuple[str, ...]] | None:
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - broken
    if whole < broken * _WHOLE_PER_BROKEN:
        return None
    return text, (f"UTF-8 with {broken} broken places, read as �",)


def _guessed(body: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    best = charset_normalizer.from_bytes(body[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    problem: Literal["no", "an uncertain"] = "no"
    if best is not None:
        text = _try(body, best.encoding) or ""
        if text and best.chaos <= _MAX_MESS and _is_text(text):
            return text, (f"encoding {best.encoding}, by the look of its letters (charset-normalizer)",)
        problem = "an uncertain"
    raise UnreadableInput(name, f"it is not UTF-8, declares no encoding that fits, and its letters have {problem} one")


def _is_text(text: str) -> bool:
    """Whether the characters are those of a text: hardly any controls among them."""
    sample = text[:_SAMPLE]
    return sum(1 for c in sample if c < " " and c not in "\t\n\r\f") * 200 <= len(sample)
