"""Names that common gazetteers lack, spell otherwise or give to larger places: each means the right one, or none."""

import pytest

from sayso.model import Place, Report
from sayso.places import Gazetteer, distance_km, find_toponyms, place_of, resolve_toponyms

# id, country, a unit around it, a spot known to lie in it (degrees, from maps)
PLACES = {
    "Mangystau": ("admin1:KZ.09", "KZ", "", (43.65, 51.16)),
    "Atyrau": ("admin1:KZ.06", "KZ", "", (47.11, 51.92)),
    "West Kazakhstan": ("admin1:KZ.07", "KZ", "", (51.23, 51.37)),
    "Bokey Orda": ("sayso:kz-bokey-orda", "KZ", "West Kazakhstan Region", (48.83, 46.77)),
    "Zhanibek": ("sayso:kz-zhanibek", "KZ", "West Kazakhstan Region", (49.43, 46.85)),
    "Atameken": ("sayso:kz-atameken", "KZ", "West Kazakhstan Region", (51.11, 50.29)),
    "Taskala": ("geonames:609721", "KZ", "West Kazakhstan Region", (51.11, 50.29)),
    "Taskala district": ("sayso:kz-taskala", "KZ", "West Kazakhstan Region", (51.11, 50.29)),
    "Burlin": ("sayso:kz-burlin", "KZ", "West Kazakhstan Region", (51.17, 53.0)),
    "Rezekne": ("geonames:456202", "LV", "", (56.51, 27.33)),
    "Gaigalava": ("sayso:lv-gaigalava", "LV", "Rēzekne Municipality", (56.73, 27.07)),
    "Plauru": ("sayso:ro-plauru", "RO", "Tulcea County", (45.3, 28.83)),
    "Tulcea": ("admin1:RO.37", "RO", "", (45.18, 28.8)),
    "Nufaru": ("geonames:672128", "RO", "Tulcea County", (45.15, 28.92)),
    "Osiny": ("sayso:pl-osiny-lukow", "PL", "Lublin Voivodeship", (51.83, 22.0)),
    "Hodeidah": ("geonames:79415", "YE", "", (14.8, 42.95)),
    "Rajouri": ("geonames:1258891", "IN", "", (33.38, 74.31)),
    "Danube Delta": ("sayso:danube-delta", "", "", (45.16, 29.65)),
    "Caspian Sea": ("sayso:caspian-sea", "", "", (42.0, 50.5)),
    "Turkmenistan": ("geonames:1218197", "TM", "", (37.95, 58.38)),
}


def read_place(text: str, gazetteer: Gazetteer, language: str = "en") -> Place:
    located = resolve_toponyms(find_toponyms(text, gazetteer, language), text, gazetteer)
    place = place_of(located, gazetteer, Report("r-1", text).span, located)
    assert place is not None
    return place


def is_right(place: Place, key: str) -> bool:
    """Whether the place is that one, in its units, with the known spot inside its circle."""
    id, country, unit, (lat, lon) = PLACES[key]
    if place.lat is None or place.lon is None or place.radius_km is None:
        return False
    inside = distance_km(place.lat, place.lon, lat, lon) <= place.radius_km
    return inside and (place.gazetteer_id, place.country) == (id, country) and (not unit or unit in place.admin)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Mangystau", "Shepherds in the Mangystau region of Kazakhstan picked up a wing."),
        ("Mangystau", "Shepherds in Kazakhstan's Mangistau region picked up a wing."),
        ("Atyrau", "It came down in the steppe of Atyrau region, Kazakhstan."),
        ("West Kazakhstan", "It came down in the West Kazakhstan Region on Monday."),
        ("Bokey Orda", "Herders in Bokeiorda District of West Kazakhstan region saw the smoke."),
        ("Bokey Orda", "Herders in Bokey Orda district, Kazakhstan, saw the smoke."),
        ("Bokey Orda", "Herders in the Bokeyorda district of West Kazakhstan region saw the smoke."),
        ("Bokey Orda", "Herders in Bökey Orda district, Kazakhstan, saw the smoke."),
        ("Zhanibek", "A farmer in the Zhanibek District of West Kazakhstan region called the police."),
        ("Atameken", "Wreckage lay near the village of Atameken in Taskala district, West Kazakhstan region."),
        ("Taskala", "Wreckage lay on the road to the town of Taskala in Kazakhstan, near Taskala."),
        ("Taskala district", "Wreckage lay in Taskala district, West Kazakhstan region."),
        ("Burlin", "Windows broke in the Burlin district of Kazakhstan."),
        ("Burlin", "Windows broke in Burli district, West Kazakhstan region."),
        ("Rezekne", "A glider landed near Rezekne, Latvia."),
        ("Gaigalava", "A glider landed in Gaigalava parish, Latvia."),
        ("Plauru", "Fragments lay near Plauru in Tulcea County, Romania."),
        ("Tulcea", "Fragments lay in a field in Tulcea County, Romania."),
        ("Nufaru", "Fragments lay at Nufaru, Tulcea county, Romania."),
        ("Osiny", "It exploded in a maize field at Osiny in the Lublin voivodeship, Poland."),
        ("Danube Delta", "Fishermen found a tail in the Danube Delta."),
        ("Caspian Sea", "It fell into the Caspian Sea."),
        ("Turkmenistan", "It fell on a pasture in Turkmenistan."),
    ],
)
def test_a_name_with_the_context_news_gives(gazetteer: Gazetteer, key: str, text: str) -> None:
    assert is_right(read_place(text, gazetteer), key)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Bokey Orda", "Обломки упали в Бокейординском районе Казахстана."),
        ("Burlin", "Беспилотник упал в Бурлинском районе Казахстана."),
    ],
)
def test_the_same_in_russian(gazetteer: Gazetteer, key: str, text: str) -> None:
    assert is_right(read_place(text, gazetteer, "ru"), key)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Mangystau", "It fell in Mangystau region."),
        ("Atyrau", "It fell in Atyrau region."),
        ("West Kazakhstan", "It fell in West Kazakhstan region."),
        ("Bokey Orda", "It fell in Bokey Orda district."),
        ("Zhanibek", "It fell in Zhanibek district."),
        ("Burlin", "It fell in Burlin district."),
        ("Gaigalava", "It fell at Gaigalava."),
        ("Plauru", "It fell near the village of Plauru."),
        ("Tulcea", "It fell in Tulcea County."),
        ("Nufaru", "It fell at Nufaru."),
    ],
)
def test_a_name_that_is_no_other_place_s_needs_none(gazetteer: Gazetteer, key: str, text: str) -> None:
    assert is_right(read_place(text, gazetteer), key)


@pytest.mark.parametrize(("key", "name"), [("Atameken", "Atameken"), ("Taskala", "Taskala"), ("Rezekne", "Rezekne")])
def test_a_name_of_several_places_is_the_right_one_or_none(gazetteer: Gazetteer, key: str, name: str) -> None:
    place = read_place(f"It fell in {name}.", gazetteer)
    assert place.lat is None or is_right(place, key)


def test_a_land_between_two_states(gazetteer: Gazetteer) -> None:
    place = read_place("A quadcopter burned on an airfield in Transnistria, in Moldova.", gazetteer)
    assert place.lat is not None and place.lon is not None and place.radius_km is not None
    assert (place.name, place.country) == ("Transnistria", "MD")
    assert distance_km(place.lat, place.lon, 46.84, 29.63) <= place.radius_km
