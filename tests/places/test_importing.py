import sqlite3
import time
from datetime import date

import pytest

from places.dumps import PLACES, dump_text
from sayso.errors import MissingInput, UnreadableInput
from sayso.places import Gazetteer, default_gazetteer, importing
from sayso.places.gazetteer import SHIPPED
from sayso.places.geonames import read_dump
from sayso.places.importing import import_dump, remove_country
from sayso.places.overlay import Overlay, overlay_files, user_folder

DAY = date(2026, 11, 1)


def add(folder, tmp_path, places=PLACES):
    path = tmp_path / "LT.txt"
    path.write_text(dump_text(places), encoding="utf-8")
    return import_dump(read_dump(path), folder, SHIPPED, "LT.txt", DAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("user") / "gazetteer"
    add(made, tmp_path_factory.mktemp("dump"))
    return made


@pytest.fixture(scope="module")
def wider(folder):
    with Gazetteer.open(overlays=folder) as opened:
        yield opened


def test_what_the_file_says_of_itself(folder):
    (path,) = overlay_files(folder)
    overlay = Overlay.open(path)
    about = overlay.about
    overlay.close()
    assert (about.country, about.places, about.day, about.added) == ("LT", 15, "2026-10-01", "2026-11-01")
    assert (about.licence, about.origin, about.path.name) == ("CC BY 4.0", "LT.txt", "LT.sqlite")
    assert about.source.startswith("GeoNames")


@pytest.mark.parametrize(
    ("name", "id", "chain"),
    [
        ("Onuškis", "geonames:99000006", ("Vilnius", "Trakai District Municipality")),
        ("Wysoki Dwór", "geonames:99000005", ("Vilnius", "Trakai District Municipality")),
        ("Lake Galvė", "geonames:99000009", ("Vilnius", "Trakai District Municipality")),
        ("Vilnius Railway Station", "geonames:99000011", ("Vilnius",)),
        ("Port of Klaipėda", "geonames:99000012", ("Klaipėda County",)),
        ("Lentvaris Eldership", "geonames:99000003", ("Vilnius", "Trakai District Municipality")),
    ],
)
def test_new_places(wider, gazetteer, name, id, chain):
    assert id not in {entry.id for entry in gazetteer.candidates(name)}
    (found,) = (entry for entry in wider.candidates(name) if entry.id == id)
    assert (found.country, found.chain) == ("LT", chain)
    assert wider.entry(id) == wider.numbered(found.number) == found
    assert all(wider.contains(outer, id) for outer in ("iso:LT", *(wider.numbered(n).id for n in found.inside)))


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Wilno", "geonames:593116"),
        ("Paluknys", "geonames:596178"),
        ("Вильнюсский уезд", "admin1:LT.65"),
        ("Trakų rajonas", "admin2:LT.65.79"),
        ("Medniki", "sayso:lt-medininkai"),
        ("Vilnius Airport", "iata:VNO"),
    ],
)
def test_known_places_count_once(wider, name, id):
    found = [entry for entry in wider.candidates(name) if entry.country == "LT"]
    assert [entry.id for entry in found].count(id) == 1
    assert not any(entry.id.startswith("geonames:990000") and entry.kind != "district" for entry in found)


def test_the_shipped_circle_is_kept_unless_members_draw_a_better_one(wider, gazetteer):
    for id in ("geonames:593116", "admin1:LT.65", "sayso:lt-medininkai", "iata:VNO"):
        assert wider.entry(id).radius_km == gazetteer.entry(id).radius_km
        assert wider.entry(id).number == gazetteer.entry(id).number
    district, shipped = wider.entry("admin2:LT.65.79"), gazetteer.entry("admin2:LT.65.79")
    assert (district.number, district.inside) == (shipped.number, shipped.inside)
    assert district.radius_km != shipped.radius_km
    assert wider.contains("admin2:LT.65.79", "geonames:99000006")


def test_all_else_is_as_shipped(wider, gazetteer):
    for name in ("Riga", "Tulcea County", "Kaunas", "Mangystau region", "Qwrtplkj"):
        assert wider.candidates(name) == gazetteer.candidates(name)
    assert wider.knows(["Onuškis", "Riga", "Qwrtplkj"]) == {"Onuškis": True, "Riga": True, "Qwrtplkj": False}
    assert not {entry.id for entry in wider.candidates("Trakai Island Castle")} & {"geonames:99000014"}


def test_opening_with_countries_is_quick(folder):
    began = time.perf_counter()
    with Gazetteer.open(overlays=folder) as opened:
        assert opened.candidates("Onuškis")
    assert time.perf_counter() - began < 0.5  # 0.01 s here; the bound is for slow machines


def test_adding_again_replaces_and_removing_leaves_nothing(tmp_path):
    folder = tmp_path / "gazetteer"
    add(folder, tmp_path)
    assert add(folder, tmp_path, PLACES[3:5]).places == 2
    assert remove_country("LT", folder).name == "LT.sqlite"
    assert list(folder.iterdir()) == []
    with pytest.raises(MissingInput, match="LT: was not added"):
        remove_country("LT", folder)


def test_whole_or_not_at_all(tmp_path, monkeypatch):
    folder = tmp_path / "gazetteer"
    add(folder, tmp_path)
    before = (folder / "LT.sqlite").read_bytes()

    def fails(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(importing, "entry_values", fails)
    with pytest.raises(UnreadableInput, match=r"LT\.sqlite: cannot be written \(database or disk is full\)"):
        add(folder, tmp_path, PLACES[:4])
    assert [path.name for path in folder.iterdir()] == ["LT.sqlite"]
    assert (folder / "LT.sqlite").read_bytes() == before


def test_a_folder_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UnreadableInput, match="cannot be written"):
        add(tmp_path / "file" / "gazetteer", tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, None], ids=["empty", "text", "foreign"])
def test_a_file_that_is_none(tmp_path, content):
    path = tmp_path / "LT.sqlite"
    if content is None:
        sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    else:
        path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=r"LT\.sqlite: is no gazetteer file of sayso"):
        Gazetteer.open(overlays=tmp_path)


def test_an_older_format_is_named(tmp_path):
    folder = tmp_path / "gazetteer"
    add(folder, tmp_path)
    base = sqlite3.connect(folder / "LT.sqlite")
    base.execute("PRAGMA user_version = 0")
    base.close()
    with pytest.raises(UnreadableInput, match="add the country again"):
        Gazetteer.open(overlays=folder)


@pytest.mark.parametrize(
    ("platform", "settings", "end"),
    [
        ("linux", {"SAYSO_GAZETTEER": "/there"}, "/there"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/sayso/gazetteer"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/me/.local/share/sayso/gazetteer"),
        ("linux", {}, "/home/me/.local/share/sayso/gazetteer"),
        ("darwin", {}, "/home/me/Library/Application Support/sayso/gazetteer"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/sayso/gazetteer"),
        ("win32", {}, "/home/me/AppData/Local/sayso/gazetteer"),
    ],
)
def test_where_the_user_s_files_lie(monkeypatch, platform, settings, end):
    for name in ("SAYSO_GAZETTEER", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/me", **settings}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert user_folder().as_posix() == end


def test_the_tests_see_no_user_s_countries():
    assert not overlay_files(user_folder())
    assert default_gazetteer().candidates("Onuškis") == ()
