"""What answers a statement stands below it."""

import pytest

from builders import make_claim, make_report
from sayso.desk.threads import depths_of, in_threads

REPORT = make_report("a b c d e f", id="r")

CASES = {  # who answers whom, in the order of the text: the order shown, and how deep each stands
    "nobody answers": ({}, "abcdef", [0] * 6),
    "the answer comes later": ({"d": "a"}, "adbcef", [0, 1, 0, 0, 0, 0]),
    "the answer comes first": ({"a": "e"}, "bcdeaf", [0, 0, 0, 0, 1, 0]),
    "answers to answers": ({"d": "a", "f": "d", "e": "a"}, "adfebc", [0, 1, 2, 1, 0, 0]),
    "an answer to another report": ({"b": "z"}, "abcdef", [0] * 6),
    "in a circle": ({"a": "b", "b": "a"}, "cdefab", [0, 0, 0, 0, 0, 1]),
}


@pytest.mark.parametrize("answers, order, depths", CASES.values(), ids=CASES)
def test_threads(answers, order, depths):
    claims = [make_claim(REPORT, each, id=each, answers=answers.get(each)) for each in "fedcba"]
    found = in_threads(claims)
    assert "".join(claim.id for claim in found) == order
    assert depths_of(found) == depths


def test_an_answer_apart_from_what_it_answers_is_not_below_it():
    a, b, c = (make_claim(REPORT, each, id=each, answers="a" if each == "c" else None) for each in "abc")
    assert depths_of([a, b, c]) == [0, 0, 0]
