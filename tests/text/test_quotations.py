import itertools

import pytest

from sayso.text.quotations import find_quotations

CASES = {
    "curly": ("He said “It fell here” twice.", ["It fell here"]),
    "straight": ('He said "It fell here" twice.', ["It fell here"]),
    "angle": ("Он сказал «Упал здесь» дважды.", ["Упал здесь"]),
    "low": ("Er sagte „Es fiel hier“ zweimal.", ["Es fiel hier"]),
    "low closed high": ("A spus „A căzut aici” de două ori.", ["A căzut aici"]),
    "nested": ("“He called it ‘a toy’ and left,” she said.", ["He called it ‘a toy’ and left,"]),
    "nested alike": ("«Он сказал «нет» дважды» вчера", ["Он сказал «нет» дважды"]),
    "two": ("“One,” he said, “and two.”", ["One,", "and two."]),
    "unclosed": ("“It fell here, he said.", []),
    "unclosed then closed": ("“It “fell” here", ["fell"]),
    "inches": ('A 5" pipe and a 6" pipe', []),
    "single": ("‘We saw nothing,’ he said.", ["We saw nothing,"]),
    "single with an apostrophe": ("‘We didn’t see it,’ he said.", ["We didn’t see it,"]),
    "single with a plural's mark": ("‘We saw the boys’ roof burn,’ he said.", ["We saw the boys’ roof burn,"]),
    "single round a plural": ("The ‘hostile drones’ were balloons.", ["hostile drones"]),
    "apostrophes only": ("The police’s car and the drivers’ van", []),
    "a year is no speech": ("in the ‘90s and later’s", []),
    "straight single": ("'It fell here,' said the driver.", ["It fell here,"]),
    "straight apostrophes": ("the drivers' van and 'the owner's car", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "inner"), CASES.values(), ids=CASES)
def test_the_words_inside_the_marks(text, inner):
    assert [text[q.inner_start : q.inner_end] for q in find_quotations(text)] == inner


def test_the_marks_are_part_of_the_quotation():
    text = "He said “yes, here”."
    (quotation,) = find_quotations(text)
    assert text[quotation.start : quotation.end] == "“yes, here”"


@pytest.mark.parametrize("mark", ["“", '"'])
def test_a_speech_over_two_paragraphs(mark):
    close = "”" if mark == "“" else '"'
    text = f"{mark}First part.\n\n{mark}Second part.{close}"
    first, second = find_quotations(text)
    assert first.continues and not second.continues
    assert text[first.inner_start : first.inner_end] == "First part."


def test_a_lost_mark_does_not_swallow_the_text():
    assert find_quotations("“" + "word " * 1000 + "”") == []


@pytest.mark.parametrize("unit", ["“", '"a ', "‘a ", "'a ", "“a ", "”", "«»", "“\n\n"])
def test_hostile_marks_end(unit):
    found = find_quotations(unit * 20_000)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
