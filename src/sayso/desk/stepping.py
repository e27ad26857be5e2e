"""The moments at which what the ledger knows of an incident changed, for looking at it as it was then."""

from datetime import UTC, datetime, timedelta

from sayso.desk.states import Seen
from sayso.errors import UnknownEntry
from sayso.model.incidents import incident_id

_MOST = 200
_MINUTE = timedelta(minutes=1)


def steps_of(seen: Seen, id: str) -> list[str]:
    """The minutes (ISO 8601, UTC) by whose beginning each change was entered, from when the incident has this id on.

    What was entered within one minute is one change. Where there are more than 200, the latest.
    """
    try:
        incident, now = seen.incident(id), seen.view
    except UnknownEntry:
        return []
    entered = now.entered([m.report_id for m in incident.mentions] + [c.report_id for c in incident.claims])
    namesake = [m.report_id for m in incident.mentions if incident_id(m.id) == id]
    first = min((moment for report, moment in entered if report in namesake), default=datetime.max.replace(tzinfo=UTC))
    ties = [*now.judgements(withdrawn=True, about=[m.id for m in incident.mentions])]
    ties += [j for j in now.judgements(withdrawn=True, about=incident.reports) if j.relation in ("copy_of", "claim_of")]
    moments = [moment for _, moment in entered]
    moments += [moment for j in ties for moment in (j.made_at, j.withdrawn_at) if moment]
    minutes = sorted({_after(moment) for moment in moments if moment >= first})
    return [minute.strftime("%Y-%m-%dT%H:%MZ") for minute in minutes[-_MOST:]]


def _after(moment: datetime) -> datetime:
    """The minute that begins next."""
    return moment.astimezone(UTC).replace(second=0, microsecond=0) + _MINUTE
