"""The words that name a source."""

import pytest

from sayso.profiles import load_profile
from sayso.readers.learned.sources import source_of

SPEECH = load_profile().speech["en"]


@pytest.mark.parametrize(
    ("given", "text", "source"),
    [
        ("the mayor", "the mayor's claim that it fell", "the mayor's"),
        ("N. observers", "U.N. observers said it fell", "U.N. observers"),
        ("Ann Berg, the mayor", "Ann Berg, the mayor, said it fell", "Ann Berg, the mayor,"),
        ("Ann Berg", "Ann Berg, who saw it, said it fell", "Ann Berg"),
        ("a panel in 2021", "a panel in 2021 said it fell", "a panel"),
        ("the council on 5 May 2031", "the council on 5 May 2031 said it fell", "the council"),
        ("the office in Riga", "the office in Riga said it fell", "the office in Riga"),
        ("the men on watch in May", "the men on watch in May said it fell", "the men on watch"),
        ("the army earlier", "the army earlier said it fell", "the army"),
        ("June Moscow", "In June Moscow said it fell", "Moscow"),
        ("June Smith", "June Smith said it fell", "June Smith"),
        ("charge officials in Riga", "It was a drone, a charge officials in Riga denied", "officials in Riga"),
        ("a charge officials in Riga", "It was a drone, a charge officials in Riga denied", "officials in Riga"),
        ("he", "he's claiming it fell", "he"),
    ],
)
def test_source_of(given, text, source):
    start = text.index(given)
    end = start + len(given)
    cue = (end, len(text)) if text[end:].startswith("'s claiming") else None
    found = source_of(text, start, end, cue, SPEECH)
    assert text[slice(*found)] == source
