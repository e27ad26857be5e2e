"""`sayso show`: one report with its words marked, or one incident as the ledger knows it."""

from collections.abc import Mapping
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.check import check_incident, most_urgent
from sayso.cli.chain import print_accounts
from sayso.cli.check import print_findings, standing_overrules
from sayso.cli.judge import print_judgements
from sayso.cli.marking import Mark, marked_text
from sayso.cli.read import print_reading
from sayso.cli.screen import (
    DEFAULT_LEDGER,
    STANCE_STYLES,
    AsOfOption,
    Format,
    FormatOption,
    LedgerOption,
    hanging,
    out,
    print_data,
    quoted,
    say,
    seen,
)
from sayso.cli.standing import print_history, print_topics
from sayso.errors import UnknownEntry
from sayso.export.decisions import finding_shape, judgement_shape
from sayso.export.shapes import incident_accounts, incident_shape, reading_shape
from sayso.export.standings import standing_shape
from sayso.export.wording import where
from sayso.ledger import View
from sayso.link import standing
from sayso.model import Finding, Incident, Overrule, Reading
from sayso.model.ids import kind_of, short
from sayso.model.incidents import words_on_claims
from sayso.model.origins import copies_in


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("show", epilog="Examples:\n\n  sayso show r-90b1\n\n  sayso show i-3f2a")(show)


def show(
    entry: Annotated[
        str, typer.Argument(help="The id of a report, incident, mention, claim or judgement, or the start of one.")
    ],
    as_of: AsOfOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show a report's text with the words marked that each entry rests on; or an incident with who says what of it."""
    if entry.startswith("s-"):
        raise UnknownEntry(entry, f"is the id of a speaker; ask with: sayso speakers {entry}")
    with seen(ledger, as_of) as view:
        found = view.find(entry)
        match kind_of(found):
            case "i":
                _incident(view, view.incident(found), form)
            case "j":
                _judgement(view, found, form)
            case _:
                _report(view, _report_of(view, found), form)


def _report_of(view: View, entry: str) -> Reading:
    """The reading of the report that an id names or stands in."""
    return view.reading(view.report_of(entry) if kind_of(entry) in "mc" else entry)


def _judgement(view: View, judgement_id: str, form: Format) -> None:
    found = [view.judgement(judgement_id)]
    if form is not Format.TABLE:
        print_data([judgement_shape(j) for j in found], form)
    else:
        print_judgements(out(), found)


def _report(view: View, reading: Reading, form: Format) -> None:
    if form is not Format.TABLE:
        print_data([reading_shape(reading)], form)
        return
    console = out()
    report = reading.report
    print_reading(console, reading)
    for note in report.notes:
        console.print(say(f"note: {note}", "dim"))
    for j in copies_in(view.judgements(about=[report.id])):
        console.print(say(f"copy: {short(j.left)} repeats {short(j.right)} ({'; '.join(j.reasons)})", "yellow"))
    for claim, j in words_on_claims(view.judgements(about=[report.id])).items():
        if j.verdict == "no":
            console.print(say(f"no claim: {short(claim)} ({'; '.join(j.reasons)}, {j.maker})", "yellow"))
    console.rule(
        "the text; [m1 ...] is a mention's words, [c1 ...] a claim's; struck out is page furniture", style="dim"
    )
    console.print(marked_text(report.text, report.chrome, _marks(reading)))


def _marks(reading: Reading) -> list[Mark]:
    """What is marked in the text: evidence, dates, places, objects of mentions; source, cue and content of claims."""
    marks = []
    for number, mention in enumerate(reading.mentions, 1):
        marks += [Mark(span, f"m{number}", "cyan") for span in mention.evidence]
        parts = (("when", mention.when), ("where", mention.place), ("what", mention.object))
        marks += [Mark(span, f"m{number} {name}", "bold cyan") for name, part in parts if part for span in part.spans]
    for number, claim in enumerate(reading.claims, 1):
        style = STANCE_STYLES[claim.stance]
        marks += [Mark(span, f"c{number}", style) for span in claim.content]
        marks += [Mark(span, f"c{number} who", f"bold {style}") for span in claim.source]
        marks += [Mark(span, f"c{number} cue", f"italic {style}") for span in claim.cue]
    return marks


def _incident(view: View, incident: Incident, form: Format) -> None:
    accounts, copies = incident_accounts(view, incident)
    stands = standing(incident, view)
    shape = incident_shape(incident, accounts, stands.disputed)
    if form is not Format.TABLE:
        overruled = standing_overrules(view)
        findings = [finding_shape(f, overruled.get(f.id)) for f in _findings(view, incident, overruled)]
        print_data([shape | standing_shape(stands) | {"findings": findings}], form)
        return
    console = out()
    head = Text(f"{short(incident.id)}  ", style="bold cyan")
    head.append(shape["date"] or "no date", style="bold")
    head.append("  ").append_text(say(where(shape["place"]), "bold"))
    head.append_text(say(f"  {shape['object'] or 'unknown'}", "cyan"))
    console.print(head)
    console.print(Padding(say(f"“{quoted([shape['summary']])}”", "italic"), (0, 0, 0, 2)))
    if incident.when and incident.when.anchor:
        console.print(say(f"  date: {incident.when.edtf}, counted from: {incident.when.anchor}", "dim"))
    if incident.place:
        console.print(hanging(say(f"  place: {'; '.join(incident.place.reasons) or 'named so'}", "dim"), 9))
    if shape["disputed"]:
        console.print(say(f"  disputed: {', '.join(shape['disputed']).replace('_', ' ')}", "red"))
    print_accounts(console, view, incident, accounts, copies)
    print_topics(console, stands)
    print_history(console, stands.history)
    _print_findings(console, view, incident)
    _print_judgements(console, view, incident)


def _findings(view: View, incident: Incident, overruled: Mapping[str, Overrule]) -> list[Finding]:
    """What the checks notice, what needs a look first; overruled ones last."""
    return sorted(most_urgent(check_incident(incident, view)), key=lambda finding: finding.id in overruled)


def _print_findings(console: Console, view: View, incident: Incident) -> None:
    overruled = standing_overrules(view)
    findings = _findings(view, incident, overruled)
    if not findings:
        return
    console.print()
    console.print(say("What the checks notice (on which words: sayso check ID)", "bold"))
    print_findings(console, findings, overruled, brief=True)


def _print_judgements(console: Console, view: View, incident: Incident) -> None:
    members = {mention.id for mention in incident.mentions}
    ties = [j for j in view.judgements(about=members) if j.relation == "same_incident"]
    if not ties:
        return
    console.print()
    console.print(say("Why these are one incident (undo with: sayso judge withdraw ID)", "bold"))
    print_judgements(console, ties)
