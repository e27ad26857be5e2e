"""Search: words of any script, phrases, beginnings; whatever is typed, no error of the query language comes out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_reading, make_report

TEXTS = {
    "en": "A drone fell near the border. The café saw drones twice.",
    "ru": "Беспилотник упал у границы. Министерство отрицает.",
    "kk": "Дрон Орал маңында құлады. Шекара қызметі хабарлады.",
    "ar": "سقطت طائرة مسيرة قرب الحدود",
    "odd": 'He said "AND OR NOT" near* ^col:(x) and {y} -z \x00 \x02mark\x03 \x1a end',
}
SEARCHES = {  # what is looked for: the reports that hold it
    "drone": {"en"},
    "DRONE": {"en"},
    "dron*": {"en"},
    "cafe": {"en"},
    "fell border": {"en"},
    "border fell": {"en"},
    '"fell near"': {"en"},
    '"near fell"': set(),
    '"the border" drones': {"en"},
    "беспилотник": {"ru"},
    "ГРАНИЦЫ": {"ru"},
    "границ*": {"ru"},
    "құлады": {"kk"},
    "Дрон": {"kk"},
    "مسيرة": {"ar"},
    "near": {"en", "odd"},
    "AND": {"odd"},
    "NOT OR": {"odd"},
    "mark": {"odd"},
    "end": {"odd"},
    "drone nowhere": set(),
    "drone -": {"en"},
    "title:drone": set(),
    "headline": {"en", "ru", "kk", "ar", "odd"},
    '"fell near': {"en"},
    'fell" near': {"en"},
    "": set(),
    "  ": set(),
    '"': set(),
    '""': set(),
    "*": set(),
    "- ! ?": set(),
    "' OR 1=1 --": set(),
    "\x00": {"odd"},
    "drone\x00": set(),
    "\ud800": set(),
}


@pytest.fixture
def filled(ledger):
    for id, text in TEXTS.items():
        ledger.enter(make_reading(make_report(text, id=id, title="Headline"), (), ()), capture=None, fingerprint=())
    return ledger


def test_searches(filled):
    assert {query: {report.id for report, _ in filled.search(query)} for query in SEARCHES} == SEARCHES


def test_the_excerpt_marks_each_hit(filled):
    ((report, excerpt),) = filled.search("drone border")
    assert report.text == TEXTS["en"]
    assert excerpt == "A \x02drone\x03 fell near the \x02border\x03. The café saw drones twice."


def test_marks_in_the_text_are_not_taken_for_hits(filled):
    ((_, excerpt),) = filled.search("end")
    assert excerpt.count("\x02") == excerpt.count("\x03") == 1
    assert "\x02end\x03" in excerpt
    assert " mark " in excerpt and "\x00" in excerpt


LONG = {  # a text of many pages: what is looked for in it, and what the excerpt has to hold
    "the end of a long text": ("word " * 20_000 + "a drone fell", "drone fell", "a \x02drone\x03 \x02fell\x03"),
    "words far apart": ("drone " + "word " * 20_000 + "border", "drone border", "word \x02border\x03"),
    "a phrase": ("word " * 20_000 + "near the border " + "word " * 9, '"the border"', "near \x02the border\x03 word"),
    "a phrase over the edge of a piece": ("w" * 3998 + " b c " + "d " * 9000, '"b c"', "\x02b c\x03"),
    "one word without end": ("drone " * 850_000, "drone", "\x02drone\x03 \x02drone\x03"),
    "no space at all": ("x" * 5_000_000 + " drone", "drone", "\x02drone\x03"),
    "only the title": ("word " * 20_000, "headline", "\x02Headline\x03"),
    "marks of its own": ("\x02\x03\x00\x1a " * 9000 + "drone", "drone", "\x02drone\x03"),
}


@pytest.mark.parametrize(("text", "query", "shown"), LONG.values(), ids=LONG)
def test_an_excerpt_of_a_long_text(ledger, text, query, shown):
    report = make_report(text, id="long", title="Headline")
    ledger.enter(make_reading(report, (), ()), capture=None, fingerprint=())
    ((_, excerpt),) = ledger.search(query)
    assert shown in excerpt and excerpt.count("\x02") == excerpt.count("\x03")


def test_the_best_come_first_and_no_more_than_asked_for(ledger):
    for n in range(8):
        text = "drone " * n + "word " * (20 - n)
        ledger.enter(make_reading(make_report(text, id=f"r{n}", title=""), (), ()), capture=None, fingerprint=())
    assert [report.id for report, _ in ledger.search("drone", limit=3)] == ["r7", "r6", "r5"]


def test_of_a_word_that_very_many_hold_the_best_of_the_last_come(ledger, monkeypatch):
    monkeypatch.setattr("sayso.ledger.dialects._MOST_RANKED", 3)
    for n in range(8):
        text = "drone " * (8 - n) + "word " * n
        ledger.enter(make_reading(make_report(text, id=f"r{n}", title=""), (), ()), capture=None, fingerprint=())
        if n == 3:
            then = ledger.now()
    assert [report.id for report, _ in ledger.search("drone")] == ["r5", "r6", "r7"]
    assert [report.id for report, _ in then.search("drone")] == ["r1", "r2", "r3"]


def test_an_old_text_is_not_found(ledger):
    for text in ("old words", "new words"):
        ledger.enter(make_reading(make_report(text, id="r"), (), ()), capture=None, fingerprint=())
    assert list(ledger.search("old")) == []
    assert [report.text for report, _ in ledger.search("words")] == ["new words"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.one_of(st.sampled_from('"*-+^:(){} \x00\x1a\ud800ANDORTnear'), st.characters())))
def test_no_query_is_an_error(filled, query):
    list(filled.search(query))
