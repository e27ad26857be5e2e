"""The page of an incident: what is said to have happened, by whom, on whose word, and what people decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from sayso.check import check_incident, most_urgent
from sayso.desk.asking import Page, ThePage
from sayso.desk.rendering import incident_path
from sayso.export.choosing import last_day
from sayso.export.shapes import Shape, incident_accounts, incident_shape
from sayso.link import Standing
from sayso.link.origins import Account, Chain, chain_of, counted
from sayso.model import Finding, Incident, Judgement, Mention, Overrule, Position, Report, Side, Span, TopicTable
from sayso.times.edtf import precision

router = APIRouter()
_SIDES: Sequence[Side] = get_args(Side)
_NEAR_DAYS = 10  # days between incidents that are offered for merging first
_OFFERED = 40


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


@router.get("/incidents/{incident_id}")
def incident(incident_id: str, page: ThePage) -> Response:
    """One incident. The start of an id, or one that was merged into another, leads on to the incident's own."""
    view = page.seen.view
    found = view.incident(view.find(incident_id))
    if found.id != incident_id:
        query = f"?{page.request.url.query}" if page.request.url.query else ""
        return RedirectResponse(incident_path(found.id) + query, 307)
    accounts, copies = incident_accounts(view, found)
    standing = page.seen.derived.standing(found)
    around = {*found.reports, *(claim.report_id for claim in found.claims)}
    around |= {side for j in copies for side in (j.left, j.right)}
    reports = {reading.report.id: reading.report for reading in view.readings(sorted(around))}
    findings, overruled = findings_of(page, found)
    return page.show(
        "incident.html",
        incident=found,
        shape=incident_shape(found, accounts, standing.disputed),
        facts=facts_of(found, reports),
        topics=[(table, columns_of(table)) for table in standing.topics],
        counted_accounts=counted(len(found.reports), accounts),
        accounts=[(account, legs_of(found, account, copies, reports)) for account in accounts],
        history=standing.history,
        statuses=_statuses(standing),
        reports=reports,
        findings=findings,
        overruled=overruled,
        judgements=judgements_on(page, found),
        others=[] if page.as_of else _others(found, page.seen.derived.shapes),
    )


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
    incident: Incident, account: Account, copies: Sequence[Judgement], reports: Mapping[str, Report]
) -> list[Leg]:
    """The pages of one account, the one it comes from first."""
    ours = [m for m in incident.mentions if m.report_id in account.reports]
    ours.sort(key=lambda m: (m.report_id != account.origin, reports[m.report_id].published or date.max, m.id))
    return [Leg(reports[m.report_id], m, chain_of(m.report_id, account, copies, incident.claims)) for m in ours]


def findings_of(page: Page, incident: Incident) -> tuple[list[list[Finding]], dict[str, Overrule]]:
    """What the checks notice, overruled ones last, and the word that overrules each.

    Findings of one id rest on the same words and are overruled together: "the range of this craft, and of that one".
    """
    overruled = {made.finding: made for made in page.seen.view.overrules()}
    by_id: dict[str, list[Finding]] = defaultdict(list)
    for finding in most_urgent(check_incident(incident, page.seen.view)):
        by_id[finding.id].append(finding)
    return sorted(by_id.values(), key=lambda alike: alike[0].id in overruled), overruled


def judgements_on(page: Page, incident: Incident) -> list[Judgement]:
    """Every judgement on the incident's mentions and on copies among its reports, people's first, also withdrawn."""
    view, members = page.seen.view, [mention.id for mention in incident.mentions]
    ties = [j for j in view.judgements(withdrawn=True, about=members) if j.relation == "same_incident"]
    ties += [j for j in view.judgements(withdrawn=True, about=incident.reports) if j.relation == "copy_of"]
    return sorted(ties, key=lambda j: (j.maker.kind != "person", j.withdrawn_at is not None, -j.made_at.timestamp()))


def _statuses(standing: Standing) -> list[str]:
    return list(dict.fromkeys(step.status for step in standing.history))


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


def _others(incident: Incident, shapes: Mapping[str, Shape]) -> list[Shape]:
    """Incidents it may be merged with, those of the same days first."""

    def apart(shape: Shape) -> int:
        when = incident.when
        if not when or not when.latest or not shape["date"]:
            return _NEAR_DAYS + 1
        try:
            return abs((last_day(shape["date"]) - when.latest).days)
        except ValueError:
            return _NEAR_DAYS + 1

    others = [shape for shape in shapes.values() if shape["id"] != incident.id]
    return sorted(others, key=lambda shape: (apart(shape), shape["id"]))[:_OFFERED]
