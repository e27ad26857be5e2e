"""What a network thinks of the words weighs with the rules on whether they tell of an incident."""

from datetime import date

import pytest

from sayso.model import Maker, Report
from sayso.readers.attributions import Found
from sayso.readers.reading import ReportReader


class Opinion:
    """A finder with one share for every text."""

    def __init__(self, share):
        self._share = share

    def share(self, layer, start, end):
        return self._share

    def find(self, text, clauses, ruled):
        return Found(list(ruled), told=self)

    def runs(self, layer, start, end):
        return []

    def same_person(self, at, names):
        return [0.9 * (k == 0) for k in range(len(names))]


def read(text, share):
    reader = ReportReader(Maker("model", "test", "1"), lambda *_: Opinion(share))
    return reader.read(Report("r-1", text, published=date(2025, 6, 12), language="en"))


CASES = {  # text, the network's share, days of the mentions
    "no rule knows the thing": ("A winged machine ploughed into a barn near Tukums on 2 June.", 0.9, ["2025-06-02"]),
    "and the network is not sure": ("A winged machine ploughed into a barn near Tukums on 2 June.", 0.8, []),
    "a rule sees it, the network does not": ("A drone fell near Riga on 2 June.", 0.1, []),
    "the network doubts, day and place are told": ("A drone fell near Riga on 2 June.", 0.4, ["2025-06-02"]),
    "the network doubts, no day is told": ("A drone fell near Riga.", 0.4, []),
    "what goes on is no second one": ("A drone fell near Riga on 2 June. It burned for hours.", 0.95, ["2025-06-02"]),
    "it, but on another day": (
        "A drone fell near Riga on 2 June. It was followed by one that fell near Tukums on 9 June.",
        0.95,
        ["2025-06-02", "2025-06-09"],
    ),
}


@pytest.mark.parametrize(("text", "share", "days"), CASES.values(), ids=CASES)
def test_mentions(text, share, days):
    assert [m.when.edtf for m in read(text, share).mentions] == days


def test_a_mention_is_as_certain_as_the_network():
    assert read("A drone fell near Riga on 2 June.", 0.95).mentions[0].certainty == 0.95


def test_a_report_without_the_subjects_words_may_tell_of_an_incident():
    assert read("Half a carbon wing lay near Tukums on 2 June.", 0.9).report.kind == "report"
    assert read("Half a carbon wing lay near Tukums on 2 June.", 0.6).report.kind == "other"


PERSONS = {  # who "he" or "she" is, where the network takes the first name for it and the rules the last
    "the network's choice": ("Ole Tamm met Karl Lind in Riga. A drone fell there, he said.", "Ole Tamm"),
    "not against the gender that a title tells": (
        "Spokeswoman Eva Tamm met Karl Lind in Riga. A drone fell there, he said.",
        "Karl Lind",
    ),
    "no name of two words": ("Tamm came to Riga. A drone fell there, he said.", "he"),
}


@pytest.mark.parametrize(("text", "name"), PERSONS.values(), ids=PERSONS.keys())
def test_who_he_is(text, name):
    class Asked(Opinion):
        def same_person(self, at, names):
            assert text[at : at + 2] == "he"
            return [0.6 if k == 0 else 0.4 / len(names) + 0.2 for k in range(len(names))]

    reader = ReportReader(Maker("model", "test", "1"), lambda *_: Asked(0.5))
    (claim,) = reader.read(Report("r-1", text, published=date(2025, 6, 12), language="en")).claims
    assert claim.speaker.name == name
