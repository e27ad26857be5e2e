import time
from pathlib import Path

import pytest

from sayso.places import Gazetteer, distance_km
from sayso.places.gazetteer import KINDS, SHIPPED
from sayso.places.geography import Circle, Geography
from sayso.places.names import light_stem_key, loose_key, stem_key, without_kind_words
from sayso.places.schema import KINDS as BUILT_KINDS
from sayso.places.sources import OWN_TABLES, read_own_places, read_table


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Mangystau region", "admin1:KZ.09"),
        ("Mangistau Region", "admin1:KZ.09"),
        ("Мангистауская область", "admin1:KZ.09"),
        ("Мангистауской области", "admin1:KZ.09"),
        ("Atyrau region", "admin1:KZ.06"),
        ("West Kazakhstan Region", "admin1:KZ.07"),
        ("West-Kazakhstan oblast", "admin1:KZ.07"),
        ("WKO", "admin1:KZ.07"),
        ("Западно-Казахстанской области", "admin1:KZ.07"),
        ("Батыс Қазақстан", "admin1:KZ.07"),
        ("Bokeiorda District", "sayso:kz-bokey-orda"),
        ("Bokey Orda", "sayso:kz-bokey-orda"),
        ("Bökey-Orda", "sayso:kz-bokey-orda"),
        ("Бокейординский", "sayso:kz-bokey-orda"),
        ("Zhanibek District", "sayso:kz-zhanibek"),
        ("Жанибекском районе", "sayso:kz-zhanibek"),
        ("Taskala district", "sayso:kz-taskala"),
        ("Taskala", "geonames:609721"),
        ("Burlin district", "sayso:kz-burlin"),
        ("Karakiyan district", "sayso:kz-karakiya"),
        ("Rezekne", "geonames:456202"),
        ("Gaigalava", "sayso:lv-gaigalava"),
        ("Plauru", "sayso:ro-plauru"),
        ("Плауру", "sayso:ro-plauru"),
        ("Tulcea County", "admin1:RO.37"),
        ("județul Tulcea", "admin1:RO.37"),
        ("Tulcea", "geonames:664518"),
        ("Nufaru", "geonames:672128"),
        ("Nufărul", "geonames:672128"),
        ("Osiny", "sayso:pl-osiny-lukow"),
        ("Transnistria", "admin1:MD.58"),
        ("Danube Delta", "sayso:danube-delta"),
        ("Caspian Sea", "sayso:caspian-sea"),
        ("Turkmenistan", "geonames:1218197"),
        ("Києві", "geonames:703448"),
        ("Румунії", "geonames:798549"),
        ("Lublin Voivodeship", "admin1:PL.75"),
        ("Ida-Viru County", "admin1:EE.03"),
        ("Krāslava Municipality", "admin1:LV.14"),
        ("Copenhagen Airport", "iata:CPH"),
        ("Одеської області", "admin1:UA.17"),
        ("Курской области", "admin1:RU.41"),
        ("UK", "geonames:2635167"),
        ("Хан Ордасы", "sayso:kz-khan-ordasy"),
        ("Mugalzhar District", "sayso:kz-mugalzhar"),
        ("Айтекебийском районе", "sayso:kz-aiteke-bi"),
        ("Kotyaevka", "sayso:kz-bokeykhan"),
        ("Кашаган", "sayso:kashagan-field"),
        ("Ganyushkino", "geonames:608901"),
        ("Халино", "iata:URS"),
        ("Europe", "geonames:6255148"),
        ("Oceania", "geonames:6255151"),
    ],
)
def test_likeliest_place_of_a_name(gazetteer: Gazetteer, name: str, id: str) -> None:
    found = gazetteer.candidates(name)
    assert found
    assert found[0].id == id


@pytest.mark.parametrize("name", ["", "-", "Qwrtplkj"])
def test_no_place(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name) == ()


@pytest.mark.parametrize(
    ("outer", "inner", "held"),
    [
        ("iso:KZ", "sayso:kz-atameken", True),
        ("admin1:KZ.07", "sayso:kz-atameken", True),
        ("admin1:KZ.07", "sayso:kz-taskala", True),
        ("sayso:kz-taskala", "geonames:609721", True),
        ("sayso:kz-burlin", "sayso:karachaganak-field", True),
        ("sayso:kz-bokey-orda", "sayso:kz-khan-ordasy", True),
        ("admin1:KZ.09", "sayso:kz-atameken", False),
        ("iso:RO", "geonames:707308", False),
        ("admin1:RO.37", "sayso:ro-plauru", True),
        ("sayso:danube-delta", "sayso:ro-plauru", True),
        ("iso:RO", "iso:RO", False),
        ("iso:RO", "nowhere:1", False),
    ],
)
def test_containment(gazetteer: Gazetteer, outer: str, inner: str, held: bool) -> None:
    assert gazetteer.contains(outer, inner) is held


def test_entries_by_id(gazetteer: Gazetteer) -> None:
    tulcea = gazetteer.entry("geonames:664518")
    assert tulcea is not None
    assert (tulcea.kind, tulcea.country, tulcea.admin1) == ("town", "RO", "Tulcea County")
    assert tulcea.chain[0] == "Tulcea County"
    assert distance_km(tulcea.lat, tulcea.lon, 45.18, 28.80) < 3
    assert gazetteer.numbered(tulcea.number) == tulcea
    assert gazetteer.entry("geonames:-1") is None
    assert gazetteer.country("") is None
    assert gazetteer.demonym_country("Latvians") == "LV"
    assert gazetteer.demonym_country("Latvia") == ""
    antarctica = gazetteer.entry("geonames:6255152")
    assert antarctica is not None
    assert antarctica.kind == "landscape"


def test_a_region_reaches_its_corners(gazetteer: Gazetteer) -> None:
    region = gazetteer.entry("admin1:KZ.07")
    saykhin = gazetteer.entry("geonames:608413")
    assert region is not None
    assert saykhin is not None
    assert distance_km(region.lat, region.lon, saykhin.lat, saykhin.lon) <= region.radius_km


def test_opening_is_quick_and_missing_files_are_named(tmp_path: Path) -> None:
    began = time.perf_counter()
    with Gazetteer.open() as opened:
        assert opened.candidates("Riga")
    assert time.perf_counter() - began < 0.5  # 0.01 s here; the bound is for slow machines
    with pytest.raises(FileNotFoundError, match=r"no gazetteer at .*absent"):
        Gazetteer.open(tmp_path / "absent.sqlite")


def test_size_and_kinds_of_the_shipped_file() -> None:
    assert SHIPPED.stat().st_size < 60e6
    assert BUILT_KINDS == KINDS


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mangistau", "Mangystau"), ("Bökey-Orda", "Бокейорда"), ("Qaratobe", "Karatobe"), ("Kharkiv", "Harkiv")],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other) != ""


@pytest.mark.parametrize(
    ("name", "adjective"),
    [("Taskala", "Таскалинский"), ("Bokeyorda", "Бокейординского"), ("Burlin", "Бурлінському"), ("Kursk", "Курская")],
)
def test_adjectives_share_a_stem(name: str, adjective: str) -> None:
    assert stem_key(name) == stem_key(adjective)
    assert light_stem_key("Karakiyan") == light_stem_key("Каракиянский")


@pytest.mark.parametrize(
    ("name", "bare", "kind"),
    [
        ("Tulcea County", "Tulcea", "region"),
        ("the village of Plauru", "Plauru", "town"),
        ("județul Tulcea", "Tulcea", "region"),
        ("село Плауру", "Плауру", "town"),
        ("Riga", "Riga", ""),
        ("Airport", "Airport", ""),
    ],
)
def test_kind_words(name: str, bare: str, kind: str) -> None:
    assert without_kind_words(name) == (bare, kind)


@pytest.mark.parametrize("table", [*OWN_TABLES, "names.csv", "demonyms.csv"])
def test_every_hand_made_row_names_its_source(table: str) -> None:
    rows = read_table(table)
    assert rows
    assert all(row["source"].strip() for row in rows)
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize(
    ("seat", "district"),
    [
        ("geonames:608414", "sayso:kz-bokey-orda"),
        ("geonames:609953", "sayso:kz-zhanibek"),
        ("geonames:609454", "sayso:kz-kaztal"),
        ("geonames:609965", "sayso:kz-zhangala"),
        ("geonames:610613", "sayso:kz-burlin"),
        ("geonames:608901", "sayso:kz-kurmangazy"),
        ("geonames:609123", "sayso:kz-zhylyoi"),
        ("geonames:608324", "sayso:kz-mangystau-district"),
        ("geonames:609919", "sayso:kz-karakiya"),
        ("geonames:1517136", "sayso:kz-yrgyz-district"),
        ("geonames:608359", "sayso:kz-shalkar-district"),
        ("geonames:608679", "sayso:kz-mugalzhar"),
    ],
)
def test_a_district_reaches_its_seat(gazetteer: Gazetteer, seat: str, district: str) -> None:
    town, unit = gazetteer.entry(seat), gazetteer.entry(district)
    assert town is not None
    assert unit is not None
    assert distance_km(unit.lat, unit.lon, town.lat, town.lon) <= unit.radius_km


def test_hand_made_rows_lie_in_the_region_they_name() -> None:
    pytest.importorskip("geographiclib")
    off_km = 10  # what a small region's outline may leave out
    with Geography.open() as geography:
        outside = [
            row.id
            for row in read_own_places()
            if row.admin1
            and geography.contains(
                f"admin1:{row.country}.{row.admin1}", Circle(row.lat, row.lon, row.radius_km + off_km)
            )
            == "outside"
        ]
    assert outside == []
