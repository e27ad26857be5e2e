"""docs/checks.md explains every check and verdict, and shows the reference table as it is."""

from pathlib import Path
from typing import get_args

import make_output
import pytest

from sayso.model import CheckName, Outcome

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "checks.md").read_text()


@pytest.mark.parametrize("label", [*get_args(CheckName), *get_args(Outcome)])
def test_every_check_and_verdict_is_explained(label):
    assert f"| `{label}` |" in PAGE


def test_the_reference_table_is_the_one_that_ships():
    assert make_output.reference_table() in PAGE, "stale: run `make docs`"
