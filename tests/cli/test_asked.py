"""The argument of `sayso when` and `sayso where`: the text itself, a file of any kind, standard input."""

import json

import pytest

TEXT = "On 3 March 2025 a kite fell near Riga."
ROW = json.dumps({"id": "a", "text": TEXT}) + "\n"
PAGE = (
    f"<html><body><article><p>{TEXT}</p><p>{TEXT} It was blue, and nobody had seen it fall.</p></article></body></html>"
)


def found(done, command):
    """The words found, whatever the form of the rows."""
    assert done.exit_code == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    if command == "when":
        times = rows[0].get("timex", rows)
        return [TEXT[time["start"] : time["end"]] for time in times][:1]
    return [name["name"] for name in rows[0].get("toponyms", rows)][:1]


@pytest.mark.parametrize(("command", "words"), [("when", ["3 March 2025"]), ("where", ["Riga"])])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        (None, None),
        ("report.txt", TEXT),
        ("report", TEXT),
        ("rows.jsonl", ROW),
        ("rows", ROW),
        ("page.html", PAGE),
    ],
)
def test_a_path_that_exists_is_a_file_and_all_else_text(sayso, tmp_path, command, words, name, content):
    if name:
        (tmp_path / name).write_text(content)
    assert found(sayso(command, name or TEXT, "--format", "jsonl"), command) == words


@pytest.mark.parametrize(("command", "words"), [("when", ["3 March 2025"]), ("where", ["Riga"])])
@pytest.mark.parametrize("content", [TEXT, ROW])
def test_standard_input(sayso, command, words, content):
    assert found(sayso(command, "-", "--format", "jsonl", input=content), command) == words


@pytest.mark.parametrize("command", ["when", "where"])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.txt", None, "gone.txt: there is no such file"),
        ("gone.jsonl", None, "gone.jsonl: there is no such file"),
        ("empty.txt", b"", "empty.txt: the input is empty"),
        ("blank.txt", b" \n ", "blank.txt: the input is empty"),
        ("paper.pdf", b"%PDF-1.4 ...", "paper.pdf: this is a PDF file"),
    ],
)
def test_what_cannot_be_read_is_named_as_by_read(sayso, tmp_path, command, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = sayso(command, name, "--format", "jsonl")
    assert done.exit_code == 1 and done.stdout == "" and said in done.stderr
