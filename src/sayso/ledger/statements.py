"""What is current, in SQL: the questions every view asks, bounded by how far it sees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Connection,
    Date,
    Float,
    Select,
    String,
    Table,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    type_coerce,
    union_all,
)

from sayso.ledger.columns import Entered
from sayso.ledger.rows import VAGUE_FROM
from sayso.ledger.tables import claims, judgements, mentions, overrules, readings, versions, withdrawals

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


_ENTERED = (readings, judgements, withdrawals, overrules)
EVERYTHING = Horizon(*(2**62 for _ in _ENTERED))
# Every question asks this first, so it is put together once.
_LAST = select(*(select(func.coalesce(func.max(t.c.number), 0)).scalar_subquery() for t in _ENTERED))


def horizon(connection: Connection, moment: datetime | None) -> Horizon:
    """The horizon of a moment by the ledger's clock, or of now."""
    if moment is None:
        return Horizon(*connection.execute(_LAST).one())

    def last(entries: Table) -> int:
        numbers = select(func.coalesce(func.max(entries.c.number), 0)).where(entries.c.entered_at <= moment)
        found: int = connection.execute(numbers).scalar_one()
        return found

    return Horizon(*map(last, _ENTERED))


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
    select(judgements, withdrawals.c.withdrawn_at, withdrawals.c.maker.label("withdrawn_by"))
    .outerjoin_from(
        judgements,
        withdrawals,
        and_(withdrawals.c.judgement == judgements.c.number, withdrawals.c.number <= bindparam("last_withdrawal")),
    )
    .where(judgements.c.number <= bindparam("last_judgement"))
)


# The statements below are put together once: that takes longer than the database does to answer them.
HEAD_OF = HEADS.where(CURRENT, versions.c.id == bindparam("report"))
NUMBERS_OF = (
    select(readings.c.number)
    .join_from(readings, versions)
    .where(CURRENT, versions.c.id.in_(bindparam("reports", expanding=True)))
    .order_by(versions.c.number)
)
HEADS_NUMBERED = HEADS.where(readings.c.number.in_(bindparam("numbers", expanding=True)))
ROWS_OF: dict[Table, Select[Any]] = {
    entries: select(entries)
    .where(entries.c.reading.in_(bindparam("numbers", expanding=True)))
    .order_by(entries.c.reading, entries.c.position)
    for entries in (mentions, claims)
}
CURRENT_MENTIONS = (
    select(mentions)
    .join_from(mentions, readings)
    .join(versions)
    .where(CURRENT, mentions.c.reading.in_(bindparam("numbers", expanding=True)))
    .order_by(versions.c.number, mentions.c.position)
)
_MOMENT: BindParameter[Any] = bindparam("moment", type_=Entered())
JUDGED_AFTER = (
    JUDGED.where(judgements.c.number > bindparam("after")).order_by(judgements.c.number).limit(bindparam("most"))
)
CHANGED = JUDGED.where(
    or_(judgements.c.number > bindparam("judgement"), withdrawals.c.number > bindparam("withdrawal"))
).order_by(judgements.c.number)
READ_SINCE = (
    select(versions.c.id)
    .join_from(readings, versions)
    .where(CURRENT, readings.c.entered_at > _MOMENT)
    .order_by(readings.c.entered_at, readings.c.number)  # the clock first: so SQLite goes by its index
)
ENTERED_OF = (
    select(versions.c.id, readings.c.entered_at)
    .join_from(readings, versions)
    .where(versions.c.id.in_(bindparam("reports", expanding=True)), readings.c.number <= bindparam("last_reading"))
    .order_by(readings.c.number)
)
FIRST_ENTERED = select(func.min(readings.c.entered_at))
_SIDES: BindParameter[Any] = bindparam("sides", expanding=True)
# Two questions, one for each index: SQLite answers them apart much faster than joined by "or".
JUDGED_SINCE = [
    JUDGED.where(moment > _MOMENT).order_by(moment) for moment in (judgements.c.entered_at, withdrawals.c.entered_at)
]
JUDGED_ON = [JUDGED.where(side.in_(_SIDES)) for side in (judgements.c.left, judgements.c.right)]
# Whether claims are claims: asked with every page of readings, and answered off the index on the report.
ON_CLAIMS = JUDGED.where(judgements.c.relation == "claim_of", judgements.c.right.in_(_SIDES))


def _dated() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The mention's first-to-last day touches the days from :first to :last: the exact ones, the vague ones."""
    days, first, last = mentions.c, bindparam("first", type_=Date), bindparam("last", type_=Date)
    exact = and_(~days.vague, days.earliest.between(bindparam("before", type_=Date), last), days.latest >= first)
    vague = and_(
        days.vague,
        or_(days.earliest <= last, days.earliest.is_(None)),
        or_(days.latest >= first, days.latest.is_(None)),
    )
    return exact, vague


# Mentions of some days, read off the index on days alone.
_KEY = (mentions.c.reading, mentions.c.position)
ON_DAYS = [select(*_KEY).where(dated) for dated in _dated()]


def _inside_box() -> ColumnElement[bool]:
    """The mention's circle may meet the one asked for: most of the world is left out before a row is handed over."""
    place, wide = mentions.c, bindparam("wide_km", type_=Float)
    reach = place.radius_km * bindparam("degrees_per_km")
    west, east = bindparam("west", type_=Float), bindparam("east", type_=Float)
    here = place.lon.between(west, east)
    there = or_(place.lon + 360.0 <= east, place.lon - 360.0 >= west)  # across the date line
    country = bindparam("country", type_=String)
    abroad = and_(country != "", place.country != "", place.country != country)
    return and_(
        place.lat + reach >= bindparam("south"),
        place.lat - reach <= bindparam("north"),
        or_(place.radius_km > wide, here, there),
        or_(~abroad, and_(place.radius_km <= wide, ~bindparam("is_wide", type_=Boolean))),
    )


def _near() -> Iterator[Select[*tuple[Any, ...]]]:
    told = (type_coerce(mentions.c.earliest, String), type_coerce(mentions.c.latest, String))
    place = (mentions.c.lat, mentions.c.lon, mentions.c.radius_km, mentions.c.country)
    seen = mentions.c.reading <= bindparam("last_reading")
    off_the_map = and_(or_(mentions.c.lat.is_(None), mentions.c.radius_km.is_(None)), mentions.c.country.is_not(None))
    exact, vague = _dated()
    for dated in (exact, and_(vague, mentions.c.earliest >= bindparam("oldest", type_=Date))):
        everywhere = bindparam("everywhere", type_=Boolean)
        yield select(*_KEY, *told, *place).where(dated, seen, or_(everywhere, _inside_box(), off_the_map))


# The same near a place, off the index alone too; with them those that name a place on no map.
NEAR = union_all(*_near())
NAMES_OF = select(*_KEY, mentions.c.place).where(mentions.c.reading.in_(bindparam("numbers", expanding=True)))


def days(earliest: date, latest: date, widest: int = 0) -> dict[str, date]:
    """The days as parameters of these: mentions up to a month long are found by their first day."""
    return {"first": earliest, "last": latest, "before": _back(earliest, VAGUE_FROM)} | (
        {"oldest": _back(earliest, timedelta(days=widest))} if widest else {}
    )


def _back(day: date, by: timedelta) -> date:
    return day - by if day - date.min > by else date.min


def in_parts(items: Iterable[Item], size: int = 500) -> Iterator[list[Item]]:
    """Lists of at most `size`: a database bounds how many values one statement takes."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
