from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import PUBLISHED, attributions, read

from sayso.model import Report

REPORT = """Drone falls on Imanta school roof

An unmanned aircraft fell on the roof of a school in Riga on Tuesday, the regional police said.

"The fire was put out within an hour," said police spokeswoman Ilze Berga. She added that nobody was hurt.

The ministry of defence denied that the drone was Latvian. "We lost none," its press office said.

A similar drone was found near Daugavpils on 3 May 2025.
"""


def spans(reading):
    for mention in reading.mentions:
        yield from mention.evidence
        for part in (mention.when, mention.place, mention.object):
            yield from part.spans if part else ()
    for claim in reading.claims:
        yield from (*claim.source, *claim.cue, *claim.content)


def test_a_short_report():
    reading = read(REPORT, title="Drone falls on Imanta school roof")
    assert reading.report.kind == "report"
    first, second = reading.mentions
    assert (first.when.edtf, first.place.name, first.is_main) == ("2025-06-10", "Riga", True)
    assert (second.when.edtf, second.place.name, second.is_main) == ("2025-05-03", "Daugavpils", False)
    assert first.object.type == "uncrewed aircraft"
    speakers = [claim.speaker.name for claim in reading.claims]
    assert speakers[1:] == ["Ilze Berga", "Ilze Berga", "ministry of defence", "ministry of defence press office"]
    assert [claim.stance for claim in reading.claims][3] == "denies"
    assert [claim.form for claim in reading.claims] == ["indirect", "direct", "indirect", "indirect", "direct"]


def test_the_statement_of_nothing_is_of_another_kind():
    assert read("The town council met on Monday. The mayor said taxes will rise.").report.kind == "other"
    assert read("Drones are cheap and many farmers own them.").report.kind == "background"


def test_a_language_without_word_lists_gives_nothing():
    reading = read("Un dron a căzut la Tulcea.", language="ro")
    assert (reading.report.kind, reading.mentions, reading.claims) == ("other", (), ())


SAID = ["A drone fell", "near Riga", "on 5 June", "police said", "that", "it", "he", "denied", "according to", "not"]
MORE = ["Ilze Berga", "adding", "in his words", "another", "there", "the statement", "5", "İ", "е̄"]
MARKS = ["“", "”", '"', "‘", "’", "'", ".", ",", ";", ":", "—", "\n", "\n\n", "\x00", "\ud800", "\u202e"]
WORDS = st.sampled_from(SAID + MORE + MARKS)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


@settings(max_examples=250, deadline=None)
@given(TEXTS, st.data())
def test_any_text_is_read_to_the_letter(text, data):
    cut = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).map(tuple))
    report = Report("r-1", text, published=PUBLISHED, language="en", chrome=(cut,))
    reading = read(text, chrome=(cut,))
    assert reading == read(text, chrome=(cut,))
    for span in spans(reading):
        assert report.span(span.start, span.end) == span and span.text.strip()
        assert span.end <= cut[0] or span.start >= cut[1] or cut[0] == cut[1]
    assert all(mention.evidence for mention in reading.mentions)
    assert all(claim.content for claim in reading.claims)
    ids = [entry.id for entry in (*reading.mentions, *reading.claims)]
    assert len(ids) == len(set(ids))


def test_ids_depend_on_the_words_alone():
    dated, undated = read(REPORT), read(REPORT, published=None)
    assert [claim.id for claim in dated.claims] == [claim.id for claim in undated.claims]
    assert dated.mentions[0].id == undated.mentions[0].id


def test_chrome_is_no_evidence():
    text = "A drone fell near Riga on 2 June. READ ALSO: a drone fell near Tukums on 5 June. Police said it burned."
    start = text.index("READ")
    reading = read(text, chrome=((start, text.index("Police")),))
    assert [m.place.name for m in reading.mentions] == ["Riga"]
    assert not any("Tukums" in span.text for span in spans(reading))


@pytest.mark.parametrize(
    "text",
    ["", "...", "“" * 20_000, '"a ' * 10_000, "a" * 300_000, "said " * 3000, "A drone fell near Riga on 5 June. " * 300,
     "\x00" * 5000, "\ud800 a" * 3000, "\u202eab " * 3000, "word\n" * 5000, "." * 50_000],
)  # fmt: skip
def test_hostile_texts_are_read(text):
    assert read(text, published=date(2025, 7, 1)).report.kind in {"report", "background", "other"}


def test_nothing_is_said_twice():
    said = attributions("The mayor said the road was closed, adding that nobody was hurt.")
    assert said == [("The mayor", "said", "the road was closed"), ("The mayor", "adding", "nobody was hurt")]


def test_a_second_cue_that_adds_nothing_makes_no_claim():
    reading = read("“It is pointless to deny it,” the mayor argued, and offered to share the pictures.")
    assert [claim.cue[0].text for claim in reading.claims] == ["argued"]
