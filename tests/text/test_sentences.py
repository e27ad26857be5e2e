import itertools

import pytest

from sayso.text.sentences import find_sentences, paragraphs

CASES = {
    "two": ("It fell. It burned.", ["It fell.", "It burned."]),
    "title": ("Mr. Berg saw it. He ran.", ["Mr. Berg saw it.", "He ran."]),
    "initials": ("J. R. Berg saw it.", ["J. R. Berg saw it."]),
    "month": ("It fell on 5 Jan. 2024 here.", ["It fell on 5 Jan. 2024 here."]),
    "hour in the middle": ("At 9 a.m. on Monday it fell.", ["At 9 a.m. on Monday it fell."]),
    "hour at the end": ("It fell at 9 a.m. Police came.", ["It fell at 9 a.m.", "Police came."]),
    "number": ("House No. 5 burned.", ["House No. 5 burned."]),
    "decimal": ("It flew 3.5 km. Then it fell.", ["It flew 3.5 km. Then it fell."]),
    "question": ("Whose was it? Nobody knows!", ["Whose was it?", "Nobody knows!"]),
    "ellipsis": ("It fell… and burned. Then rain.", ["It fell… and burned.", "Then rain."]),
    "quotation kept whole": ("“It fell. It burned,” he said. He left.", ["“It fell. It burned,” he said.", "He left."]),
    "quotation at the end": ("He said: “It fell.” She left.", ["He said: “It fell.”", "She left."]),
    "Russian": ("Он упал в 5 км от г. Уральск. Пожар потушен.", ["Он упал в 5 км от г. Уральск.", "Пожар потушен."]),
    "empty": ("", []),
    "blank": (" \n\t\n ", []),
    "marks": ("...!?", ["...!?"]),
}


@pytest.mark.parametrize(("text", "sentences"), CASES.values(), ids=CASES)
def test_sentences(text, sentences):
    assert [text[s.start : s.end] for s in find_sentences(text)] == sentences


PARAGRAPHS = {
    "blank line": ("One.\n\nTwo.", ["One.", "Two."]),
    "blank line of Windows": ("One\r\n\r\nTwo", ["One", "Two"]),
    "line end": ("A title\nA text.", ["A title", "A text."]),
    "wrapped": (
        "The drone came down on a field behind the old school\nand burned out.",
        ["The drone came down on a field behind the old school\nand burned out."],
    ),
    "items": (
        "The list of all the cases that the police have counted so far\n- one here\n- one there",
        ["The list of all the cases that the police have counted so far", "- one here", "- one there"],
    ),
}


@pytest.mark.parametrize(("text", "parts"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(text, parts):
    assert [text[start:end] for start, end in paragraphs(text)] == parts


@pytest.mark.parametrize("unit", [".", "a ", "word", "(", "one two\n", "“a ", ".”"])
def test_a_run_without_stops_is_cut_and_nothing_is_lost(unit):
    text = unit * 3000
    sentences = find_sentences(text)
    kept = "".join(text[s.start : s.end] for s in sentences)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))
