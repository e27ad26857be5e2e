"""The bundled reports, read as `sayso demo` reads them: facts that any fair reading finds (examples/README.md)."""

from datetime import date

import pytest

import sayso
from sayso.examples import REPORTS
from sayso.export.shapes import copy_shapes, incident_shapes


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with sayso.Ledger(tmp_path_factory.mktemp("examples") / "demo.db") as ledger:
        done = list(sayso.read_inputs([str(REPORTS)], ledger=ledger))
        assert [result for result in done if isinstance(result, sayso.InputError)] == []
        yield ledger


def test_ten_reports(ledger):
    assert len(list(ledger.reports())) == 10


@pytest.mark.parametrize(
    ("day", "region", "least"),
    [
        (date(2025, 2, 18), "West Kazakhstan", 2),
        (date(2025, 3, 18), "West Kazakhstan", 2),
        (date(2025, 6, 19), "Mangystau", 6),
        (date(2025, 6, 22), "Atyrau", 3),
    ],
)
def test_the_incidents_reported_most(ledger, day, region, least):
    told = [i for i in ledger.incidents() if i.when and (i.when.earliest, i.when.latest) == (day, day)]
    most = max(told, key=lambda incident: len(incident.reports))
    assert len(most.reports) >= least
    assert region in " ".join((most.place.name, *most.place.admin))


def test_copies_are_found_and_only_they(ledger):
    assert len({copy["report"] for copy in copy_shapes(ledger)}) == 3
    assert ("uralsk-herald-konyrterek", "2025-06-23") in {
        (copy["report"], str(ledger.report(copy["of"]).published)) for copy in copy_shapes(ledger)
    }


def test_copies_are_not_confirmations(ledger):
    most = max(incident_shapes(ledger), key=lambda shape: len(shape["reports"]))
    assert most["independent_reports"] <= len(most["reports"]) - 2


def test_the_policy_piece_tells_of_no_incident(ledger):
    reading = ledger.reading("digest-hub-air-defense")
    assert (reading.report.kind, reading.mentions) == ("background", ())


def test_who_accuses_and_who_denies(ledger):
    stances = {(claim.speaker.name, claim.stance) for claim in ledger.claims()}
    assert {("Maria Zakharova", "accuses"), ("Aibek Smadiyarov", "denies")} <= stances


def test_every_entry_rests_on_exact_words(ledger):
    for report in ledger.reports():
        reading = ledger.reading(report.id)
        spans = [span for mention in reading.mentions for span in mention.evidence]
        spans += [span for claim in reading.claims for span in (*claim.source, *claim.cue, *claim.content)]
        assert all(span.text == report.text[span.start : span.end] for span in spans)
        assert not any(start < span.end and span.start < end for span in spans for start, end in report.chrome)
