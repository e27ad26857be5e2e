"""Independence: copies, one outlet, one speaker."""

import pytest

from check.cases import case_of, report_of
from sayso.check.independence import check_independence

POLICE, MINISTER = "Police", "the minister"


@pytest.mark.parametrize(
    ("fields", "groups", "says"),
    [
        ([{"publisher": "A"}, {"publisher": "B"}], {"r-1": "r-0"}, "are copies of one text"),
        ([{"publisher": "A"}, {"publisher": "B", "origins": ("A",)}], {}, "all lead to A"),
        ([{"publisher": "A", "origins": ("C",)}, {"publisher": "B", "origins": ("C",)}], {}, "all lead to C"),
        ([{"publisher": "A"}, {"publisher": "B"}], {}, None),
        ([{"publisher": ""}, {"publisher": ""}], {}, None),
        ([{"publisher": "A"}], {}, None),
    ],
)
def test_where_reports_lead_to(fields, groups, says):
    told = [report_of(id=f"r-{number}", **given) for number, given in enumerate(fields)]
    found = list(check_independence(case_of(*told, groups=groups)))
    assert [says in finding.message for finding in found] == ([True] if says else [])


def test_everything_attributed_is_one_speakers():
    told = [
        report_of((POLICE, "asserts", "occurrence", f"it fell {words}"), id=f"r-{words}", publisher=words)
        for words in ("here", "there")
    ]
    (finding,) = check_independence(case_of(*told))
    assert "goes back to one source, Police, in 2 reports" in finding.message
    other = report_of((MINISTER, "asserts", "occurrence", "it fell"), id="r-x", publisher="x")
    assert list(check_independence(case_of(*told, other))) == []
