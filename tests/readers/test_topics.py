"""What stands round a claim weighs with its own words on what it is about."""

import pytest

from sayso.model import Claim, Maker, Span, Speaker
from sayso.profiles import load_profile
from sayso.readers.topics import in_context

MAKER = Maker("rule", "test")
UNSURE = {"response": 0.4, "origin": 0.3, "damage": 0.3}
SURE = {"response": 0.9, "origin": 0.01}


def claim(number, speaker, topic="origin", answers=None, content="it was theirs"):
    span = Span(number * 100, number * 100 + len(content), content)
    who = Speaker(speaker)
    return Claim(f"c-{number}", "r-1", who, (), (), (span,), "indirect", "asserts", topic, 0.9, (), answers, MAKER)


FIRST = claim(0, "Ole Tamm")
FOLLOWING = {  # the second claim, what speaks for its topics, the topic it gets beside the first one's "origin"
    "an answer keeps to the matter": (claim(1, "Karl Lind", answers="c-0"), UNSURE, "origin"),
    "an answer that is plainly about another does not": (claim(1, "Karl Lind", answers="c-0"), SURE, "response"),
    "the same speaker goes on": (claim(1, "Ole Tamm"), UNSURE, "origin"),
    "another speaker may, but need not": (claim(1, "Karl Lind"), {"response": 0.4, "origin": 0.2}, "response"),
    "what only points": (claim(1, "Karl Lind", answers="c-0", content="her claims"), SURE, "origin"),
    "what answers a claim that is not there": (claim(1, "Karl Lind", answers="c-9"), {"response": 1.0}, "response"),
}


@pytest.mark.parametrize(("second", "weights", "topic"), FOLLOWING.values(), ids=FOLLOWING.keys())
def test_topics_in_context(second, weights, topic):
    found = in_context([FIRST, second], {"c-0": {"origin": 1.0}, "c-1": weights}, load_profile().speech["en"])
    assert [one.topic for one in found] == ["origin", topic]
