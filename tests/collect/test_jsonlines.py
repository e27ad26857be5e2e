import io
import json

import pytest

from sayso.collect.jsonlines import captures_of_lines
from sayso.errors import EmptyInput, InputError, OversizedInput, UnreadableInput
from sayso.model import Capture


def gather(body: bytes) -> list[Capture | InputError]:
    return list(captures_of_lines(io.BytesIO(body), "in.jsonl"))


def test_a_line_gives_text_as_body_and_the_known_fields_beside_it() -> None:
    fields = {"id": "7", "url": "https://a.example/1", "title": "Kite"}
    entry = {**fields, "text": "Ein Drache\r\nfiel.", "mood": 3, "language": None}
    [capture] = gather(json.dumps(entry).encode())
    assert isinstance(capture, Capture)
    assert capture.body.decode() == entry["text"]
    assert capture.fields == fields
    assert capture.url == "in.jsonl:1"


def test_broken_json_on_line_seven_leaves_the_other_nine() -> None:
    lines = [b'{"text": "kite %d"}' % n for n in range(1, 11)]
    lines[6] = b'{"text": "kite 7", }'
    found = gather(b"\n".join(lines))
    errors = [item for item in found if isinstance(item, InputError)]
    assert len(found) == 10 and len(errors) == 1 and found[6] is errors[0]
    assert isinstance(errors[0], UnreadableInput) and "in.jsonl:7" in str(errors[0]) and "\n" not in str(errors[0])


@pytest.mark.parametrize(
    ("line", "error", "cause"),
    [
        (b'{"title": "no text"}', UnreadableInput, '"text"'),
        (b'{"text": ["a"]}', UnreadableInput, '"text"'),
        (b'{"text": "a", "url": 5}', UnreadableInput, '"url" is not a string'),
        (b'{"text": "a", "title": {"x": 1}}', UnreadableInput, '"title" is not a string'),
        (b'{"text": "  "}', EmptyInput, "empty"),
        (b'["text"]', UnreadableInput, "not an object"),
        (b'"text"', UnreadableInput, "not an object"),
        (b'{"text": "a\\u0000b"}', UnreadableInput, "zero character"),
        (b'{"text": "a\\ud800b"}', UnreadableInput, "surrogate"),
        (b'{"text": "caf\xe9"}', UnreadableInput, "not UTF-8"),
        (b"[" * 200_000, UnreadableInput, "JSON"),
        (b'{"text": "a", "n": ' + b"9" * 6000 + b"}", UnreadableInput, "JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(line: bytes, error: type[InputError], cause: str) -> None:
    bad, good = gather(line + b'\n{"text": "after"}\n')
    assert type(bad) is error and "in.jsonl:1" in str(bad) and cause in str(bad)
    assert isinstance(good, Capture) and good.body == b"after"


def test_a_line_beyond_the_bound_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.collect.jsonlines.MAX_INPUT_BYTES", 1000)
    long = json.dumps({"text": "x" * 200_000}).encode()
    found = gather(long + b'\n{"text": "after"}')
    assert [type(item) for item in found] == [OversizedInput, Capture]
    assert "in.jsonl:1" in str(found[0])


def test_blank_lines_byte_order_mark_and_line_separators_inside_strings() -> None:
    body = b"\xef\xbb\xbf" + '{"text": "one\u2028still one"}\r\n\r\n\n{"text": "two"}'.encode()
    found = gather(body)
    assert [item.body.decode() for item in found if isinstance(item, Capture)] == ["one\u2028still one", "two"]
    assert [item.url for item in found if isinstance(item, Capture)] == ["in.jsonl:1", "in.jsonl:4"]


def test_utf_16_and_nothing_at_all_are_single_errors() -> None:
    [error] = gather('{"text": "a"}\n{"text": "b"}'.encode("utf-16"))
    assert isinstance(error, UnreadableInput) and "UTF-16" in str(error)
    [error] = gather(b"\n\n")
    assert isinstance(error, EmptyInput)


def test_lines_are_given_while_they_come() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = b'{"text": "again"}\n'
            buffer[: len(line)] = line
            return len(line)

    captures = captures_of_lines(io.BufferedReader(Endless()), "endless")
    assert [next(captures).url for _ in range(3)] == ["endless:1", "endless:2", "endless:3"]  # type: ignore[union-attr]
