"""`sayso speakers`: who speaks, across reports and spellings; and one speaker's claims in order of time."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from sayso.cli.screen import (
    DEFAULT_LEDGER,
    STANCE_STYLES,
    AsOfOption,
    Format,
    FormatOption,
    LedgerOption,
    notices,
    out,
    print_data,
    print_listed,
    quoted,
    say,
    seen,
)
from sayso.cli.standing import print_changes
from sayso.export.standings import actor_shape, changes_shape, statement_shape
from sayso.export.wording import counted, when_said
from sayso.ledger import View
from sayso.link import speakers as speakers_of
from sayso.link import statement_of
from sayso.link.naming import called
from sayso.link.standing import changes_of
from sayso.model import Actor, Statement, Tenure, origin_groups
from sayso.model.ids import short
from sayso.text.folding import fold


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("speakers", epilog=_EXAMPLES)(speakers)


_EXAMPLES = """Examples:

  sayso speakers

  sayso speakers zakharova

  sayso speakers --country KZ --format jsonl"""


def speakers(
    name: Annotated[str, typer.Argument(help="A name, part of one, another spelling of it, or an id (s-...).")] = "",
    country: Annotated[str, typer.Option(help="Only this country (ISO 3166-1 alpha-2, such as KZ).")] = "",
    every: Annotated[bool, typer.Option("--all", help="Also those whom no report names: residents, police.")] = False,
    as_of: AsOfOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """List who speaks, most claims first: names, office, country, claims; of one speaker, all claims by time."""
    with seen(ledger, as_of) as view:
        found = [actor for actor in speakers_of(view) if every or name or actor.kind != "unnamed"]
        found = [actor for actor in found if not country or actor.country == country.upper()]
        if name:
            found = called(found, name)
        groups = origin_groups(view.judgements())
        if name and len(found) == 1:
            _one(view, found[0], groups, form)
            return
    shapes = [actor_shape(actor, groups) for actor in found]
    if form is not Format.TABLE:
        print_data(shapes, form)
        return
    console = out()
    for actor, shape in zip(found, shapes, strict=True):
        print_listed(console, _head(actor, shape), *_lines(actor))
    if not shapes:
        notices().print("No speakers.")


def _one(view: View, actor: Actor, groups: dict[str, str], form: Format) -> None:
    """All that one speaker said, by time, with changes of account and why it is one speaker."""
    reports = {reading.report.id: reading.report for reading in view.readings(actor.reports)}
    statements = [statement_of(claim, reports[claim.report_id]) for claim in actor.claims]
    statements.sort(key=lambda s: (s.day or date.max, s.claim.id))
    changes = changes_of(actor, view.incidents(), reports)
    shape = actor_shape(actor, groups)
    if form is not Format.TABLE:
        said = [statement_shape(statement) for statement in statements]
        print_data([shape | {"statements": said, "changes": changes_shape(changes)}], form)
        return
    console = out()
    print_listed(console, _head(actor, shape), *_lines(actor))
    console.print()
    _print_statements(console, statements, groups)
    if changes:
        console.print()
        print_changes(console, changes)
    if actor.ties:
        console.print()
        console.print(say("Why these are one speaker (part them with: sayso judge different CLAIM CLAIM)", "bold"))
        for tie in actor.ties:
            console.print(say(f"  {short(tie.left)} {short(tie.right)}  {tie.reason}", "dim"), soft_wrap=True)


def _head(actor: Actor, shape: dict[str, Any]) -> Text:
    head = say(actor.name or "unknown", "bold")
    head.append_text(say(f"  {actor.country}" if actor.country else "", "cyan"))
    claims, reports, independent = shape["claims"], shape["reports"], shape["independent_reports"]
    told = f"{claims} claim{'s' * (claims != 1)} in {counted(reports, independent)}"
    return head.append_text(say(f"  {told}  {short(actor.id)}", "dim"))


def _lines(actor: Actor) -> list[Text]:
    lines = [say(f"also: {', '.join(actor.names[1:])}")] if len(actor.names) > 1 else []
    return lines + [say(_tenure(tenure)) for tenure in actor.tenures]


def _tenure(tenure: Tenure) -> str:
    office = ", ".join(part for part in (tenure.role, tenure.affiliation) if part)
    days = [str(day) for day in dict.fromkeys((tenure.first, tenure.last)) if day]
    return f"{office} ({' to '.join(days)})" if days else office


def _print_statements(console: Console, statements: Iterable[Statement], groups: dict[str, str]) -> None:
    """Each statement once: the same words in several reports are told with their first day and number."""
    alike: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        claim = statement.claim
        words = fold(" ".join(span.text for span in claim.content))
        alike.setdefault((claim.stance, claim.topic, words), []).append(statement)
    for first, *others in alike.values():
        claim = first.claim
        head = say(f"{when_said(first)}  ")
        head.append(f"{claim.stance}", style=STANCE_STYLES[claim.stance])
        head.append_text(say(f"  {claim.topic.replace('_', ' ')}  {short(claim.report_id)}  {short(claim.id)}", "dim"))
        pages = {s.claim.report_id for s in (first, *others)}
        if len(pages) > 1:
            independent = len({groups.get(page, page) for page in pages})
            head.append(f"  in {counted(len(pages), independent)}", style="dim")
        print_listed(console, head, say(quoted(span.text for span in claim.content)))
