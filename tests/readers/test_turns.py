"""What is asked of one claim's words when it may answer another."""

import pytest
from tests.readers.reading import read

from sayso.places import default_gazetteer
from sayso.profiles import load_profile
from sayso.readers.countries import CountryNames
from sayso.readers.turns import Turn
from sayso.text.sentences import find_sentences

OPENING = "A drone fell near the village of Sarvik on Monday. "
ASKED = {
    "answering cue": ("The mayor retorted that the roof was whole.", "answers", True),
    "plain cue": ("The mayor said that the roof was whole.", "answers", False),
    "a negated content": ("The mayor said that no roof was damaged.", "negated", True),
    "a falsehood": ("The mayor said that the report was a fabrication.", "negated", True),
    "plain content": ("The mayor said that a roof was damaged.", "negated", False),
    "a word for what was said": ("The mayor denied the accusation.", "tells_of_speech", True),
    "content that only points": ("The mayor denied the accusation.", "points", True),
    "figures": ("The mayor said that 12 of 400 roofs were damaged.", "figures", {"12", "400"}),
    "countries": ("The mayor said that the drone came from Norway.", "countries", {"NO"}),
    "its own country": ("The Norwegian army said that the roof was whole.", "side", "NO"),
    "the first country of the paragraph": ("Lisbon was quick to answer. A minister said it flew.", "side", "PT"),
}


def turn_of(text):
    """The last claim of the text as a turn; what is asked about stands in a paragraph of its own."""
    whole = OPENING + "\n\n" + text
    claim, sentences = read(whole).claims[-1], find_sentences(whole)
    profile, names = load_profile(), CountryNames(default_gazetteer())
    inside = next(s for s in sentences if s.start <= claim.content[0].start < s.end)
    start = min(s.start for s in sentences if s.paragraph == inside.paragraph)
    speech, subject = profile.speech["en"], profile.subjects["en"]
    return Turn(claim, whole, inside, start, names.speaking_in, speech, subject)


@pytest.mark.parametrize(("text", "asked", "expected"), ASKED.values(), ids=ASKED.keys())
def test_turns(text, asked, expected):
    assert getattr(turn_of(text), asked) == expected


def test_concepts_take_what_is_meant_for_one():
    drone, uav = turn_of("Police said drones crossed Norway."), turn_of("Police said a UAV crossed Norwegian roads.")
    assert {"thing", "NO"} <= drone.concepts & uav.concepts
    assert not drone.concepts & {"drone", "drones", "the"}
