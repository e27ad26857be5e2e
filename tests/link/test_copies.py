"""Which reports are copies, which of two is the copy, and what only looks like one."""

from datetime import date

import pytest

from builders import NOON, FakeView, make_reading, make_report
from sayso.link.copies import direction, judge_copies

STORY = """Herders on the steppe east of the railway found the wreck shortly after dawn and called the police in town.
Officers fenced off the field and waited for sappers, who arrived by noon and took the engine away on a lorry.
The regional department would not say what the object had been, only that nobody lived within twenty kilometres.
A spokesman for the ministry told reporters that fragments had been sent to the capital and would be examined there.
Two villagers said they had heard a sound like a motorcycle high above the clouds during the night before.
The prosecutor opened a file under the article on flight safety, and asked witnesses to come forward with pictures."""
LINES = STORY.split("\n")
OTHER = """Fishermen off the northern cape hauled up a tail fin with their nets on the last day of the season.
They brought it to the harbour master, who put it under a tarpaulin and rang the coast guard the same evening.
An officer drove out with a camera and a ruler, measured it twice, and left without telling anybody anything."""
FOOTER = """Subscribe to our newsletter for the stories that matter, delivered every morning before breakfast.
All rights reserved; no part of this material may be reproduced without a hyperlink to the first paragraph of the page.
The opinions of our authors do not always agree with those of the editors, who are not liable for advertisements."""
FORMULA = "Nobody was hurt, nothing was damaged, and the police have opened an inquiry under article 346 of the code."


def report(text, id="b", **fields):
    return make_report(text, id=id, **({"url": f"https://{id}.example/1", "publisher": id} | fields))


def called_copies(one, other):
    found = judge_copies(one, FakeView(make_reading(other, (), ())), NOON)
    return [(j.left, j.right) for j in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(STORY, id="verbatim"),
        pytest.param("\n".join(LINES[:3]), id="trimmed"),
        pytest.param("A wreck on the steppe keeps everybody guessing\n\n" + STORY, id="another headline"),
        pytest.param(
            "Home | News | Sport\n" + STORY + "\nShare Tweet Print\nMost read today", id="an aggregator's page"
        ),
        pytest.param(STORY.replace("sappers", "bomb disposal men").replace("lorry", "truck"), id="respelled"),
        pytest.param(STORY.upper().replace("\n", " "), id="case and line breaks"),
    ],
)
def test_copies(text):
    assert called_copies(report(text), report(STORY, "a"))


@pytest.mark.parametrize(
    ("one", "other", "fields"),
    [
        pytest.param(STORY, OTHER, {}, id="two stories"),
        pytest.param(
            f"{LINES[0]}\n{FOOTER}",
            f"{OTHER.splitlines()[0]}\n{FOOTER}",
            {"publisher": "Herald", "url": "https://herald.example/1"},
            id="two briefs of one outlet above one footer",
        ),
        pytest.param(
            f"{FOOTER}\n{STORY}",
            f"{FOOTER}\n{OTHER}",
            {"publisher": "Herald", "url": "https://herald.example/1"},
            id="two stories of one outlet below one banner",
        ),
        pytest.param(f"{LINES[0]} {FORMULA}", f"{OTHER.splitlines()[0]} {FORMULA}", {}, id="one formula sentence"),
        pytest.param(FORMULA, FORMULA + " " + LINES[1], {}, id="a formula alone"),
    ],
)
def test_not_copies(one, other, fields):
    assert called_copies(report(one, **fields), report(other, "a", **fields)) == []


def test_an_outlet_repeats_itself_under_another_headline():
    fields = {"publisher": "Herald", "url": "https://herald.example/1"}
    assert called_copies(report("New headline\n" + STORY, **fields), report("Old one\n" + STORY, "a", **fields))


def test_page_furniture_is_not_compared():
    menu = "Home News Sport Weather Subscribe now and read more of our best stories every single day\n" * 3
    with_menu = report(menu + LINES[0], chrome=((0, len(menu)),))
    assert called_copies(with_menu, report(menu + OTHER, "a", chrome=((0, len(menu)),))) == []


def test_a_report_is_no_copy_of_itself():
    assert called_copies(report(STORY, "a"), report(STORY, "a")) == []


EARLY, LATE = date(2025, 6, 1), date(2025, 6, 2)


@pytest.mark.parametrize(
    ("copy", "original", "why"),
    [
        ({"published": LATE}, {"published": EARLY}, "published 2025-06-02, the other 2025-06-01"),
        ({"origins": ("a",), "published": EARLY}, {"published": LATE}, "names a as where it comes from"),
        ({"chrome": ((0, 4),)}, {}, "carries an aggregator's page furniture, the other does not"),
        ({"text": "\n".join(LINES[:4])}, {}, "the shorter of the two; no dates tell which came first"),
        ({}, {}, "nothing tells which came first"),
    ],
)
def test_direction(copy, original, why):
    copy, original = report(**({"text": STORY} | copy)), report(**({"text": STORY, "id": "a"} | original))
    assert direction(copy, original) == (copy, original, why)
    assert direction(original, copy) == (copy, original, why), "whichever is read first"
