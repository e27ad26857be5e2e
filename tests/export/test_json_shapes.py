"""The shapes that scripts rely on: exactly these keys, and quotes that are the text's words."""

import json
from datetime import timedelta

import pytest

from builders import NOON, PERSON, FakeView, make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.export import shapes

SPAN = {"start", "end", "quote"}
KEYS = {
    "reading": {"report", "mentions", "claims", "left_out"},
    "report": {"id", "url", "publisher", "title", "byline", "published", "language", "kind", "origins", "notes"}
    | {"sha256", "text", "chrome"},
    "mention": {"id", "main", "date", "place", "object", "evidence", "certainty", "maker"},
    "date": {"edtf", "earliest", "latest", "anchor", "spans"},
    "place": {"name", "country", "admin", "lat", "lon", "radius_km", "gazetteer_id", "reasons", "spans"},
    "object": {"type", "spans"},
    "claim": {"id", "speaker", "source", "cue", "content", "form", "stance", "topic", "certainty", "about", "answers"}
    | {"maker"},
    "speaker": {"name", "role", "affiliation", "country"},
    "incident": {
        "id",
        "date",
        "country",
        "place",
        "object",
        "summary",
        "reports",
        "independent_reports",
        "accounts",
        "mentions",
    }
    | {"disputed"},
    "copy": {"report", "of", "similarity", "reasons"},
}


def reading_of(id):
    report = make_report(id=id)
    mention = make_mention(report, "A drone fell near Uralsk on 10 July.", id=f"m-{id}")
    return make_reading(report, (mention,), (make_claim(report, "nobody was hurt", id=f"c-{id}", about=[mention]),))


@pytest.fixture
def view():
    readings = [reading_of(id) for id in "abc"]
    return FakeView(*readings, judged=[make_judgement("m-a", "m-b"), make_judgement("m-b", "m-c")])


def spans_in(shape):
    if isinstance(shape, dict):
        if set(shape) == SPAN:
            yield shape
        for value in shape.values():
            yield from spans_in(value)
    elif isinstance(shape, list):
        for value in shape:
            yield from spans_in(value)


def test_reading():
    shape = shapes.reading_shape(reading_of("a"))
    (mention,), (claim,) = shape["mentions"], shape["claims"]
    assert set(shape) == KEYS["reading"]
    assert set(shape["report"]) == KEYS["report"]
    assert set(mention) == KEYS["mention"]
    assert {name: set(mention[name]) for name in ("date", "place", "object")} == {
        name: KEYS[name] for name in ("date", "place", "object")
    }
    assert set(claim) == KEYS["claim"]
    assert set(claim["speaker"]) == KEYS["speaker"]
    assert claim["about"] == [mention["id"]]
    assert json.loads(json.dumps(shape)) == shape


def test_quotes_are_the_words_of_the_text():
    shape = shapes.reading_shape(reading_of("a"))
    found = list(spans_in(shape))
    assert len(found) == 7  # date, place, object, evidence; source, cue, content
    text = shape["report"]["text"]
    assert all(span["quote"] == text[span["start"] : span["end"]] for span in found)


def test_what_a_report_does_not_say_is_null():
    report = make_report()
    shape = shapes.mention_shape(make_mention(report, day=None, place=None, object=None))
    assert (shape["date"], shape["place"], shape["object"]) == (None, None, None)


def test_incident(view):
    (shape,) = shapes.incident_shapes(view)
    assert set(shape) == KEYS["incident"]
    assert set(shape["place"]) == KEYS["place"] - {"spans"}
    assert shape["id"] == "i-a" and shape["reports"] == ["a", "b", "c"]
    assert shape["mentions"] == [{"report": id, "mention": f"m-{id}"} for id in "abc"]
    assert shape["date"] == "2025-07-10" and shape["country"] == "KZ"
    assert shape["independent_reports"] == 3


def test_claims_name_their_report_and_incidents(view):
    for shape, id in zip(shapes.claim_shapes(view), "abc", strict=True):
        assert set(shape) == KEYS["claim"] | {"report", "incidents"}
        assert (shape["report"], shape["incidents"]) == (id, ["i-a"])


def test_copies_are_not_independent(view):
    view.judged += [make_judgement("b", "a", relation="copy_of", score=0.9)]
    (copy,) = shapes.copy_shapes(view)
    assert copy == {"report": "b", "of": "a", "similarity": 0.9, "reasons": ["the same day", "3 km apart"]}
    assert shapes.incident_shapes(view)[0]["independent_reports"] == 2


YES, NO = (
    lambda **fields: make_judgement("b", "a", **({"relation": "copy_of"} | fields)),
    lambda **fields: make_judgement("a", "b", "no", **({"relation": "copy_of"} | fields)),
)
LATER = NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("judged", "copies"),
    [
        ([YES()], 1),
        ([YES(withdrawn_at=LATER)], 0),
        ([YES(), NO(maker=PERSON)], 0),
        ([NO(maker=PERSON), YES(made_at=LATER)], 0),  # the program's later word does not undo a person's
        ([YES(), NO(maker=PERSON, withdrawn_at=LATER)], 1),
        ([YES(), NO(maker=PERSON), YES(maker=PERSON, made_at=LATER)], 1),  # a person may think again
        ([YES(), YES(maker=PERSON, made_at=LATER)], 1),  # one pair is listed once
    ],
)
def test_the_last_word_on_a_copy(view, judged, copies):
    view.judged += judged
    assert len(shapes.copy_shapes(view)) == copies
    assert shapes.incident_shapes(view)[0]["independent_reports"] == 3 - copies
