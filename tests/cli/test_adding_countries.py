"""`sayso gazetteer`: adding, listing, removing; what the network and files do wrong."""

import json

import pytest

from places.dumps import dump_text, write_zip
from places.servers import deliver, serving


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "added"


@pytest.fixture
def gazetteer(sayso, folder, monkeypatch):
    """Calls `sayso gazetteer` with a folder of the test's own."""
    monkeypatch.setenv("SAYSO_GAZETTEER", str(folder))
    return lambda *arguments, **given: sayso("gazetteer", *arguments, **given)


@pytest.mark.parametrize("command", ["add", "list", "remove"])
@pytest.mark.parametrize("width", ["60", "100"])
def test_help_has_examples(gazetteer, command, width):
    done = gazetteer(command, "--help", env={"COLUMNS": width})
    assert done.exit_code == 0
    assert "Example" in done.stdout and f"sayso gazetteer {command}" in done.stdout
    assert all(len(line) <= int(width) for line in done.stdout.splitlines())


def test_from_a_file_there_and_back(gazetteer, folder, tmp_path):
    done = gazetteer("add", "--file", write_zip(tmp_path / "LT.zip"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("LT: 15 places, ")
    assert "CC BY 4.0" in done.stdout
    shipped, added = json.loads(gazetteer("list", "--format", "json").stdout)
    assert (shipped["country"], added["country"], added["places"], added["day"]) == ("", "LT", 15, "2026-10-01")
    assert added["path"] == str(folder / "LT.sqlite") and added["bytes"] > 0
    assert shipped["places"] > 200_000
    table = gazetteer("list").stdout
    assert "shipped" in table and "LT" in table and "CC BY 4.0" in table
    assert "removed" in gazetteer("remove", "lt").stdout
    assert len(json.loads(gazetteer("list", "--format", "json").stdout)) == 1


def test_from_the_network_what_fails_is_named_and_the_rest_kept(gazetteer, folder, tmp_path, monkeypatch):
    packed = write_zip(tmp_path / "made.zip").read_bytes()
    asked = []

    def answer(handler):
        asked.append(handler.path)
        deliver(handler, packed) if handler.path == "/dump/LT.zip" else handler.send_error(404)

    with serving(answer) as url:
        monkeypatch.setenv("SAYSO_GEONAMES_URL", f"{url}/dump/")
        done = gazetteer("add", "ro", "lt")
    assert done.exit_code == 1
    assert asked == ["/dump/RO.zip", "/dump/LT.zip"]
    assert f"sayso: {url}/dump/RO.zip: the server answers 404 Not Found" in done.stderr
    assert done.stdout.startswith("LT: 15 places")
    assert [path.name for path in folder.iterdir()] == ["LT.sqlite"]


def test_a_server_that_sends_something_else(gazetteer, folder, monkeypatch):
    with serving(lambda handler: deliver(handler, b"<html>maintenance</html>")) as url:
        monkeypatch.setenv("SAYSO_GEONAMES_URL", url)
        done = gazetteer("add", "LT")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"sayso: {url}/LT.zip: is no whole zip file" in done.stderr
    assert not folder.exists() or not list(folder.iterdir())


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["add"], 2, "name countries, or one file with --file"),
        (["add", "LT", "--file", "LT.zip"], 2, "name countries, or one file with --file"),
        (["add", "QQ"], 2, "QQ: no country has this code"),
        (["add", "Lithuania"], 2, "Lithuania: no country has this code"),
        (["add", "--file", "missing.zip"], 1, "missing.zip: there is no such file"),
        (["remove", "LT"], 1, "LT: was not added"),
        (["remove", "../LT"], 2, "../LT: no country has this code"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done(gazetteer, arguments, code, message):
    done = gazetteer(*arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert f"sayso: {message}" in done.stderr or message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_server_with_another_country_s_places(gazetteer, folder, tmp_path, monkeypatch):
    packed = write_zip(tmp_path / "made.zip", dump_text(country="LV")).read_bytes()
    with serving(lambda handler: deliver(handler, packed)) as url:
        monkeypatch.setenv("SAYSO_GEONAMES_URL", url)
        done = gazetteer("add", "LT")
    assert done.exit_code == 1
    assert "holds places of LV, not of LT" in done.stderr
    assert not folder.exists()


def test_a_broken_file_in_the_folder_is_named(gazetteer, folder):
    folder.mkdir()
    (folder / "LT.sqlite").write_bytes(b"no database")
    done = gazetteer("list", "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    assert "LT.sqlite: is no gazetteer file of sayso" in done.stderr
