"""`sayso demo`: works twice, and removes nothing that is not its own."""

import pytest


def test_demo_twice(sayso, tmp_path):
    first, again = sayso("demo"), sayso("demo")
    assert (first.exit_code, again.exit_code) == (0, 0), first.stderr
    assert first.stdout.startswith("10 reports, 3 of them copies, tell of ")
    assert first.stdout == again.stdout
    shown = next(line for line in first.stdout.splitlines() if "sayso show" in line).split()
    assert sayso(*shown[1:]).exit_code == 0


def test_another_ledger_is_not_cleared(sayso, ledger):
    before = ledger.read_bytes()
    done = sayso("demo", "--ledger", ledger)
    assert done.exit_code == 2 and "is there already" in done.stderr
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_without_a_command(sayso, arguments):
    done = sayso(*arguments)
    assert done.exit_code == 0 and "sayso" in done.stdout
