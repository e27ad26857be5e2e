"""A program killed between any two statements: the ledger opens, holds whole reports only, and reading goes on."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from builders import make_claim, make_mention, make_reading, make_report
from sayso.ledger import Ledger
from sayso.pipeline import enter

TESTS = Path(__file__).parents[1]
# Each child dies three statements later than the last, until one lives to the end. Forked, as loading takes long.
DIE_AT_EACH_STATEMENT = """
import os, shutil, sys
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/pipeline"]
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sayso.ledger import Ledger
from sayso.pipeline import default_gazetteer, enter
from test_killed_while_linking import readings

def enter_all(path, statements):
    left = [statements]
    def count(*_):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)  # nothing is put in order, as where a process is killed
    with Ledger(path) as ledger:
        event.listen(Engine, "before_cursor_execute", count)
        for reading in readings():
            enter(reading, ledger)
    os._exit(0)

for statements in range(0, 1000, 3):
    path = shutil.copy(sys.argv[2], f"{sys.argv[3]}/{statements}.sayso")
    child = os.fork()
    if not child:
        enter_all(path, statements)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        break
"""
WORDS = "A grey machine with a broken wing lay beside the railway line, herders told the police of the district."


def readings():
    """A report, its copy, and another one of the same event: entering them makes judgements of both kinds."""
    texts = {"a": f"{WORDS} Nobody was hurt.", "b": f"{WORDS} It rained.", "c": "Sappers came to see a fallen drone."}
    made = []
    for id, text in texts.items():
        report = make_report(text * 3, id=id, publisher=id, url=f"https://{id}.example/", published=date(2025, 7, 11))
        mention = make_mention(report, text)
        made.append(make_reading(report, (mention,), (make_claim(report, text, about=(mention,)),)))
    return made


def state(ledger):
    """All that a user sees, but for the time at which judgements were made."""
    judged = {(j.left, j.right, j.relation, j.verdict, j.score, j.reasons) for j in ledger.judgements()}
    return list(ledger.readings(["a", "b", "c"])), judged, ledger.incidents()


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_killed_at_any_statement(tmp_path):
    empty, whole = tmp_path / "empty", tmp_path / "whole"
    Ledger(empty).close()
    command = [sys.executable, "-c", DIE_AT_EACH_STATEMENT, str(TESTS), str(empty), str(tmp_path)]
    subprocess.run(command, check=True)
    with Ledger(shutil.copy(empty, whole)) as ledger:
        for reading in readings():
            enter(reading, ledger)
        expected = state(ledger)
    assert {relation for _, _, relation, *_ in expected[1]} == {"copy_of", "same_incident"}
    ledgers = sorted(tmp_path.glob("*.sayso"), key=lambda path: int(path.stem))
    assert len(ledgers) > 20
    held = []
    for path in ledgers:
        with Ledger(path) as ledger:
            there = [report.id for report in ledger.reports()]
            assert list(ledger.readings(there)) == readings()[: len(there)], f"whole reports, dead at {path.stem}"
            sides = {side for j in ledger.judgements() for side in (j.left, j.right)}
            assert sides <= {*there, *(mention.id for mention in ledger.mentions())}
            held.append(len(there))
            if path in ledgers[::7] or path == ledgers[-1]:
                for reading in readings():
                    enter(reading, ledger)
                assert state(ledger) == expected, f"reading goes on after the end at {path.stem}"
    assert held == sorted(held) and {0, 1, 2, 3} == set(held)
