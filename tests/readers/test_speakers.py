import pytest
from reading import read

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
    "nobody fits": ("They said it fell.", ["They"]),
    "the speech goes on": ("“It fell,” said Captain Oleg Kim.\n\n“Then it burned.”", ["Oleg Kim", "Oleg Kim"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers(text, names):
    assert [claim.speaker.name for claim in read(text).claims] == names


def test_the_roles_of_a_spokeswoman():
    (claim,) = read("Defence ministry spokeswoman Ilze Berga said that it fell.").claims
    assert (claim.speaker.role, claim.speaker.affiliation) == ("spokeswoman", "Defence ministry")


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Russian foreign ministry spokeswoman Ilze Berga said that it fell.", "RU"),
        ("Latvia's defence ministry said that it fell.", "LV"),
        ("The Polish ambassador said that it fell.", "PL"),
        ("Captain Oleg Kim said that it fell.", ""),
    ],
)
def test_the_country_a_speaker_is_of(sentence, country):
    assert [claim.speaker.country for claim in read(sentence).claims] == [country]
