"""From the beginning of an id, as people type it, to the id."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, select

from sayso.errors import UnknownEntry
from sayso.ledger.statements import CURRENT, in_parts
from sayso.ledger.tables import claims, judgements, mentions, readings, versions

_SHOWN = 8  # candidates named in the message for an ambiguous prefix

_REPORTS_OF = [
    select(versions.c.id)
    .join_from(entries, readings)
    .join(versions)
    .where(CURRENT, entries.c.id.in_(bindparam("ids", expanding=True)))
    .distinct()
    for entries in (mentions, claims)
]


def reports_of(connection: Connection, ids: Iterable[str], bounds: Mapping[str, int]) -> list[str]:
    """The ids of the reports in whose current readings these mentions and claims stand, in order."""
    found: set[str] = set()
    for part in in_parts(sorted(ids)):
        for statement in _REPORTS_OF:
            found.update(connection.scalars(statement, {**bounds, "ids": part}))
    return sorted(found)


def mention_of(incident_id: str) -> str:
    """The id, or its beginning, of the mention that an incident was named after: "m-4f..." for "i-4f..."."""
    return "m-" + incident_id.removeprefix("i-")


def ids_like(connection: Connection, prefix: str, bounds: Mapping[str, int]) -> set[str]:
    """Ids of current reports, mentions and claims and of judgements that begin with the prefix: some, if many do."""
    found: set[str] = set()
    current = select(versions.c.id).join_from(readings, versions).where(CURRENT)
    for column, ids in (
        (versions.c.id, current),
        (mentions.c.id, select(mentions.c.id).join_from(mentions, readings).join(versions).where(CURRENT)),
        (claims.c.id, select(claims.c.id).join_from(claims, readings).join(versions).where(CURRENT)),
        (judgements.c.id, select(judgements.c.id).where(judgements.c.number <= bounds["last_judgement"])),
    ):
        # A range, not LIKE: LIKE takes no notice of case and would pass over the index.
        alike = ids.where(column >= prefix, column < prefix + "\U0010ffff").order_by(column).limit(_SHOWN + 1)
        found |= set(connection.scalars(alike, dict(bounds)))
    return found


def the_one(prefix: str, found: set[str]) -> str:
    """The id meant; UnknownEntry where the prefix fits none, or several and is none of them in full."""
    if prefix in found:
        return prefix
    if not prefix or not found:
        raise UnknownEntry(prefix or '""', "there is no entry with this id")
    if len(found) > 1:
        named = sorted(found)[:_SHOWN]
        more = " and others" if len(found) > _SHOWN else ""
        raise UnknownEntry(prefix, f"stands for more than one entry: {', '.join(named)}{more}")
    return found.pop()
