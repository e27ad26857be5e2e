"""Where an incident was, by more than its own words: dateline, outlet, the report's other names."""

import pytest
from reading import read

from sayso.model import Report
from sayso.places import default_gazetteer
from sayso.readers.locating import outlet_countries

PLACED = {
    "a small town's own report": ("TUKUMS – A drone fell onto a school roof on Tuesday.", "geonames:454768", 22.0),
    "the dateline's country": ("TUKUMS (Agency) – A drone fell in Ogre on Tuesday.", "geonames:457065", 10.0),
    "a colon makes a dateline": ("Pune: A drone fell near Solapur on Tuesday.", "admin2:IN.16.526", None),
    "the same airport": (
        "A drone fell at Riga airport on 2 June. On 4 June a drone was seen at the same airport.", "", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "id", "radius"), PLACED.values(), ids=PLACED)
def test_where_it_was(text, id, radius):
    place = read(text).mentions[-1].place
    assert place is not None and place.lat is not None and place.reasons
    assert id in ("", place.gazetteer_id) and radius in (None, place.radius_km)
    assert all(span.text == text[span.start : span.end] for span in place.spans)


NOT_PLACED = {
    "where national writers sit": "RIGA – A drone fell onto a school roof on Tuesday.",
    "a flag is no place": "A Liberia-flagged tanker was struck by a drone southwest of Xyzabad on Tuesday.",
    "an army's name is no place": (
        "The Islamic State cells sent it. On 2 June two drones were shot down near the same field."
    ),
    "a small namesake far from all else": "DAUGAVPILS, Latvia – Latvian police said a drone fell in Brough on Tuesday.",
}


@pytest.mark.parametrize("text", NOT_PLACED.values(), ids=NOT_PLACED)
def test_no_point_is_made_up(text):
    (mention,) = read(text).mentions
    place = mention.place
    assert place is None or place.lat is None or (place.country == "LV" and place.radius_km > 100)


BESIDE = {
    "the sentence before": ("Smoke stood over Tukums. A drone hit a light mast on Tuesday.", "", "Tukums"),
    "the sentence before, the last place": (
        "Police from Riga came to Tukums. A drone had hit a light mast on Tuesday.", "", "Tukums"),
    "the heading": ("What happened where\n\nTukums, 10 June\nA drone dropped through a roof on Tuesday.", "", "Tukums"),
    "the title": ("A drone dropped through a roof on Tuesday.\n\nIt was in Tukums.", "Drone falls in Tukums",
                  "Tukums"),
    "a title's other words": ("A drone dropped through a roof on Tuesday.\n\nIt was in Tukums.",
                              "Drone falls at night", ""),
    "a long line is no heading": (
        "The chief of the volunteer firemen of Tukums has been in office for longer than he cares to remember.\n"
        "A drone dropped through a roof on Tuesday.", "", ""),
    "a capital that speaks": (
        "Riga rejects the report. A drone had dropped through a roof on Tuesday.", "Riga rejects drone talk", ""),
    "a capital where it was said": (
        "The minister told reporters in Riga. A drone had dropped through a roof on Tuesday.", "", ""),
    "told behind another": ("A drone fell in Tukums on 5 June.\n\nOn 2 May a drone was found on a roof.", "", ""),
    "told beside another": ("A drone fell in Tukums on 5 June. Elsewhere, a drone was found on 2 May.", "", ""),
    "told with one of a wide region": ("A drone fell in Latvia on 5 June.\n\nOn 2 May a drone was found on the roof "
                                       "of a school.", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "title", "name"), BESIDE.values(), ids=BESIDE)
def test_the_place_round_the_words(text, title, name):
    place = read(text, title=title).mentions[-1].place
    assert (place.name if place else "") == name
    assert place is None or "told of with it" in place.reasons[-1]


def test_a_place_round_the_words_is_wider():
    named = read("A drone hit a light mast in Tukums on Tuesday.").mentions[0].place
    beside = read("Smoke stood over Tukums. A drone hit a light mast on Tuesday.").mentions[0].place
    assert beside.radius_km == named.radius_km + 15.0


@pytest.mark.parametrize(
    ("fields", "countries"),
    [
        ({"publisher": "The Latvian Gazette"}, ["LV"]),
        ({"publisher": "Daily Mail Box", "url": "https://news.example.co.nz/1"}, ["NZ"]),
        ({"publisher": "Harbour Post", "url": "https://example.io/1"}, []),
        ({"publisher": "LIVE", "title": "Drone falls on a farm"}, []),
        ({"title": "Latvia and Estonia search together"}, []),
    ],
)
def test_the_country_that_an_outlet_tells_of(fields, countries):
    assert outlet_countries(Report("r-1", "", **fields), default_gazetteer()) == countries
