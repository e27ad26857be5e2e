"""All that a page or a dossier tells of one incident."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any, get_args

from sayso.check import check_incident, most_urgent
from sayso.desk.mapping import map_of
from sayso.desk.states import Seen
from sayso.errors import UnknownEntry
from sayso.export.shapes import incident_shape
from sayso.ledger import View
from sayso.link.origins import Account, Chain, chain_of, counted, nearest_of
from sayso.model import Claim, Finding, Incident, Judgement, Mention, Position, Reading, Report, Side, Span, TopicTable
from sayso.model.ids import kind_of, short
from sayso.times.edtf import precision

_SIDES: Sequence[Side] = get_args(Side)
_SHORT = 60  # characters of a claim's words where they only name it


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a fact, how exact it is, why, and who says it in which words."""

    value: str
    precision: str
    reasons: tuple[str, ...]
    by: tuple[tuple[Report, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """One page of an account: its report, its mention, and the way back to where it has it from."""

    report: Report
    mention: Mention
    chain: Chain


def told_of(seen: Seen, incident: Incident) -> dict[str, Any]:
    """Facts, claims, accounts, findings, history and judgements, by the names that templates use."""
    facts = seen.derived.kept(f"told {incident.id}", lambda: _told(seen, incident))
    overruled = {made.finding: made for made in seen.view.overrules()}  # the one thing not derived, so never kept
    findings = sorted(facts["findings"], key=lambda alike: alike[0].id in overruled)
    return facts | {"overruled": overruled, "findings": findings}


def _told(seen: Seen, incident: Incident) -> dict[str, Any]:
    view = seen.view
    accounts, copies = seen.derived.accounts(incident), view.connected(incident.reports, "copy_of")
    around = {*incident.reports, *(claim.report_id for claim in incident.claims)}
    around |= {side for j in copies for side in (j.left, j.right)}
    readings = {reading.report.id: reading for reading in view.readings(sorted(around))}
    reports = {id: reading.report for id, reading in readings.items()}
    standing = seen.derived.standing(incident, readings)
    nearest = nearest_of(copies)
    shape = incident_shape(incident, accounts, standing.disputed)
    judged = judgements_on(view, incident)
    return {
        "incident": incident,
        "shape": shape,
        "map": map_of([shape]),
        "facts": facts_of(incident, reports),
        "topics": [(table, columns_of(table)) for table in standing.topics],
        "counted_accounts": counted(len(incident.reports), accounts),
        "accounts": [(account, legs_of(incident, account, nearest, reports)) for account in accounts],
        "history": standing.history,
        "statuses": list(dict.fromkeys(step.status for step in standing.history)),
        "reports": reports,
        "findings": findings_of(view, incident, readings),
        "judgements": judged,
        "names": names_of(view, judged, {m.id: m.report_id for m in incident.mentions}),
    }


def facts_of(incident: Incident, reports: Mapping[str, Report]) -> dict[str, list[Told]]:
    """When, where and what: each value that a report gives, the one the incident is listed under first."""

    def told(chosen: str, values: Iterable[tuple[Mention, str, str, tuple[str, ...], tuple[Span, ...]]]) -> list[Told]:
        by: dict[str, list[tuple[Report, tuple[Span, ...]]]] = defaultdict(list)
        exact: dict[str, tuple[str, tuple[str, ...]]] = {}
        for mention, value, how, reasons, spans in values:
            by[value].append((reports[mention.report_id], spans))
            exact.setdefault(value, (how, reasons))
        order = sorted(by, key=lambda value: (value != chosen, -len(by[value]), value))
        return [Told(value, *exact[value], tuple(by[value])) for value in order]

    mentions = incident.mentions
    when, place = incident.when, incident.place
    dates = ((m, m.when.edtf, _how_exact(m), _anchor(m), m.when.spans) for m in mentions if m.when)
    places = ((m, m.place.name, _how_near(m), m.place.reasons, m.place.spans) for m in mentions if m.place)
    things = ((m, m.object.type, "", (), m.object.spans) for m in mentions if m.object)
    return {
        "when": told(when.edtf if when else "", dates),
        "where": told(place.name if place else "", places),
        "what": told(incident.object_type, things),
    }


def columns_of(table: TopicTable) -> list[tuple[Side, list[Position]]]:
    """The positions of a topic in columns, one for each side that is taken."""
    columns = [(side, [p for p in table.positions if p.side == side]) for side in _SIDES]
    return [(side, positions) for side, positions in columns if positions]


def legs_of(
    incident: Incident, account: Account, nearest: Mapping[str, str], reports: Mapping[str, Report]
) -> list[Leg]:
    """The pages of one account, the one it comes from first."""
    ours = [m for m in incident.mentions if m.report_id in account.reports]
    ours.sort(key=lambda m: (m.report_id != account.origin, reports[m.report_id].published or date.max, m.id))
    return [Leg(reports[m.report_id], m, chain_of(m.report_id, account, nearest, incident.claims)) for m in ours]


def findings_of(view: View, incident: Incident, known: Mapping[str, Reading]) -> list[list[Finding]]:
    """What the checks notice, what needs a look first, those of one id together.

    Findings of one id rest on the same words and are overruled together: "the range of this craft, and of that one".
    """
    by_id: dict[str, list[Finding]] = defaultdict(list)
    for finding in most_urgent(check_incident(incident, view, known=known)):
        by_id[finding.id].append(finding)
    return list(by_id.values())


def judgements_on(view: View, incident: Incident) -> list[Judgement]:
    """Every judgement on the incident's mentions, and on copies and claims of its reports, people's first, also
    withdrawn."""
    members = [mention.id for mention in incident.mentions]
    ties = [j for j in view.judgements(withdrawn=True, about=members) if j.relation == "same_incident"]
    ties += [
        j for j in view.judgements(withdrawn=True, about=incident.reports) if j.relation in ("copy_of", "claim_of")
    ]
    return sorted(ties, key=lambda j: (j.maker.kind != "person", j.withdrawn_at is not None, -j.made_at.timestamp()))


def names_of(view: View, judged: Sequence[Judgement], homes: Mapping[str, str] | None = None) -> dict[str, str]:
    """What people know the sides of judgements by: a claim judged to be one by its words, all else by whose report it
    stands in. What no reader finds any more has no name. `homes` are the reports of entries as far as known.
    """
    words: dict[str, str] = {}
    for report in {j.right for j in judged if j.relation == "claim_of"}:
        words |= {claim.id: _in_short(claim) for claim in view.reading(report, refused=True).claims}
    known = homes or {}
    home = {side: known.get(side) or _home(view, side) for j in judged for side in (j.left, j.right)}
    outlets = {report.id: report.outlet for report in view.reports(set(home.values()))}
    return {side: words.get(side, outlets[report]) for side, report in home.items() if report in outlets}


def _home(view: View, entry: str) -> str:
    """The id of the report that an entry is or stands in, "" where no reader finds it any more."""
    try:
        return view.report_of(entry) if kind_of(entry) in "mc" else entry
    except UnknownEntry:
        return ""


def _in_short(claim: Claim) -> str:
    words = shorten(" … ".join(span.text for span in claim.content), _SHORT, placeholder=" …")
    return f"“{words}”" if words else short(claim.id)


def _how_exact(mention: Mention) -> str:
    """How exact a date is, with its first and last day where that says more."""
    when = mention.when
    assert when
    exact = precision(when.edtf)
    if when.earliest is None or when.latest is None or when.earliest == when.latest:
        return f"exact to the {exact}" if exact else "open"
    return f"{when.earliest} to {when.latest}"


def _anchor(mention: Mention) -> tuple[str, ...]:
    return (f"counted from {mention.when.anchor}",) if mention.when and mention.when.anchor else ()


def _how_near(mention: Mention) -> str:
    place = mention.place
    assert place
    parts = ", ".join(part for part in (*reversed(place.admin), place.country) if part and part != place.name)
    exact = f"±{place.radius_km:.0f} km" if place.radius_km is not None else "not on the map"
    return f"{parts}, {exact}" if parts else exact
