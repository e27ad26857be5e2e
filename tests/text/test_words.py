import json

import pytest

from sayso.text.folding import fold
from sayso.text.inflection import plural, verb_forms
from sayso.text.phrases import Phrases
from sayso.text.shingles import containment, fingerprint, shingles
from sayso.text.tokens import tokenise
from sayso.text.visible import escaped, visible

TOKENS = {
    "words and marks": ("It fell, he said.", ["It", "fell", ",", "he", "said", "."]),
    "apostrophe": ("Riga’s police didn't", ["riga's", "police", "didn't"]),
    "hyphens": ("a Shahed-136 drone", ["a", "shahed-136", "drone"]),
    "dots inside": ("Orda.kz said", ["orda.kz", "said"]),
}


@pytest.mark.parametrize(("text", "lower"), TOKENS.values(), ids=TOKENS)
def test_tokens(text, lower):
    tokens = tokenise(text)
    assert [t.lower for t in tokens] == [word.lower() for word in lower]
    assert all(text[t.start : t.end] == t.text for t in tokens)


def test_tokens_of_a_range_have_offsets_in_the_text():
    assert [(t.start, t.text) for t in tokenise("one two three", 4, 7)] == [(4, "two")]


def test_the_longest_phrase_wins_and_phrases_do_not_overlap():
    phrases = Phrases({"point": 1, "point out": 2, "out of": 3})
    assert list(phrases.find(tokenise("they point out of it"))) == [(1, 2, 2)]
    assert phrases.occurs(tokenise("a point")) and not phrases.occurs(tokenise("a pointer"))


VERBS = {
    "claim": ["claim", "claims", "claimed", "claiming"],
    "deny": ["deny", "denies", "denied", "denying"],
    "say": ["say", "says", "saying"],
    "accuse": ["accuse", "accuses", "accused", "accusing"],
    "dismiss": ["dismiss", "dismisses", "dismissed", "dismissing"],
    "point out": ["point out", "points out", "pointed out", "pointing out"],
    "not exclude": ["not exclude", "not excludes", "not excluded", "not excluding"],
    "tell": ["tell", "tells", "told", "telling"],
}


@pytest.mark.parametrize(("verb", "forms"), VERBS.items())
def test_verb_forms(verb, forms):
    made = verb_forms(verb, {"tell": ["tells", "told", "telling"]})
    assert set(forms) <= set(made)


@pytest.mark.parametrize(
    ("one", "many"),
    [("drone", "drones"), ("wreck", "wrecks"), ("body", "bodies"), ("toy", "toys"), ("crash", "crashes"),
     ("model aircraft", "model aircraft"), ("aircraft", "aircraft")],
)  # fmt: skip
def test_plural(one, many):
    assert plural(one, {"aircraft": "aircraft"}) == many


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Bökey-Orda", "bokey orda"),
        ("Бөкей Орда", "bokey orda"),
        ("Osieczków", "osieczkow"),
        ("L’viv", "lviv"),
        ("", ""),
    ],
)
def test_fold(name, folded):
    assert fold(name) == folded


def test_texts_share_shingles_by_the_words_they_share():
    text = "one two three four five six seven eight nine ten"
    assert containment(shingles(text), shingles("He wrote: ONE two, three four five six seven eight nine ten!")) == 1.0
    assert containment(shingles(text), shingles("quite other words stand in this text of ours")) == 0.0
    assert containment(shingles(text), frozenset()) == 0.0
    assert len(fingerprint(text)) <= len(shingles(text)) + 24, "runs of names and figures"
    assert shingles("\ud800 a b c d e")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m", "a␛[31m"),
        ("a\x9b31m", "a⟨U+009B⟩31m"),
        ("a\x7f\x00", "a␡␀"),
        ("\u202eab", "⟨U+202E⟩ab"),
        ("a\u061cb", "a⟨U+061C⟩b"),
        ("a\ud800", "a⟨U+D800⟩"),
        ("a\U000e0041🙂", "a⟨U+E0041⟩🙂"),
        ("a\tb\n", "a\tb\n"),
        ("a\r\n", "a\n"),
    ],
)
def test_hostile_characters_are_shown(text, shown):
    assert visible(text) == shown
    data = json.dumps(text, ensure_ascii=False)
    assert json.loads(escaped(data)) == text
    assert visible(escaped(data)) == escaped(data)
