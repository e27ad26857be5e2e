"""The main path: what goes in comes out, errors among it, and reading again adds nothing."""

from datetime import date
from itertools import islice

import pytest

from builders import FakeView, make_mention, make_reading
from sayso.errors import EmptyInput, InputError, UsageError
from sayso.ledger import Ledger
from sayso.model import Maker, Reading
from sayso.pipeline import Read, enter, read, read_inputs

TEXT = "A drone fell near Uralsk on 10 July 2025."


class OneMention:
    """A reader that takes the whole text for one mention."""

    maker = Maker("rule", "whole-text", "1")

    def read(self, report):
        mention = make_mention(report, maker=self.maker)
        return Reading(report, (mention,), (), self.maker)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"{TEXT} Told by {name}.")
    (folder / "picture.pdf").write_bytes(b"%PDF-1.4")
    return folder


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.db") as ledger:
        yield ledger


def test_read_gives_the_reading_of_a_text():
    reading = read(TEXT, published="2025-07-11", title="Drone", publisher="Herald", url="https://h.example/1")
    assert reading.report.text == TEXT
    assert (reading.report.published, reading.report.publisher) == (date(2025, 7, 11), "Herald")
    assert [mention.when.edtf for mention in reading.mentions] == ["2025-07-10"]
    assert reading == read(
        TEXT, published=date(2025, 7, 11), title="Drone", publisher="Herald", url="https://h.example/1"
    )


@pytest.mark.parametrize("published", ["yesterday", "2025-13-01", "11.07.2025"])
def test_a_publication_date_that_is_none(published):
    with pytest.raises(UsageError):
        read(TEXT, published=published)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_to_read(text):
    with pytest.raises(EmptyInput):
        read(text)


def test_another_reader_can_take_its_place():
    assert read(TEXT, reader=OneMention()).mentions[0].evidence[0].text == TEXT


def test_errors_come_as_values_and_the_run_goes_on(folder, ledger):
    done = list(read_inputs([str(folder), "missing.txt"], ledger=ledger, reader=OneMention()))
    assert [isinstance(result, InputError) for result in done] == [False, True, False, True]
    assert [result.is_new for result in done if isinstance(result, Read)] == [True, True]
    again = read_inputs([str(folder)], ledger=ledger, reader=OneMention())
    assert [result.is_new for result in again if isinstance(result, Read)] == [False, False]
    assert len(list(ledger.reports())) == 2
    assert [len(incident.reports) for incident in ledger.incidents()] == [2]


def test_each_report_is_in_the_ledger_before_the_next_is_read(folder, ledger):
    for number in (1, 2):
        list(islice(read_inputs([str(folder)], ledger=ledger, reader=OneMention()), 2 * number - 1))
        assert len(list(ledger.reports())) == number


def test_without_a_ledger_nothing_is_new(folder):
    assert [done.is_new for done in read_inputs([str(folder / "one.txt")], reader=OneMention())] == [None]


def test_publication_is_given_only_where_the_report_gives_none(tmp_path):
    (tmp_path / "r.jsonl").write_text('{"text": "A drone fell."}\n{"text": "A drone fell.", "published": "2025-01-02"}')
    done = read_inputs([str(tmp_path / "r.jsonl")], reader=OneMention(), published=date(2025, 7, 11))
    assert [one.reading.report.published for one in done] == [date(2025, 7, 11), date(2025, 1, 2)]


def test_enter_hands_over_the_reading_its_ties_and_its_fingerprint():
    entered = []

    class Kept(FakeView):
        def enter(self, reading, judgements, *, capture, fingerprint):
            entered.append((reading, list(judgements), capture, bool(fingerprint)))
            return True

    reading = make_reading()
    assert enter(reading, Kept()) is True
    assert entered == [(reading, [], None, True)]
