"""Reports whose texts share fingerprint values, found without reading what half the ledger shares."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from sayso.ledger.statements import CURRENT, in_parts
from sayso.ledger.tables import readings, versions

_FIRST = 100  # texts looked at for one value; one that more texts hold is a formula, or a story told a hundred times
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_RUNS_OF = select(versions.c.number, versions.c.runs).where(versions.c.number.in_(_NUMBERS))
_IDS_OF = (
    select(versions.c.number, versions.c.id)
    .join_from(readings, versions)
    .where(CURRENT, versions.c.number.in_(_NUMBERS))
)


def reports_sharing(
    connection: Connection, values: set[int], least: float, bounds: Mapping[str, int]
) -> dict[str, int]:
    """Report id to the number of these values that its current text has, where that is enough of the smaller set."""
    shared: Counter[int] = Counter()
    for part in in_parts(sorted(values), 100):
        shared.update(connection.exec_driver_sql(_holding(part)).scalars())
    enough = []
    for numbers in in_parts(shared):
        for number, runs in connection.execute(_RUNS_OF, {"numbers": numbers}):
            if runs is None or shared[number] >= least * min(len(values), runs):
                enough.append(number)
    found = {}
    for numbers in in_parts(enough):
        for number, report_id in connection.execute(_IDS_OF, {**bounds, "numbers": numbers}):
            found[report_id] = shared[number]
    return found


def _holding(values: Iterable[int]) -> str:
    """The first texts that hold each value. Written out, as no statement of SQLAlchemy's bounds each value's own; for
    the driver as it is, as putting such a statement together takes longer than the database does to answer it."""
    each = (
        f"SELECT * FROM (SELECT version FROM fingerprints WHERE value = {value:d} ORDER BY version LIMIT {_FIRST})"
        for value in values
    )
    return " UNION ALL ".join(each)
