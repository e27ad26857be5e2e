import pytest
from reading import read

from sayso.model import Maker, Report
from sayso.readers.attributions import Attribution, Found
from sayso.readers.reading import ReportReader

SPEAKERS = {
    "he": ("“It fell,” said Captain Oleg Kim. He added that it burned.", ["Oleg Kim", "Oleg Kim"]),
    "she, not he": ("Captain Oleg Kim said it fell. Spokeswoman Ilze Berga said it burned. He said it was out.",
                    ["Oleg Kim", "Ilze Berga", "Oleg Kim"]),
    "surname": ("Governor Ilze Berga said it fell. Berga said it burned.", ["Ilze Berga", "Ilze Berga"]),
    "the department": ("The police department of Riga said it fell. The department said it burned.",
                       ["police department of Riga", "police department of Riga"]),
    "the statement": ("The defence ministry said it fell. The statement said it burned.",
                      ["defence ministry", "defence ministry"]),
    "its press office": ("The defence ministry said it fell. Its press office said it burned.",
                         ["defence ministry", "defence ministry press office"]),
    "he is the ambassador named, not the minister with a woman's name": (
        "Minister Marina Lauk said it fell. The ambassador, Oleg Kim, was summoned. He said it burned.",
        ["Marina Lauk", "Oleg Kim"]),
    "the authorities of the country the text is at": (
        "A drone fell near Riga on Monday. Official statements said it burned. Authorities said it was out.",
        ["authorities of Latvia", "authorities of Latvia"]),
    "the authorities where no country is known": ("Officials said it burned.", ["Officials"]),
    "authorities of a country named": (
        "A drone fell near Riga on Monday. Estonian authorities said it burned.", ["Estonian authorities"]),
    "a word before the one who speaks": (
        "A drone fell near Riga on Monday. Later the ministry said it burned.", ["ministry"]),
    "the quoted source": ("The defence ministry said it fell. According to the quoted source, it burned.",
                          ["defence ministry", "defence ministry"]),
    "a name with a particle": ("The army's spokesman, Haidar al-Tamimi, said it fell.", ["Haidar al-Tamimi"]),
    "a region in a name is not the text's": (
        "A drone fell near Riga. The Norland Region's energy ministry said it burned.",
        ["Norland Region's energy ministry"]),
    "a capital is not a committee that sits there": (
        "The committee in Moscow said it fell. Moscow said it burned.", ["committee in Moscow", "Moscow"]),
    "a capital is nobody's surname": (
        "Officials in Riga said it fell. Riga said it burned.", ["Officials in Riga", "Riga"]),
    "nobody fits": ("They said it fell.", ["They"]),
    "the speech goes on": ("“It fell,” said Captain Oleg Kim.\n\n“Then it burned.”", ["Oleg Kim", "Oleg Kim"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers(text, names):
    assert [claim.speaker.name for claim in read(text).claims] == names


HELD = {
    "spokeswoman of what stands before": (
        "Defence ministry spokeswoman Ilze Berga said that it fell.",
        ("Ilze Berga", "spokeswoman", "Defence ministry")),
    "its commander": (
        "The Coast Guard said it fell. Its commander, Oleg Kim, said it burned.",
        ("Oleg Kim", "commander", "Coast Guard")),
    "its director, after one who spoke for it": (
        "The police said it fell. A spokesman for the ferry company Nordlys said it burned. Its director, Oleg Kim, "
        "said it was out.", ("Oleg Kim", "director", "ferry company Nordlys")),
    "nobody owns him": ("Its commander, Oleg Kim, said it burned.", ("Oleg Kim", "commander", "")),
    "a spokesman is not the company": (
        "A spokesman for the ferry company Nordlys said that it fell.",
        ("spokesman for the ferry company Nordlys", "spokesman", "ferry company Nordlys")),
    "a spokesman of a body heard before": (
        "The ministry of defence said it fell. A source at the ministry said it burned.",
        ("source at the ministry", "source", "ministry of defence")),
    "a spokesman with a name": (
        "A spokesman for the regional police, Oleg Kim, said that it fell.",
        ("Oleg Kim", "spokesman", "regional police")),
    "she, by a role of two words": (
        "On Monday Prime Minister Ilze Berga met the crew. She said that it fell.",
        ("Ilze Berga", "Prime Minister", "")),
    "of an institute": (
        "Karl Voss of the Institute for Security said that it fell.", ("Karl Voss", "", "Institute for Security")),
    "of no body": ("A resident of Riga said that it fell.", ("resident of Riga", "", "")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HELD.values(), ids=HELD)
def test_roles_and_affiliations(text, expected):
    speaker = read(text).claims[-1].speaker
    assert (speaker.name, speaker.role, speaker.affiliation) == expected


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Russian foreign ministry spokeswoman Ilze Berga said that it fell.", "RU"),
        ("Latvia's defence ministry said that it fell.", "LV"),
        ("The Polish ambassador said that it fell.", "PL"),
        ("Moscow's ambassador in Riga, Oleg Kim, said that it fell.", "RU"),
        ("Captain Oleg Kim said that it fell.", ""),
    ],
)
def test_the_country_a_speaker_is_of(sentence, country):
    assert [claim.speaker.country for claim in read(sentence).claims] == [country]


class OneSaying:
    """Finds, behind what the rules find, one attribution without a speaker: these words of saying, these words said."""

    def __init__(self, text, cue, content):
        self.cue, self.content = ((at := text.index(words), at + len(words)) for words in (cue, content))

    def find(self, text, clauses, ruled):
        sentence = next(n for n, clause in enumerate(clauses) if clause.sentence.end > self.cue[0])
        return Found([*ruled, Attribution(sentence, None, self.cue, (self.content,), "clause", 0.9)])


@pytest.mark.parametrize(
    ("saying", "cue", "speakers"),
    [
        ("A second drone was reported near Tukums.", "reported", []),
        ("A second drone had been seen near Tukums.", "had been seen", []),
        ("Trouble was expected near Tukums.", "expected", [""]),
        ("A second drone fell, adding to the damage near Tukums.", "adding", ["Ilze Kalna"]),
    ],
)
def test_words_of_saying_that_are_passive_and_name_nobody(saying, cue, speakers):
    text = f"A drone fell near Riga, Ilze Kalna said. {saying}"
    finder = OneSaying(text, cue, "near Tukums")
    reader = ReportReader(Maker("model", "test", "1"), lambda *_: finder)
    reading = reader.read(Report("r-1", text, language="en"))
    assert [claim.speaker.name for claim in reading.claims] == ["Ilze Kalna", *speakers]


def test_the_comma_that_closes_a_source_is_no_part_of_the_name():
    text = "A drone fell near Riga, the carrier's owner, Baltic Orient Shipping of Ventspils, said."

    class Closing:
        def find(self, text, clauses, ruled):
            source = (text.index("the carrier"), text.index(" said."))
            cue = (text.index("said"), text.index("said") + len("said"))
            return Found([Attribution(0, source, cue, ((0, len("A drone fell near Riga")),), "post", 0.9)])

    reader = ReportReader(Maker("model", "test", "1"), lambda *_: Closing())
    (claim,) = reader.read(Report("r-1", text, language="en")).claims
    assert claim.speaker.name and not claim.speaker.name.endswith(",")


def test_of_a_council_which_concludes_the_council_speaks():
    text = (
        "Oleg Kim said a drone fell near Riga. She met the Supreme Security Council, which concluded that all was well."
    )

    class Concluding:
        def find(self, text, clauses, ruled):
            which, cue, said = (
                ((at := text.index(words)), at + len(words)) for words in ("which", "concluded", "all was well")
            )
            return Found([*ruled, Attribution(1, which, cue, (said,), "clause", 0.9)])

    reader = ReportReader(Maker("model", "test", "1"), lambda *_: Concluding())
    *_, claim = reader.read(Report("r-1", text, language="en")).claims
    assert claim.speaker.name == "Supreme Security Council"
