"""What bytes are, told from the bytes themselves: a page, a text, JSON Lines, or something sayso does not read."""

import re
from typing import Literal

Sort = Literal["page", "text", "lines"]

MEDIA_TYPES: dict[Sort, str] = {"page": "text/html", "text": "text/plain", "lines": "application/jsonl"}

# First bytes of what people hand in by mistake, and what to call it. Longest first where one begins another.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document (.docx, .xlsx, .odt, .epub)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file (WebP, WAV or AVI)"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"PAR1", "a Parquet table"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"
_TAG = re.compile(
    rb"<(?:!doctype\s+html|!--|\?xml|html|head|body|title|meta|article|main|div|p|h1|section|script|style)\b", re.I
)


def foreign_kind(start: bytes) -> str | None:
    """What the bytes are if they are plainly not text ("a PDF file"), else None."""
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return name
    if start[4:8] == b"ftyp":
        return "a video or image file (MP4, HEIC)"
    if start.startswith(_UTF16):
        return None
    # Text of any encoding but UTF-16 and UTF-32 has no zero bytes. A page may hold a few stray ones, which
    # browsers skip; where one byte in fifty is zero it is no page either.
    zeros = start.count(0)
    if zeros and (not looks_like_page(start) or zeros * 50 > len(start)):
        return "binary data (it holds zero bytes)"
    return None


def looks_like_page(start: bytes) -> bool:
    """Whether the first thing in the bytes is an HTML tag."""
    if start.startswith(_UTF16):
        start = start.replace(b"\0", b"")[2:]
    head = start.removeprefix(_UTF8_BOM).lstrip()
    return _TAG.match(head) is not None


def sniff(start: bytes) -> Sort:
    """Page, text or JSON Lines, by the first bytes of an input whose name says nothing."""
    if looks_like_page(start):
        return "page"
    first_line = start.removeprefix(_UTF8_BOM).lstrip().split(b"\n", 1)[0]
    if re.match(rb'\{\s*(?:"|\}\s*$)', first_line):
        return "lines"
    return "text"
