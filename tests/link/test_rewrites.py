"""Which reports tell another one anew, and which only tell of the same event."""

from datetime import date

import pytest

from builders import NOON, FakeView, make_reading, make_report
from sayso.link import link_reading
from sayso.link.rewrites import judge_rewrites
from sayso.pipeline import default_gazetteer

RUSSIAN = """В районе села Карамыс 14 мая нашли обломки аппарата, сообщил аким Ермек Досанов. Их увидел в 06:40 чабан
Нурлан Абишев. По его словам, до дома Абишева было 350 метров. Позже в Карамыс приехали 12 сапёров из Тараза.
Досанов добавил, что в Таразе хранят 3 фрагмента весом 27 кг."""
ENGLISH = """Debris of an aircraft was found near the village of Karamys on 14 May, district head Yermek Dosanov said.
It was seen at 06:40 by the shepherd Nurlan Abishev. In his words it lay 350 metres from the house of Abishev. Later 12
sappers from Taraz came to Karamys. Mr Dosanov added that 3 fragments weighing 27 kg were being kept in Taraz."""
ANOTHER_HAND = """Sappers worked all day outside Karamys after a herder rang the police, an official of Zhambyl region
said on 15 May. The official, Aigul Serikova, put the wreck at 350 metres from a farm and would not say where it came
from. Schools in Karamys were shut, and 40 families slept with relatives in Shu."""


def report(id, text, **fields):
    return make_report(text, id=id, **({"url": f"https://{id}.example/1", "publisher": id} | fields))


def rewritten(one, other):
    return [(j.left, j.right) for j in judge_rewrites(one, [other], NOON)]


def test_a_translation_is_a_copy_of_what_it_translates():
    original = report("wire", RUSSIAN, language="ru", published=date(2025, 5, 14))
    translated = report("portal", ENGLISH, language="en", published=date(2025, 5, 15))
    assert rewritten(translated, original) == [("portal", "wire")]
    assert rewritten(original, translated) == [("portal", "wire")], "whichever is read first"


def test_every_judgement_gives_figures_and_both_reasons():
    original = report("wire", RUSSIAN, language="ru", published=date(2025, 5, 14))
    translated = report("portal", ENGLISH, language="en", published=date(2025, 5, 15))
    (judgement,) = judge_rewrites(translated, [original], NOON)
    figures, evidence, why = judgement.reasons
    assert figures.endswith("names and figures stand in both in the same order")
    assert evidence == "told in two languages, en and ru"
    assert why == "published 2025-05-15, the other 2025-05-14"
    assert 0.6 <= judgement.score <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            report("portal", ANOTHER_HAND, language="en"), report("wire", RUSSIAN, language="ru"), id="another hand"
        ),
        pytest.param(
            report("portal", ANOTHER_HAND, language="en", origins=("wire",)),
            report("wire", ENGLISH, language="en"),
            id="names the outlet, but tells other particulars",
        ),
        pytest.param(
            report("portal", ENGLISH, language="en"),
            report("wire", ENGLISH.replace("Debris", "Pieces"), language="en"),
            id="one language and nobody named: words decide that",
        ),
    ],
)
def test_not_rewritten(one, other):
    assert rewritten(one, other) == []


def test_a_report_that_names_its_source_is_a_copy_in_other_words():
    words = """The newspaper Steppe Voice writes that a shepherd, Nurlan Abishev, saw debris at 06:40, some 350 metres
    from home. As many as 12 sappers from Taraz were sent, it says. Weighing 27 kg, the 3 fragments lie in Taraz."""
    told = report("portal", words, language="en", origins=("Steppe Voice",))
    original = report("voice", ENGLISH, language="en", publisher="Steppe Voice")
    assert rewritten(told, original) == [("portal", "voice")]


def test_a_translation_is_found_by_its_names_and_figures_alone():
    original = make_reading(report("wire", RUSSIAN, language="ru", published=date(2025, 5, 14)), (), ())
    translated = make_reading(report("portal", ENGLISH, language="en", published=date(2025, 5, 15)), (), ())
    found = link_reading(translated, FakeView(original), default_gazetteer(), NOON)
    assert [(j.left, j.right, j.maker.name) for j in found] == [("portal", "wire", "rewrites")]
