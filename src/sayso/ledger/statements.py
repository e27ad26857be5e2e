"""What is current, in SQL: the questions every view asks, bounded by how far it sees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, exists, func, or_, select

from sayso.ledger.rows import VAGUE_FROM
from sayso.ledger.tables import judgements, mentions, overrules, readings, versions, withdrawals

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far a view sees. Rows are only ever added, so the last number of each kind says exactly what was there."""

    reading: int
    judgement: int
    withdrawal: int
    overrule: int = field(default=0, compare=False)  # nothing is derived from overrules

    @property
    def bounds(self) -> dict[str, int]:
        """As the parameters of the statements below."""
        return {"last_reading": self.reading, "last_judgement": self.judgement, "last_withdrawal": self.withdrawal}


def horizon(connection: Connection, moment: datetime | None) -> Horizon:
    """The horizon of a moment by the ledger's clock, or of now."""

    def last(entries: Table) -> int:
        numbers = select(func.coalesce(func.max(entries.c.number), 0))
        found: int = connection.execute(
            numbers if moment is None else numbers.where(entries.c.entered_at <= moment)
        ).scalar_one()
        return found

    return Horizon(last(readings), last(judgements), last(withdrawals), last(overrules))


def _not_replaced() -> ColumnElement[bool]:
    """No later version of the report, no later reading of this version."""
    later, its_text = readings.alias("later"), versions.alias("its_text")
    return ~exists().select_from(later.join(its_text, later.c.version == its_text.c.number)).where(
        its_text.c.id == versions.c.id,
        later.c.number <= bindparam("last_reading"),
        or_(
            its_text.c.number > versions.c.number,
            and_(its_text.c.number == versions.c.number, later.c.number > readings.c.number),
        ),
    )


CURRENT = and_(readings.c.number <= bindparam("last_reading"), _not_replaced())

# Readings with the head and text of what they read.
HEADS = select(readings, versions.c.id.label("report_id"), versions.c.text.label("text")).join_from(readings, versions)

JUDGED = (
    select(judgements, withdrawals.c.withdrawn_at)
    .outerjoin_from(
        judgements,
        withdrawals,
        and_(withdrawals.c.judgement == judgements.c.number, withdrawals.c.number <= bindparam("last_withdrawal")),
    )
    .where(judgements.c.number <= bindparam("last_judgement"))
)


def dated_between(earliest: date, latest: date) -> ColumnElement[bool]:
    """The mention's first-to-last day touches the given days; both sides of the "or" use the index on days."""
    days = mentions.c
    return or_(
        and_(~days.vague, days.earliest.between(_before(earliest), latest), days.latest >= earliest),
        and_(
            days.vague,
            or_(days.earliest <= latest, days.earliest.is_(None)),
            or_(days.latest >= earliest, days.latest.is_(None)),
        ),
    )


def in_parts(items: Iterable[Item], size: int = 500) -> Iterator[list[Item]]:
    """Lists of at most `size`: a database bounds how many values one statement takes."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def _before(day: date) -> date:
    return day - VAGUE_FROM if day - date.min > VAGUE_FROM else date.min
