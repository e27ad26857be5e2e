"""`sayso where`: names of a text, of documents, of spans that somebody else marked; broken lines."""

import json

import pytest

TEXT = "A kite fell near Riga; Danish police in Zmeurkovo district saw it."
DOCUMENT = {"id": "a", "text": TEXT}


def lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_a_text_for_people(sayso):
    done = sayso("where", TEXT)
    assert done.exit_code == 0 and done.stderr == ""
    assert "Riga" in done.stdout and "geonames:456172" in done.stdout and "km" in done.stdout
    assert "Danish" in done.stdout and "people" in done.stdout


def test_a_text_as_data(sayso, tmp_path):
    (tmp_path / "report.txt").write_text(TEXT)
    given = sayso("where", TEXT, "--format", "json")
    rows = json.loads(given.stdout)
    assert [row["name"] for row in rows] == ["Riga", "Danish", "Zmeurkovo district"]
    assert rows[0]["place"]["country"] == "LV" and rows[0]["reasons"] is not None
    piped = sayso("where", "-", "--format", "json", input=TEXT)
    assert piped.stdout == given.stdout == sayso("where", "report.txt", "--format", "json").stdout


def test_nothing_to_find(sayso):
    done = sayso("where", "Nothing was seen.")
    assert (done.exit_code, done.stdout) == (0, "") and "No place names" in done.stderr


def test_documents(sayso, tmp_path):
    (tmp_path / "docs.jsonl").write_text(lines(DOCUMENT, {"id": "b", "text": "Nothing here."}))
    done = sayso("where", "docs.jsonl", "--format", "jsonl")
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.exit_code == 0 and second == {"id": "b", "toponyms": []}
    assert [TEXT[t["start"] : t["end"]] for t in first["toponyms"]] == ["Riga", "Danish", "Zmeurkovo district"]
    assert json.loads(sayso("where", "docs.jsonl", "--format", "json").stdout) == [first, second]
    assert "Riga" in sayso("where", "docs.jsonl").stdout


def test_spans(sayso, tmp_path):
    (tmp_path / "docs.jsonl").write_text(lines(DOCUMENT))
    (tmp_path / "spans.jsonl").write_text(lines({"id": "a", "toponyms": [{"start": 17, "end": 21, "name": "Riga"}]}))
    done = sayso("where", "docs.jsonl", "--spans", "spans.jsonl", "--format", "jsonl")
    (one,) = json.loads(done.stdout)["toponyms"]
    assert (one["start"], one["end"], one["geonameid"]) == (17, 21, 456172)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{broken", "docs.jsonl:2: broken JSON"),
        ('{"text": "It fell in Riga."}', 'docs.jsonl:2: the line has no "id"'),
        ('{"id": "x"}', 'docs.jsonl:2: the line has no "text"'),
        ("[1]", "docs.jsonl:2: the line is JSON, but not an object"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(sayso, tmp_path, line, words):
    (tmp_path / "docs.jsonl").write_text(lines(DOCUMENT) + line + "\n" + lines({"id": "c", "text": "In Oslo."}))
    done = sayso("where", "docs.jsonl", "--format", "jsonl")
    assert done.exit_code == 1
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == ["a", "c"]
    assert words in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ("{broken", "spans.jsonl:1: the line is not JSON"),
        ('{"id": 5, "toponyms": []}', "spans.jsonl:1: the line needs"),
        ('{"id": "a", "toponyms": [{"start": 1}]}', "spans.jsonl:1: each of the"),
        ('{"id": "b", "toponyms": []}', 'docs.jsonl:1: the spans have no line with the id "a"'),
        ('{"id": "a", "toponyms": [{"start": 1, "end": 999}]}', 'docs.jsonl:1: the spans of "a" do not fit'),
    ],
)
def test_broken_spans(sayso, tmp_path, spans, words):
    (tmp_path / "docs.jsonl").write_text(lines(DOCUMENT))
    (tmp_path / "spans.jsonl").write_text(spans + "\n")
    done = sayso("where", "docs.jsonl", "--spans", "spans.jsonl", "--format", "jsonl")
    assert done.exit_code == 1 and done.stdout == ""
    assert words in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing.jsonl"], 1, "there is no such file"),
        (["  "], 1, "there is no text"),
        (["In Riga.", "--spans", "x.jsonl"], 2, "--spans"),
    ],
)
def test_wrong_usage(sayso, arguments, code, words):
    done = sayso("where", *arguments)
    assert (done.exit_code, done.stdout) == (code, "") and words in done.stderr
