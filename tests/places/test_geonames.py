import zipfile

import pytest

from places.dumps import PLACES, dump_text, write_zip
from sayso.errors import EmptyInput, InputError, MissingInput, OversizedInput, UnreadableInput
from sayso.places import geonames
from sayso.places.features import kind_of_feature, reach_of_feature
from sayso.places.geonames import read_dump

LINE = dump_text(PLACES[3:4])


@pytest.mark.parametrize("zipped", [True, False])
def test_a_dump_is_read(tmp_path, zipped):
    if zipped:
        path = write_zip(tmp_path / "LT.zip")
    else:
        path = tmp_path / "LT.txt"
        path.write_text(dump_text(), encoding="utf-8")
    dump = read_dump(path)
    assert (dump.country, dump.day) == ("LT", "2026-10-01")
    assert [len(rows) for rows in (dump.regions, dump.districts, dump.parts, dump.spots)] == [1, 1, 1, 12]
    vilnius = next(row for row in dump.spots if row.id == "geonames:593116")
    assert (vilnius.kind, vilnius.lat, vilnius.admin1, vilnius.population) == ("town", 54.6892, "65", 542366)
    assert vilnius.names == {"Vilnius", "Вильнюс", "Wilno"}
    assert vilnius.radius_km == 20.0


@pytest.mark.parametrize(
    ("feature_class", "code", "kind"),
    [
        ("A", "ADM1", "region"),
        ("A", "ADM2", "district"),
        ("A", "ADM3", "district"),
        ("A", "ADM4", ""),
        ("A", "PCLI", ""),
        ("P", "PPL", "town"),
        ("P", "PPLQ", ""),
        ("H", "LK", "water"),
        ("H", "WLL", ""),
        ("T", "ISL", "landscape"),
        ("L", "PRK", "landscape"),
        ("L", "PRT", "site"),
        ("L", "MILB", "site"),
        ("S", "AIRB", "airport"),
        ("S", "RSTN", "site"),
        ("S", "HTL", ""),
        ("R", "RD", ""),
        ("", "", ""),
    ],
)
def test_kinds(feature_class, code, kind):
    assert kind_of_feature(feature_class, code) == kind


@pytest.mark.parametrize(
    ("kind", "code", "people", "km"),
    [("town", "PPL", 400, 5.0), ("town", "PPLA", 150_000, 15.0), ("airport", "AIRP", 0, 5.0), ("region", "ADM1", 0, 0)],
)
def test_reach(kind, code, people, km):
    assert reach_of_feature(kind, code, people) == km


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", EmptyInput, "LT.txt: holds no places"),
        (b"Vilnius\t54.69\t25.28\n", UnreadableInput, "LT.txt, line 1: has 3 columns; GeoNames' files have 19"),
        (LINE.encode("utf-16"), UnreadableInput, "LT.txt, line 1: is not UTF-8"),
        (LINE.replace("54.6892", "north").encode(), UnreadableInput, "LT.txt, line 1: is no place as GeoNames writes"),
        (LINE.replace("54.6892", "954").encode(), UnreadableInput, "LT.txt, line 1: is no place as GeoNames writes"),
        (LINE.replace("54.6892", "nan").encode(), UnreadableInput, "LT.txt, line 1: is no place as GeoNames writes"),
        (LINE.replace("LT", "lt").encode(), UnreadableInput, "LT.txt, line 1: is no place as GeoNames writes"),
        ((LINE + dump_text(PLACES[4:5], "LV")).encode(), UnreadableInput, "LT.txt: holds places of LT and LV"),
        (b"PK\x03\x04 and then nothing", UnreadableInput, "LT.txt, line 1: has 1 columns"),
    ],
    ids=["empty", "columns", "encoding", "number", "globe", "nan", "country", "two countries", "binary"],
)
def test_what_is_no_dump(tmp_path, content, error, message):
    path = tmp_path / "LT.txt"
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        read_dump(path, "LT.txt")
    assert str(caught.value).startswith(message)


def test_what_is_no_zip(tmp_path, monkeypatch):
    path = tmp_path / "LT.zip"
    with pytest.raises(MissingInput):
        read_dump(path)
    path.write_bytes(b"<html>sorry</html>")
    with pytest.raises(UnreadableInput, match="is no whole zip file"):
        read_dump(path)
    whole = write_zip(path).read_bytes()
    path.write_bytes(whole[:200] + bytes(200) + whole[400:])
    with pytest.raises(InputError):
        read_dump(path)
    write_zip(path, member="LT.csv")
    with pytest.raises(UnreadableInput, match="holds 0 tables"):
        read_dump(path)
    write_zip(path, packed=zipfile.ZIP_LZMA)
    with pytest.raises(UnreadableInput, match="is packed in a way"):
        read_dump(path)
    write_zip(path)
    monkeypatch.setattr(geonames, "_MOST_BYTES", 1000)
    with pytest.raises(OversizedInput):
        read_dump(path)
