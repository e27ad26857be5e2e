import io
import os
from pathlib import Path

import pytest

from sayso.collect import bounds, collect_captures, open_source
from sayso.errors import EmptyInput, InputError, MissingInput, OversizedInput, UnreadableInput
from sayso.model import Capture


def gather(argument: object, **options: object) -> list[Capture | InputError]:
    return list(collect_captures(open_source(str(argument), **options)))


def only(argument: object, **options: object) -> Capture | InputError:
    found = gather(argument, **options)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("note.txt", b"A kite fell on a barn.", "text/plain"),
        ("note.md", b"# A kite\n\nIt fell on a barn.", "text/plain"),
        ("page.html", b"<p>A kite fell.</p>", "text/html"),
        ("PAGE.HTM", b"A kite fell, without any tag.", "text/html"),
        ("page.xhtml", b'<?xml version="1.0"?><html/>', "text/html"),
        ("noname", b"Just words.", "text/plain"),
        ("noname", b"\n  <!DOCTYPE html><html></html>", "text/html"),
        ("page.saved", b"<html><body>words</body></html>", "text/html"),
        ("utf16.txt", "A kite fell.".encode("utf-16"), "text/plain"),
        ("utf16.dat", "<html><body>A kite fell.".encode("utf-16"), "text/html"),
    ],
)
def test_a_file_gives_its_bytes_unchanged(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    capture = only(path)
    assert isinstance(capture, Capture)
    assert (capture.body, capture.media_type, capture.url) == (body, media_type, str(path))


@pytest.mark.parametrize(
    ("name", "body", "error", "cause"),
    [
        ("a.txt", b"%PDF-1.7 ...", UnreadableInput, "PDF"),
        ("a.html", b"PK\x03\x04....", UnreadableInput, "zip archive or an office document"),
        ("a.docx", b"PK\x03\x04....", UnreadableInput, "office document"),
        ("a.png", b"\x89PNG\r\n\x1a\n", UnreadableInput, "PNG"),
        ("a.jpg", b"\xff\xd8\xff\xe0", UnreadableInput, "JPEG"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, UnreadableInput, "binary"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00", UnreadableInput, "gzip"),
        ("a.txt", b"", EmptyInput, "empty"),
        ("a.html", b" \n\t ", EmptyInput, "empty"),
        ("a.jsonl", b"", EmptyInput, "empty"),
    ],
)
def test_what_is_no_text_is_named_with_its_kind(
    tmp_path: Path, name: str, body: bytes, error: type[InputError], cause: str
) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    found = only(path)
    assert type(found) is error
    assert str(path) in str(found) and cause in str(found)


def test_a_missing_file_is_one_error(tmp_path: Path) -> None:
    found = only(tmp_path / "nowhere.txt")
    assert isinstance(found, MissingInput) and "nowhere.txt" in str(found)
    assert isinstance(only("nul\0name"), MissingInput)


def test_a_huge_text_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as out:
        out.write(b"words " * 20_000)
        out.truncate(200_000_000)  # sparse: takes no room on the disk
    found = only(path)
    assert isinstance(found, OversizedInput) and "200 MB" in str(found) and "50 MB" in str(found)


def test_a_stream_is_cut_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.collect.files.MAX_INPUT_BYTES", 100_000)
    found = only("-", stdin=io.BytesIO(b"words " * 50_000))
    assert isinstance(found, OversizedInput)
    assert bounds.MAX_INPUT_BYTES == 50_000_000


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("words")
    path.chmod(0)
    found = only(path)
    assert isinstance(found, UnreadableInput) and "permission" in str(found)


def test_a_folder_is_read_in_order_and_goes_on_after_errors(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").write_text("hidden")
    (tmp_path / ".hidden.txt").write_text("hidden")
    (tmp_path / "b" / "2.txt").write_text("two")
    (tmp_path / "b" / "1.txt").write_text("one")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "c.jsonl").write_text('{"text": "three"}\n{"text": "four"}\n')
    (tmp_path / "d.txt").write_text("five")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    found = gather(tmp_path)
    bodies = [item.body.decode() if isinstance(item, Capture) else type(item).__name__ for item in found]
    assert bodies == ["UnreadableInput", "one", "two", "three", "four", "five", "MissingInput"]
    assert "a.pdf" in str(found[0]) and ".pdf" in str(found[0])


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    found = only(tmp_path)
    assert isinstance(found, EmptyInput) and "no file" in str(found)


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert isinstance(only(tmp_path), UnreadableInput)


@pytest.mark.parametrize(
    ("body", "media_types"),
    [
        (b'{"text": "one"}\n{"text": "two"}\n', ["text/plain; charset=utf-8"] * 2),
        (b"<html><body>one</body></html>", ["text/html"]),
        (b"One kite.\nTwo kites.\n", ["text/plain"]),
        (b"{ a brace begins this note, which is no JSON", ["text/plain"]),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(body: bytes, media_types: list[str]) -> None:
    found = gather("-", stdin=io.BytesIO(body))
    assert [item.media_type if isinstance(item, Capture) else item for item in found] == media_types


def test_a_source_that_breaks_off_gives_its_error_as_last_item() -> None:
    def breaking() -> object:
        yield Capture("a", None, "text/plain", b"a")  # type: ignore[arg-type]
        raise UnreadableInput("b", "broke off")

    found = list(collect_captures(breaking()))  # type: ignore[arg-type]
    assert [type(item) for item in found] == [Capture, UnreadableInput]
