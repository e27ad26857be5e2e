"""A program killed at any moment leaves a ledger in which each report is whole or not there."""

import random
import subprocess
import sys
import time
from pathlib import Path

from builders import NOON, make_claim, make_mention, make_reading, make_report
from sayso.ledger import Ledger
from sayso.model import Capture

TESTS = Path(__file__).parents[1]
ENTER_FOR_EVER = """
import sys
sys.path.insert(0, sys.argv[1])
sys.path.insert(0, sys.argv[1] + "/ledger")
from test_killed import enter_one
from sayso.ledger import Ledger
print("ready", flush=True)
with Ledger(sys.argv[2]) as ledger:
    n = int(sys.argv[3])
    while True:
        enter_one(ledger, n)
        n += 1
"""


def build(n):
    """Report number n, with as many mentions and claims as that number gives it."""
    words = [f"word{n}x{k}" for k in range(40)]
    report = make_report(" ".join(words), id=f"r{n}")
    mentions = [make_mention(report, words[k]) for k in range(n % 5)]
    claims = [make_claim(report, words[k], about=mentions) for k in range(n % 7)]
    return make_reading(report, mentions, claims)


def fingerprint_of(n):
    return range(n * 8, n * 8 + 8)


def enter_one(ledger, n):
    reading = build(n)
    capture = Capture("", NOON, "text/plain", reading.report.text.encode())
    ledger.enter(reading, capture=capture, fingerprint=fingerprint_of(n))


def assert_whole(path):
    """Every report there is as it was built; returns how many there are."""
    with Ledger(path) as ledger:
        with ledger._database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        numbers = [int(report.id[1:]) for report in ledger.reports()]
        built = [build(n) for n in numbers]
        assert list(ledger.reports()) == [reading.report for reading in built]
        assert list(ledger.mentions()) == [mention for reading in built for mention in reading.mentions]
        assert list(ledger.claims()) == [claim for reading in built for claim in reading.claims]
        for n in numbers[-5:]:  # what was entered last before the end
            assert list(ledger.reports_sharing(fingerprint_of(n))) == [(f"r{n}", 8)]
            assert [report.id for report, _ in ledger.search(f"word{n}x7")] == [f"r{n}"]
    return len(numbers)


def test_killed_at_random_moments(tmp_path):
    moments = random.Random(7)
    path = tmp_path / "ledger.sayso"  # made by the program that is killed, so it may be killed at that too
    entered = 0
    for run in range(6):
        command = [sys.executable, "-c", ENTER_FOR_EVER, str(TESTS), str(path), str(run * 100_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
            assert program.stdout.readline() == b"ready\n"
            time.sleep(moments.uniform(0, 0.3))
            program.kill()
        now = assert_whole(path)
        assert now >= entered
        entered = now
    assert entered > 0
