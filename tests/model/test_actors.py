"""What an actor was said to be, as of a day."""

from datetime import date

import pytest

from builders import make_claim, make_report
from sayso.model import Actor, Tenure


def day(number):
    return date(2025, 6, number)


MAYOR = Tenure("mayor", "Riga", day(3), day(9))
MINISTER = Tenure("minister", "", day(12), day(20))
UNDATED = Tenure("engineer", "", None, None)


@pytest.mark.parametrize(
    ("asked", "tenures"),
    [(1, ()), (3, (MAYOR,)), (9, (MAYOR,)), (10, (MAYOR,)), (12, (MINISTER,)), (30, (MINISTER,))],
)
def test_tenures_on(asked, tenures):
    claim = make_claim(make_report())
    actor = Actor("s-1", "person", ("Ivan Petrov",), "", (MAYOR, MINISTER, UNDATED), (claim,), ())
    assert actor.tenures_on(day(asked)) == tenures
    assert (actor.name, actor.reports) == ("Ivan Petrov", (claim.report_id,))
