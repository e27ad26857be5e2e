"""People's words on findings: entered, listed, taken back. A withdrawal is a row of its own, with who and when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from sayso.errors import UnknownEntry
from sayso.ledger import rows
from sayso.ledger.tables import overrules as entries
from sayso.model import Maker, Overrule

_later = entries.alias("later")
_MADE = (
    select(entries, _later.c.made_at.label("withdrawn_at"), _later.c.number.label("withdrawal"))
    .outerjoin_from(entries, _later, _later.c.withdraws == entries.c.number)
    .where(entries.c.withdraws.is_(None))
    .order_by(entries.c.number)
)


def overrules(connection: Connection, last: int, *, withdrawn: bool) -> Iterator[Overrule]:
    """Overrules as they stood after row `last`, oldest first; with `withdrawn` also those taken back by then."""
    for row in connection.execute(_MADE.where(entries.c.number <= last)).all():
        made = rows.overrule_from(row)
        if row.withdrawal is not None and row.withdrawal > last:
            made = replace(made, withdrawn_at=None)
        if withdrawn or made.withdrawn_at is None:
            yield made


def overrule(connection: Connection, made: Overrule, now: datetime) -> None:
    """Enter it, unless it is there."""
    values = rows.overrule_values(made)
    if (
        connection.scalar(select(entries.c.number).where(entries.c.id == made.id, entries.c.withdraws.is_(None)))
        is None
    ):
        connection.execute(insert(entries), values | {"entered_at": now})


def withdraw(connection: Connection, finding_id: str, maker: Maker, at: datetime, now: datetime) -> Overrule:
    """Take back every word that overrules the finding; the last of them as withdrawn. UnknownEntry where none does."""
    standing = connection.execute(_MADE.where(entries.c.finding == finding_id, _later.c.number.is_(None))).all()
    if not standing:
        raise UnknownEntry(finding_id, "no finding with this id is overruled")
    for row in standing:
        values = {"id": row.id, "finding": finding_id, "withdraws": row.number, "reason": "", "maker": maker}
        connection.execute(insert(entries), values | {"made_at": at, "entered_at": now})
    return replace(rows.overrule_from(standing[-1]), withdrawn_at=at)
