import pytest

from sayso.profiles import load_profile
from sayso.readers.attributions import Attribution
from sayso.readers.labels import form_of, stance_of, topics_of
from sayso.readers.meanings import meaning
from sayso.text.quotations import find_quotations
from sayso.text.tokens import tokenise

STANCES = {
    "said": ("said", "it fell in a field", "asserts"),
    "denied": ("denied", "any role", "denies"),
    "false": ("said", "the report was false", "denies"),
    "guess": ("said", "it was probably a toy", "speculates"),
    "in May": ("said", "it had been found on the night of 8 May", "asserts"),
    "may": ("said", "it may have been found on the night of 8 May", "speculates"),
    "left open": ("told", "he did not rule out that the wind had carried it", "speculates"),
    "responsible": ("said", "the army is responsible for it", "accuses"),
    "inquiry": ("said", "the case is being investigated", "investigates"),
    "no foundation": ("said", "the charge is without any foundation", "denies"),
    "not ours": ("said", "it was not ours", "denies"),
    "an answer that begins with no": ("replied", "no drone had left the base", "denies"),
    "a plain no": ("said", "no roads were closed", "asserts"),
    "blame": ("said", "the crew was to blame", "accuses"),
    "blame denied": ("said", "the crew was not responsible for it", "denies"),
    "under examination": ("said", "the wing is under examination", "investigates"),
    "unworthy": ("said", "the remark was unworthy of a minister", "condemns"),
    "apology": ("apologised for", "the noise", "other"),
    "call": ("said", "urge all sides to talk", "other"),
    "belief is no lie": ("said", "the beliefs of the town", "asserts"),
}


def attribution(cue="said", *, negated=False, stances=None, topics=None):
    _, verb = load_profile().speech["en"].cues.at(tokenise(cue), 0)
    return Attribution(0, None, None, ((0, 1),), "clause", 0.9, verb, negated, stances or {}, topics or {})


@pytest.mark.parametrize(("cue", "content", "stance"), STANCES.values(), ids=STANCES)
def test_stances(cue, content, stance):
    assert stance_of(attribution(cue), content, load_profile().subjects["en"]) == stance


@pytest.mark.parametrize(
    ("cue", "lemma", "negated"),
    [("is trying to determine", "try to determine", False), ("did not rule out", "not rule out", False),
     ("would not say", "say", True), ("sighed", None, False)],
)  # fmt: skip
def test_meanings_of_cues(cue, lemma, negated):
    found, not_so = meaning(cue, (0, len(cue)), load_profile().speech["en"])
    assert (found and found.lemma, not_so) == (lemma, negated)


@pytest.mark.parametrize(
    ("cue", "stance"), [("say", "other"), ("rule out", "speculates"), ("accuse", "denies"), ("deny", "asserts")]
)
def test_stances_of_negated_cues(cue, stance):
    assert stance_of(attribution(cue, negated=True), "it", load_profile().subjects["en"]) == stance


def test_the_words_are_weighed_against_the_finders_shares():
    subject = load_profile().subjects["en"]
    sure = {"speculates": 0.95, "asserts": 0.04, "denies": 0.01}
    unsure = {"speculates": 0.6, "asserts": 0.3, "denies": 0.1}
    assert stance_of(attribution(stances=sure), "it fell in a field", subject) == "speculates"
    assert stance_of(attribution(stances=unsure), "it fell in a field", subject) == "asserts"
    assert stance_of(attribution("denied", stances=unsure), "it fell in a field", subject) == "denies"
    assert topic_of({"origin": 0.8, "other": 0.15, "damage": 0.05}, "it rains") == "origin"
    assert topic_of({"origin": 0.5, "damage": 0.2}, "the roof was damaged") == "damage"


def topic_of(shares, content):
    weights = topics_of(attribution(topics=shares), "asserts", content, load_profile().subjects["en"])
    return max(weights, key=weights.get)


@pytest.mark.parametrize(
    ("content", "topic"),
    [("two people were injured", "casualties"), ("the roof was damaged", "damage"), ("it rains", "other"),
     ("hours and supplies", "other"), ("it was launched from a test site", "origin")],
)  # fmt: skip
def test_topics(content, topic):
    assert topic_of({}, content) == topic


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [("“It fell,” he said.", "It fell,", "direct"), ("He said it fell.", "it fell", "indirect"),
     ("He called it “a toy” and left.", "it “a toy” and left", "mixed")],
)  # fmt: skip
def test_forms(text, content, form):
    start = text.index(content)
    assert form_of([(start, start + len(content))], find_quotations(text)) == form
