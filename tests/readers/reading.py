"""One reader for all tests here, and short ways to say what it found."""

from datetime import date
from functools import cache

from sayso.model import Report
from sayso.profiles import load_profile
from sayso.readers.attributions import Attributor
from sayso.readers.pieces import cut_pieces
from sayso.readers.rules import rule_reader
from sayso.text.quotations import find_quotations
from sayso.text.sentences import find_sentences

PUBLISHED = date(2025, 6, 12)  # a Thursday


@cache
def reader():
    return rule_reader()


def read(text, *, published=PUBLISHED, language="en", **fields):
    return reader().read(Report("r-1", text, published=published, language=language, **fields))


def attributions(text):
    """(source, cue, content) in the words of the text; content with its parts joined by " / "."""
    profile = load_profile()
    quotations = find_quotations(text)
    clauses = cut_pieces(text, find_sentences(text, quotations), quotations)
    found = Attributor(profile.speech["en"], profile.subjects["en"]).find(text, clauses)
    return [
        (
            text[slice(*a.source)] if a.source else "",
            text[slice(*a.cue)] if a.cue else "",
            " / ".join(text[slice(*chars)] for chars in a.content),
        )
        for a in found
    ]
