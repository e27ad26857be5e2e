"""Running the checks: on one incident, one report, or all that the ledger holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sayso.check.calendar import check_calendar
from sayso.check.case import Case, gather_case
from sayso.check.contested import check_contested
from sayso.check.count import Count, check_known, check_own_list, find_counts
from sayso.check.independence import check_independence
from sayso.check.origin_known import check_origin_known
from sayso.check.place import check_place
from sayso.check.reach import check_reach
from sayso.check.superseded import check_superseded
from sayso.check.told import Setting, Told, default_setting
from sayso.check.unanswered import check_unanswered
from sayso.errors import UnknownEntry
from sayso.interfaces import LedgerView
from sayso.model import Finding, Incident, Mention, Outcome, Reading
from sayso.model.ids import kind_of
from sayso.model.incidents import incident_id

# The checks of one incident, in the order in which they are told. Counts are checked by report.
CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    check_calendar,
    check_place,
    check_reach,
    check_contested,
    check_superseded,
    check_origin_known,
    check_independence,
    check_unanswered,
)
_ORDER: tuple[Outcome, ...] = (
    "inconsistent", "not possible", "only at the upper figure", "noticed", "cannot say", "possible", "consistent",
)  # fmt: skip


def check_incident(
    incident: Incident, view: LedgerView, setting: Setting | None = None, known: Mapping[str, Reading] | None = None
) -> Iterator[Finding]:
    """What is noticed about one incident: its accounts, and the counts of its reports that it is part of; `known` are
    readings that need not be asked for, by report."""
    chosen = setting or default_setting()
    case = gather_case(incident, view, chosen, {id: Told(reading, chosen) for id, reading in (known or {}).items()})
    own = {mention.id for mention in incident.mentions}
    counts = (finding for told in case.told.values() for finding in check_counts(told, view))
    yield from _once(finding for finding in counts if own & set(finding.mentions))
    yield from _once(_of_case(case))


def check_report(report_id: str, view: LedgerView, setting: Setting | None = None) -> Iterator[Finding]:
    """What is noticed that rests on words of one report; UnknownEntry where there is no such report."""
    known = {report_id: Told(view.reading(report_id), setting or default_setting())}
    told = known[report_id]
    yield from check_counts(told, view)
    incidents = {i.id: i for mention in told.reading.mentions for i in [view.incident(incident_id(mention.id))]}
    cases = (gather_case(incident, view, told.setting, known) for _, incident in sorted(incidents.items()))
    found = (finding for case in cases for finding in _of_case(case))
    yield from _each(f for f in found if any(quote.report_id == report_id for quote in f.evidence))


def check_ledger(view: LedgerView, setting: Setting | None = None) -> Iterator[Finding]:
    """What is noticed about every report and incident, each finding once."""
    chosen = setting or default_setting()
    for report in view.reports():
        yield from check_counts(Told(view.reading(report.id), chosen), view)
    yield from _each(f for i in view.incidents() for f in _once(_of_case(gather_case(i, view, chosen))))


def check_entry(entry: str, view: LedgerView) -> Iterator[Finding]:
    """What is noticed about the incident or report with this id, or rests on this mention or claim."""
    match kind_of(entry):
        case "i":
            yield from check_incident(view.incident(entry), view)
        case "m":
            yield from check_incident(view.incident(incident_id(entry)), view)
        case "c":
            found = (f for incident in _told_of(entry, view) for f in check_incident(incident, view))
            yield from (f for f in found if entry in f.claims)
        case "j":
            raise UnknownEntry(entry, "is a judgement; findings are about incidents and reports")
        case _:
            yield from check_report(entry, view)


def _told_of(claim_id: str, view: LedgerView) -> list[Incident]:
    """The incidents that a claim is about, in order of their ids."""
    reading = view.reading(view.report_of(claim_id))
    about = {m for claim in reading.claims if claim.id == claim_id for m in claim.about}
    found = {i.id: i for m in reading.mentions if m.id in about for i in [view.incident(incident_id(m.id))]}
    return [found[id] for id in sorted(found)]


def check_counts(told: Told, view: LedgerView) -> Iterator[Finding]:
    """A report's counts against its own list and against the ledger as of its day."""
    for count in find_counts(told):
        own = check_own_list(told, count)
        if own:
            yield own
        known = check_known(told, count, _incidents_then(count, told.report.published, view))
        if known:
            yield known


def most_urgent(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with those that need a look first; of equals in the order given."""
    return sorted(findings, key=lambda finding: _ORDER.index(finding.verdict))


def _of_case(case: Case) -> Iterator[Finding]:
    for check in CHECKS:
        yield from check(case)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings without those that say the same again, as those of a copy do: the earliest report's stays."""
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        if (finding.check, finding.message) not in seen:
            seen.add((finding.check, finding.message))
            yield finding


def _each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings by their id once: one account of several incidents is told with the first of them."""
    seen: set[str] = set()
    for finding in findings:
        if finding.id not in seen:
            seen.add(finding.id)
            yield finding


def _incidents_then(count: Count, published: date | None, view: LedgerView) -> list[Incident]:
    """The incidents of the days a count is about, of the mentions in reports that were out by then.

    Which mentions are one incident is asked of the ledger as it is now: a later report may be what ties two of them.
    """
    days = view.mentions_between(count.first, count.last)
    told: dict[str, bool] = {}
    then: dict[str, Mention] = {}
    for mention in days:
        if mention.report_id not in told:
            day = view.report(mention.report_id).published
            told[mention.report_id] = published is None or day is None or day <= published
        if told[mention.report_id]:
            then[mention.id] = mention
    found: dict[str, Incident] = {}
    held: set[str] = set()
    for mention in then.values():
        if mention.id not in held:
            incident = view.incident(incident_id(mention.id))
            held.update(m.id for m in incident.mentions)
            found[incident.id] = replace(incident, mentions=tuple(m for m in incident.mentions if m.id in then))
    return list(found.values())
