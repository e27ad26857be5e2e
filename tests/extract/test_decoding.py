import os

import pytest

from sayso.errors import UnreadableInput
from sayso.extract.decoding import decode

RUSSIAN = (
    "Метеорологический шар упал на теплицу недалеко от бухты в ночь на понедельник, сообщили пожарные. "
    "Никто не пострадал, разбито сорок стёкол. Хозяйка теплицы вызвала страховщиков и ждёт ответа."
)
META = b'<meta charset="koi8-r">'
ROMANIAN = "Un balon meteorologic a căzut pe o seră lângă golf în noaptea de luni, au anunțat pompierii din oraș."


@pytest.mark.parametrize(
    ("body", "media_type", "text", "note"),
    [
        (ROMANIAN.encode(), "text/plain", ROMANIAN, ""),
        (b"\xef\xbb\xbfplain", "text/plain", "plain", ""),
        (RUSSIAN.encode("utf-16"), "text/plain", RUSSIAN, "byte order mark"),
        (RUSSIAN.encode("utf-32"), "text/plain", RUSSIAN, "byte order mark"),
        (RUSSIAN.encode("cp1251"), "text/plain; charset=windows-1251", RUSSIAN, "as declared"),
        (RUSSIAN.encode("cp1251"), "text/plain", RUSSIAN, "look of its letters"),
        (RUSSIAN.encode("koi8-r"), "text/plain", RUSSIAN, "look of its letters"),
        (RUSSIAN.encode(), "text/plain; charset=windows-1251", RUSSIAN, ""),
        (META + RUSSIAN.encode("koi8-r"), "text/html", META.decode() + RUSSIAN, "declared"),
        (b"caf\xe9", "text/plain; charset=iso-8859-1", "café", "as declared"),
        (RUSSIAN.encode()[:-2], "text/plain", RUSSIAN[:-2] + "\ufffd", "1 broken place"),
        (b"one\r\ntwo\rthree\n", "text/plain", "one\r\ntwo\rthree\n", ""),
        (b"<p>a\0b</p>", "text/html", "<p>a\ufffdb</p>", "zero characters"),
    ],
)
def test_text_and_the_reason_for_its_encoding(body: bytes, media_type: str, text: str, note: str) -> None:
    found, notes = decode(body, "in.txt", media_type)
    assert found == text
    assert (note in " ".join(notes)) if note else notes == ()


@pytest.mark.parametrize(
    "body",
    [
        bytes(range(128, 256)) * 8,
        b"\xff\xfe\x00\xd8\x00\xd8a",
        b"a\0b",
        b"\x81\x8d\x8f\x90\x9d" * 20,
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/plain; charset=no-such", "text/plain; charset=base64"])
def test_what_is_no_text_in_any_encoding(body: bytes, media_type: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^in\.txt: "):
        decode(body, "in.txt", media_type)


def test_noise_is_no_text() -> None:
    for _ in range(5):
        with pytest.raises(UnreadableInput):
            decode(os.urandom(4000).replace(b"\0", b"\x80"), "noise", "text/plain")
