import pytest

from sayso.model import Place, Report
from sayso.places import Gazetteer, distance_km, find_toponyms, offset_before, place_of, resolve_toponyms


def read_place(text: str, gazetteer: Gazetteer, hints: tuple[str, ...] = ()) -> Place:
    report = Report("r-1", text)
    located = resolve_toponyms(find_toponyms(text, gazetteer), text, gazetteer, hints)
    place = place_of(located, gazetteer, report.span, located)
    assert place is not None
    assert all(text[span.start : span.end] == span.text for span in place.spans)
    return place


@pytest.mark.parametrize(
    ("text", "name", "id"),
    [
        ("It fell outside Atameken village, West Kazakhstan region.", "Atameken village", "sayso:kz-atameken"),
        ("It fell in Mangystau region of Kazakhstan.", "Mangystau region", "admin1:KZ.09"),
        ("Debris lay in Victoria, Tulcea county, Romania.", "Victoria", "sayso:ro-victoria-tulcea"),
        ("A drone fell in Paris, Texas.", "Paris", "geonames:4717560"),
        ("A drone fell in Paris, France.", "Paris", "geonames:2988507"),
        ("It fell in Mangistau.", "Mangistau", "admin1:KZ.09"),
        ("It fell in Odesa.", "Odesa", "geonames:698740"),
        ("It fell in Karaganda.", "Karaganda", "geonames:609655"),
        ("It fell in Karaganda region.", "Karaganda region", "admin1:KZ.12"),
        ("A drone fell in Kazakhstan.", "Kazakhstan", "geonames:1522867"),
        ("A drone hit a house in Osiny, eastern Poland.", "Osiny", "sayso:pl-osiny-lukow"),
        ("It came down off the Bulgarian town of Kavarna.", "Kavarna", "geonames:730518"),
    ],
)
def test_the_place_meant(gazetteer: Gazetteer, text: str, name: str, id: str) -> None:
    place = read_place(text, gazetteer)
    assert (place.name, place.gazetteer_id) == (name, id)
    assert place.radius_km is not None
    assert place.reasons


def test_of_a_district_only_the_town_is_known(gazetteer: Gazetteer) -> None:
    """The circle round the town is as wide as districts are; a distance told from the town says it better."""
    place = read_place("A drone fell in Aral district, Kyzylorda region.", gazetteer)
    assert (place.gazetteer_id, place.radius_km) == ("geonames:1526265", 60.0)
    place = read_place("A drone fell in Aral district, 70 km north-west of the town of Aralsk.", gazetteer)
    assert place.name == "Aralsk"
    assert place.reasons[-1].startswith("70 km towards 315 degrees")
    place = read_place("It fell in the municipality of Jerzu, Italy.", gazetteer)
    assert place.radius_km is not None
    assert place.radius_km < 20


def test_an_unknown_village_takes_the_district_round_it(gazetteer: Gazetteer) -> None:
    place = read_place("It fell near the village of Zmeurkovo in Taskala district, Kazakhstan.", gazetteer)
    assert (place.name, place.gazetteer_id, place.country) == ("Zmeurkovo", "sayso:kz-taskala", "KZ")
    assert place.admin == ("West Kazakhstan Region", "Taskala District")
    assert any("not in the gazetteer" in reason for reason in place.reasons)


def test_nothing_known_has_no_point(gazetteer: Gazetteer) -> None:
    place = read_place("People in the village of Zmeurkovo heard it.", gazetteer)
    assert (place.name, place.lat, place.lon, place.radius_km, place.gazetteer_id) == (
        "Zmeurkovo",
        None,
        None,
        None,
        "",
    )
    assert [span.text for span in place.spans] == ["Zmeurkovo"]


def test_no_names_no_place(gazetteer: Gazetteer) -> None:
    assert place_of([], gazetteer, Report("r-1", "x").span) is None


def test_a_namesake_in_a_country_not_talked_of_is_no_guess(gazetteer: Gazetteer) -> None:
    text = "Latvia and Estonia met. Latvian guards found it near Dana, and Latvia complained."
    located = resolve_toponyms(find_toponyms(text, gazetteer), text, gazetteer)
    assert all(one.entry is None or one.entry.country in ("LV", "EE") for one in located)


def test_hints_decide(gazetteer: Gazetteer) -> None:
    text = "It fell near Burlin."
    assert read_place(text, gazetteer, ("KZ", "KZ")).country == "KZ"


def test_one_sense_a_report(gazetteer: Gazetteer) -> None:
    text = "It fell in Atameken. Officials of West Kazakhstan region drove to Atameken."
    located = resolve_toponyms(find_toponyms(text, gazetteer), text, gazetteer)
    ids = {one.entry.id for one in located if one.entry and "Atameken" in one.name}
    assert ids == {"sayso:kz-atameken"}


@pytest.mark.parametrize(
    ("words", "km", "bearing"),
    [
        ("60 km north of the small town ", 60.0, 0),
        ("about 12 miles off the coast of ", 19.3, None),
        ("2 km south of ", 2.0, 180),
        ("500 metres from ", 0.5, None),
        ("в 5 км от села ", 5.0, None),
        ("near ", 0.0, None),
        ("off ", 0.0, None),
    ],
)
def test_told_distances(words: str, km: float, bearing: int | None) -> None:
    offset = offset_before(words + "Taskala", len(words))
    assert offset is not None
    assert offset.km == pytest.approx(km, abs=0.1)
    assert offset.bearing == bearing
    assert offset.doubt_km > 0
    assert offset.reason


@pytest.mark.parametrize("words", ["in ", "It flew 900 km. In ", "a 5 km crater in ", "the drone, 3 m long, lay in "])
def test_no_told_distance(words: str) -> None:
    assert offset_before(words + "Taskala", len(words)) is None


@pytest.mark.parametrize("words", [" road", " canal", " sand dunes"])
def test_a_way_or_land_named_after_a_town_lies_somewhere_by_it(gazetteer: Gazetteer, words: str) -> None:
    plain = read_place("It fell in Tukums, Latvia.", gazetteer)
    beside = read_place(f"It fell on the Tukums{words}, Latvia.", gazetteer)
    assert beside.gazetteer_id == plain.gazetteer_id
    assert plain.radius_km is not None and beside.radius_km is not None
    assert beside.radius_km >= plain.radius_km + 10


@pytest.mark.parametrize("words", ["between {} and {}", "in the forest between the towns of {} and {}"])
def test_between_two_places_is_the_middle_and_half_the_way_about_it(gazetteer: Gazetteer, words: str) -> None:
    ends = [read_place(f"It fell in {name}, Latvia.", gazetteer) for name in ("Tukums", "Talsi")]
    place = read_place(f"It fell {words.format('Tukums', 'Talsi')}, Latvia.", gazetteer)
    for end in ends:
        assert place.lat is not None and place.lon is not None and place.radius_km is not None
        assert end.lat is not None and end.lon is not None
        assert place.radius_km / 2 < distance_km(place.lat, place.lon, end.lat, end.lon) < place.radius_km
    assert any("between" in reason for reason in place.reasons)


def test_a_name_of_many_places_of_one_country_is_drawn_as_what_holds_them(gazetteer: Gazetteer) -> None:
    place = read_place("Argentina searched. Argentine police saw it fall in San José.", gazetteer)
    assert (place.name, place.country) == ("San José", "AR")
    assert place.radius_km is not None and place.radius_km > 100
    assert any("not certain" in reason for reason in place.reasons)


def test_an_unknown_name_told_with_a_town_lies_by_it(gazetteer: Gazetteer) -> None:
    town = read_place("It fell in Tukums, Latvia.", gazetteer)
    place = read_place("It fell near the village of Zmeurkovo in Tukums, Latvia.", gazetteer)
    assert (place.name, place.gazetteer_id) == ("Zmeurkovo", town.gazetteer_id)
    assert place.radius_km is not None and town.radius_km is not None and place.radius_km > town.radius_km


def test_a_told_distance_moves_and_widens(gazetteer: Gazetteer) -> None:
    plain = read_place("It fell in Rēzekne, Latvia.", gazetteer)
    moved = read_place("It fell 20 km north of Rēzekne, Latvia.", gazetteer)
    assert moved.lat is not None
    assert plain.lat is not None
    assert moved.lat == pytest.approx(plain.lat + 0.18, abs=0.01)
    assert moved.radius_km is not None
    assert plain.radius_km is not None
    assert moved.radius_km > plain.radius_km
