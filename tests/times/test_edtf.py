from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.times import bounds, check_edtf, contains, interval_edtf, is_edtf, precision

D = date


@pytest.mark.parametrize(
    ("edtf", "first", "last", "exactness"),
    [
        ("2024-09-07", D(2024, 9, 7), D(2024, 9, 7), "day"),
        ("2024-02-29", D(2024, 2, 29), D(2024, 2, 29), "day"),
        ("2025-03", D(2025, 3, 1), D(2025, 3, 31), "month"),
        ("2025", D(2025, 1, 1), D(2025, 12, 31), "year"),
        ("2024-21", D(2024, 3, 1), D(2024, 5, 31), "season"),
        ("2024-24", D(2024, 12, 1), D(2025, 2, 28), "season"),
        ("202X", D(2020, 1, 1), D(2029, 12, 31), "decade"),
        ("19XX", D(1900, 1, 1), D(1999, 12, 31), "century"),
        ("2024-09-XX", D(2024, 9, 1), D(2024, 9, 30), "month"),
        ("2024-09-1X", D(2024, 9, 10), D(2024, 9, 19), "month"),
        ("2024-XX", D(2024, 1, 1), D(2024, 12, 31), "year"),
        ("XXXX-03-18", None, None, "unknown"),
        ("XXXX-02-29", None, None, "unknown"),
        ("2024-09-07~", D(2024, 9, 7), D(2024, 9, 7), "day"),
        ("2024?", D(2024, 1, 1), D(2024, 12, 31), "year"),
        ("2024-09%", D(2024, 9, 1), D(2024, 9, 30), "month"),
        ("2025-03-24/2025-03-25", D(2025, 3, 24), D(2025, 3, 25), "interval"),
        ("2025-02/2025-04", D(2025, 2, 1), D(2025, 4, 30), "interval"),
        ("2025-02/..", D(2025, 2, 1), None, "interval"),
        ("../2025-02", None, D(2025, 2, 28), "interval"),
        ("[2025-03-17,2025-03-18]", D(2025, 3, 17), D(2025, 3, 18), "set"),
        ("[2025-07-11,2025-11-07]", D(2025, 7, 11), D(2025, 11, 7), "set"),
    ],
)
def test_bounds_and_precision(edtf, first, last, exactness):
    assert bounds(edtf) == (first, last)
    assert precision(edtf) == exactness
    assert check_edtf(edtf) == edtf


@pytest.mark.parametrize(
    ("edtf", "cause"),
    [
        ("", "is not EDTF"),
        ("yesterday", "'yesterday' is not a year, month, season or day"),
        ("2025-13", "no month or season 13"),
        ("2025-02-30", "no day 30"),
        ("2023-02-29", "no day 29"),
        ("2025-21-04", "no month or season 21"),
        ("0000", "is not a year"),
        ("2025-3-1", "is not a year, month, season or day"),
        ("2025-03-02/2025-03-01", "ends before it begins"),
        ("../..", "open on one side"),
        ("2025/2026/2027", "one slash"),
        ("[2025-03-01]", "two dates or more"),
        ("20X5", "is not a year"),
        ("2025-XX-04", "day of an unknown month"),
        ("2025-03-04T10:00", "is not a year, month, season or day"),
        ("٢٠٢٥", "is not a year, month, season or day"),
    ],
)
def test_what_is_not_edtf_is_refused_with_its_cause(edtf, cause):
    assert not is_edtf(edtf)
    with pytest.raises(ValueError, match="is not EDTF") as raised:
        bounds(edtf)
    assert cause in str(raised.value)


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("2025-03", "2025-03-18", True),
        ("2025-03-18", "2025-03", False),
        ("2025-02-18/2025-03-18", "2025-03-01", True),
        ("2025-02/..", "2031", True),
        ("2025-02/..", "2025-01-31", False),
        ("../2025-02", "2025-02-28", True),
        ("2025", "2025-02/..", False),
        ("2025-02/..", "2025-06/..", True),
        ("XXXX-03-18", "2025-03-18", False),
    ],
)
def test_contains(outer, inner, holds):
    assert contains(outer, inner) is holds


days = st.dates(min_value=D(1000, 1, 1), max_value=D(9990, 12, 31))


@given(days, st.integers(0, 4000))
def test_an_interval_has_the_bounds_it_was_made_of(first, length):
    last = first + timedelta(days=length)
    assert bounds(interval_edtf(first, last)) == (first, last)


@given(days, st.sampled_from("?~%"))
def test_a_qualifier_keeps_the_bounds(day, qualifier):
    assert bounds(day.isoformat() + qualifier) == (day, day)


@given(st.text(alphabet="0123456789X-/.[],~?% ", max_size=24))
def test_any_string_is_edtf_or_a_value_error(text):
    if is_edtf(text):
        first, last = bounds(text)
        assert first is None or last is None or first <= last
        precision(text)
    else:
        with pytest.raises(ValueError, match="is not EDTF"):
            precision(text)


def test_an_interval_does_not_run_backwards():
    with pytest.raises(ValueError, match="cannot begin"):
        interval_edtf(D(2025, 3, 2), D(2025, 3, 1))
