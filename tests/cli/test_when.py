"""`sayso when`: formats, JSON Lines, and input that cannot be used."""

import json

import pytest

TEXT = "A kite fell on Tuesday. Two days later, after a two-hour search, it was found."


def test_the_table_shows_words_dates_and_reasons(sayso):
    done = sayso("when", TEXT, "--published", "2025-07-11", env={"COLUMNS": "160"})
    assert done.exit_code == 0
    for shown in ("Two days later", "2025-07-10", "after 2025-07-08", "DURATION PT2H", "a weekday"):
        assert shown in done.stdout


def test_json_and_json_lines_tell_the_same(sayso):
    as_json = sayso("when", TEXT, "--published", "2025-07-11", "--format", "json")
    as_lines = sayso("when", "-", "--published", "2025-07-11", "--format", "jsonl", input=TEXT)
    rows = json.loads(as_json.stdout)
    assert rows == [json.loads(line) for line in as_lines.stdout.splitlines()]
    assert rows[0] == {
        "start": 15, "end": 22, "words": "Tuesday", "edtf": "2025-07-08", "earliest": "2025-07-08",
        "latest": "2025-07-08", "anchor": "published 2025-07-11", "part": "", "clock": None, "meaning": "Weekday",
        "kind": "a weekday", "timex": [{"start": 15, "end": 22, "type": "DATE", "value": "2025-07-08"}],
    }  # fmt: skip


def test_a_text_without_times(sayso):
    done = sayso("when", "Nothing happened.")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No times.\n")


def test_rows_of_json_lines(sayso, tmp_path):
    rows = [
        {"id": "a", "text": "It fell Monday.", "published": "2025-07-11T09:30"},
        {"id": "b", "text": "It fell Monday.", "dct": "2025-07-18"},
        {"id": "c", "text": "It fell Monday."},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows))
    done = sayso("when", file, "--format", "jsonl", "--published", "2025-07-25")
    given = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [(row["id"], row["timex"][0]["value"]) for row in given] == [
        ("a", "2025-07-07"), ("b", "2025-07-14"), ("c", "2025-07-21"),
    ]  # fmt: skip
    assert given[0]["timex"] == [{"start": 8, "end": 14, "type": "DATE", "value": "2025-07-07"}]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "Monday"}', 'rows.jsonl:2: the line has no "id", or its "id" is not a string'),
        ('{"id": "x"}', 'rows.jsonl:2: the line has no "text", or its "text" is not a string'),
        ('{"id": "x"', "rows.jsonl:2: broken JSON"),
        ('["x"]', "rows.jsonl:2: the line is JSON, but not an object"),
        ('{"id": "x", "text": "Monday", "dct": "soon"}', "rows.jsonl:2: 'soon' is no day of publication"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_rest_kept(sayso, tmp_path, line, said):
    good = '{"id": "a", "text": "It fell Monday.", "dct": "2025-07-11"}'
    (tmp_path / "rows.jsonl").write_text(f"{good}\n{line}\n{good}\n")
    done = sayso("when", "rows.jsonl", "--format", "jsonl")
    assert done.exit_code == 1 and len(done.stdout.splitlines()) == 2
    assert said in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["none.jsonl", "--format", "jsonl"], 1, "there is no such file"),
        (["none.txt"], 1, "there is no such file"),
        (["rows.jsonl"], 2, "need --format jsonl or json"),
        (["  "], 1, "there is no text"),
        (["Monday", "--published", "May"], 2, "--published"),
    ],
)
def test_wrong_use(sayso, tmp_path, arguments, code, said):
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "text": "It fell Monday."}')
    done = sayso("when", *arguments)
    assert done.exit_code == code and said in done.stderr and done.stdout == ""
