import pytest

from sayso.profiles import load_profile
from sayso.readers.labels import form_of, stance_of, topic_of
from sayso.text.quotations import find_quotations
from sayso.text.tokens import tokenise

STANCES = {
    "said": ("said", "it fell in a field", "asserts"),
    "denied": ("denied", "any role", "denies"),
    "false": ("said", "the report was false", "denies"),
    "guess": ("said", "it was probably a toy", "speculates"),
    "blame": ("said", "the army is responsible for it", "accuses"),
    "inquiry": ("said", "the case is being investigated", "investigates"),
    "call": ("said", "urge all sides to talk", "other"),
    "belief is no lie": ("said", "the beliefs of the town", "asserts"),
}


@pytest.mark.parametrize(("cue", "content", "stance"), STANCES.values(), ids=STANCES)
def test_stances(cue, content, stance):
    profile = load_profile()
    _, meaning = profile.speech["en"].cues.at(tokenise(cue), 0)
    assert stance_of(meaning, False, content, profile.subjects["en"]) == stance


@pytest.mark.parametrize(
    ("cue", "stance"), [("say", "other"), ("rule out", "speculates"), ("accuse", "denies"), ("deny", "asserts")]
)
def test_stances_of_negated_cues(cue, stance):
    profile = load_profile()
    _, meaning = profile.speech["en"].cues.at(tokenise(cue), 0)
    assert stance_of(meaning, True, "it", profile.subjects["en"]) == stance


@pytest.mark.parametrize(
    ("content", "topic"),
    [("two people were injured", "casualties"), ("the roof was damaged", "damage"), ("it rains", "other"),
     ("hours and supplies", "other"), ("it was launched from a test site", "origin")],
)  # fmt: skip
def test_topics(content, topic):
    assert topic_of("asserts", content, load_profile().subjects["en"]) == topic


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [("“It fell,” he said.", "It fell,", "direct"), ("He said it fell.", "it fell", "indirect"),
     ("He called it “a toy” and left.", "it “a toy” and left", "mixed")],
)  # fmt: skip
def test_forms(text, content, form):
    start = text.index(content)
    assert form_of([(start, start + len(content))], find_quotations(text)) == form
