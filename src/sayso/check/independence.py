"""Independence: several reports that all lead to one text, one outlet or one speaker."""

from collections.abc import Iterator

from sayso.check.case import OF_WHAT_HAPPENED, Case, finding_on, named, voice
from sayso.model import Finding, Quote
from sayso.text.folding import fold


def check_independence(case: Case) -> Iterator[Finding]:
    """Several reports that all lead to one: copies of one text, one outlet named as origin, one speaker quoted."""
    reports = case.incident.reports
    if len(reports) < 2:
        return
    groups = {case.group_of(report) for report in reports}
    roots = {_root(case, report) for report in reports}
    evidence = tuple(Quote(mention.report_id, span) for mention in case.mentions for span in mention.evidence[:1])
    mentions = tuple(mention.id for mention in case.mentions)
    if len(groups) == 1:
        message = f"The {len(reports)} reports of this are copies of one text."
        yield Finding("independence", "noticed", case.incident.id, message, evidence, mentions=mentions)
        return
    if len(roots) == 1 and "" not in roots:
        name = next(o for r in reports for o in (*case.told[r].report.origins, case.outlet(r)) if fold(o) in roots)
        message = f"The {len(reports)} reports of this all lead to {name}."
        yield Finding("independence", "noticed", case.incident.id, message, evidence, mentions=mentions)
        return
    claims = [claim for claim in case.claims if claim.topic in OF_WHAT_HAPPENED and voice(claim.speaker)]
    if len({claim.report_id for claim in claims}) > 1 and len({voice(claim.speaker) for claim in claims}) == 1:
        message = (
            f"All that reports of this attribute on what happened goes back to one source, {named(claims[0])},"
            f" in {len({claim.report_id for claim in claims})} reports."
        )
        yield finding_on(case, "independence", message, claims)


def _root(case: Case, report_id: str) -> str:
    """The outlet that a report's group of copies leads to: the one named as origin, else its own."""
    group = [r for r in case.incident.reports if case.group_of(r) == case.group_of(report_id)]
    origins = sorted({fold(origin) for r in group for origin in case.told[r].report.origins})
    return origins[0] if origins else fold(case.told[min(group)].report.publisher)
