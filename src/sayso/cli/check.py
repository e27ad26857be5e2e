"""`sayso check`: what does not fit together; `sayso overrule`: a person's word that a finding is none."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from sayso.check import check_entry, check_ledger, most_urgent
from sayso.cli.judge import By, Why, who_decides
from sayso.cli.screen import (
    DEFAULT_LEDGER,
    AsOfOption,
    Format,
    FormatOption,
    LedgerOption,
    notices,
    opened,
    out,
    print_data,
    print_listed,
    quoted,
    say,
    seen,
)
from sayso.errors import UnknownEntry, UsageError
from sayso.export.decisions import finding_shape
from sayso.ledger import View
from sayso.model import CheckName, Finding, Maker, Outcome, Overrule
from sayso.model.ids import short

# Verdict to colour; the word itself is always printed.
VERDICT_STYLES: Mapping[Outcome, str] = {
    "inconsistent": "bold red",
    "not possible": "bold red",
    "only at the upper figure": "yellow",
    "noticed": "yellow",
    "cannot say": "cyan",
    "possible": "green",
    "consistent": "green",
}
_WORDS_SHOWN = 3  # of what a finding rests on; --format json has all


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("check", epilog=_EXAMPLES)(check)
    app.command("overrule", epilog=_OVERRULE_EXAMPLES)(overrule)


_EXAMPLES = """Examples:

  sayso check

  sayso check i-3f2a

  sayso check r-90b1 --only calendar --format jsonl"""

_OVERRULE_EXAMPLES = """Examples:

  sayso overrule f-3f2a --why "the author counts both finds of March as one"

  sayso overrule f-3f2a --withdraw"""


def check(
    entry: Annotated[
        str, typer.Argument(help="Id of an incident, report, mention or claim, or the start of one; else everything.")
    ] = "",
    only: Annotated[CheckName | None, typer.Option(help="Only the findings of this check.")] = None,
    as_of: AsOfOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """Test counts, dates, places, reach and accounts against one another; what needs a look comes first."""
    with seen(ledger, as_of) as view:
        wanted = [finding for finding in _findings(view, entry) if only is None or finding.check == only]
        overruled = standing_overrules(view)
    findings = sorted(most_urgent(wanted), key=lambda finding: finding.id in overruled)
    if form is not Format.TABLE:
        print_data((finding_shape(finding, overruled.get(finding.id)) for finding in findings), form)
        return
    print_findings(out(), findings, overruled)
    if not findings:
        notices().print("No findings.")


def overrule(
    finding: Annotated[str, typer.Argument(help="The id of a finding (f-...), or the start of it.")],
    why: Why = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take back what was said of it.")] = False,
    by: By = "",
    of: Annotated[str, typer.Option("--of", help="The incident or report it is about: saves looking at all.")] = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say that a finding is none, with a reason; it then comes last, marked, until it is taken back."""
    if withdraw and why:
        raise UsageError("--withdraw", "takes no reason; leave out --why")
    if not withdraw and not why.strip():
        raise UsageError("--why", "to overrule a finding needs a reason")
    maker, now = Maker("person", who_decides(by)), datetime.now(UTC)
    with opened(ledger) as entries:
        if withdraw:
            made = entries.withdraw_overrule(_overruled(entries, finding), maker, now)
            out().print(say(f"{short(made.finding)}  stands again: {made.reason} ({made.maker}) is withdrawn"))
            return
        found = _the_one(finding, _findings(entries, of))
        said = Overrule(found.id, why.strip(), maker, now)
        entries.overrule(said)
    print_findings(out(), [found], {found.id: said})
    notices().print(f"Undo with: sayso overrule {short(found.id)} --withdraw", style="dim")


def standing_overrules(view: View) -> dict[str, Overrule]:
    """The word that now overrules each finding, by the finding's id."""
    return {made.finding: made for made in view.overrules()}


def print_findings(
    console: Console, findings: Iterable[Finding], overruled: Mapping[str, Overrule], *, brief: bool = False
) -> None:
    """Findings for the terminal: verdict, check and message; unless `brief`, the words and the sources of figures."""
    for finding in findings:
        said = overruled.get(finding.id)
        head = Text(f"{short(finding.id)}  ", style="cyan")
        head.append(finding.verdict, style="dim strike" if said else VERDICT_STYLES[finding.verdict])
        head.append(f"  {finding.check.replace('_', ' ')}", style="bold")
        head.append_text(say(f"  {short(finding.about)}", "dim"))
        lines = [say(finding.message)]
        if said:
            lines.insert(0, say(f"overruled: {said.reason} ({said.maker})", "yellow"))
        if brief:
            print_listed(console, head, *lines)
            continue
        words = dict.fromkeys(quote.span.text for quote in finding.evidence)
        shown = [quoted([f"“{text}”"]) for text in list(words)[:_WORDS_SHOWN]]
        more = f" and {len(words) - len(shown)} more" if len(words) > len(shown) else ""
        lines.append(say(f"rests on {', '.join(shown)}{more}", "dim"))
        if finding.sources:
            lines.append(say("; ".join(finding.sources), "dim"))
        print_listed(console, head, *lines)


def _findings(view: View, entry: str) -> Iterator[Finding]:
    """The findings about one entry, or about everything."""
    return check_entry(view.find(entry), view) if entry else check_ledger(view)


def _the_one(prefix: str, findings: Iterable[Finding]) -> Finding:
    """The finding meant; UnknownEntry where the prefix fits none, or several."""
    fitting: dict[str, Finding] = {}
    for finding in findings:
        if finding.id == prefix:
            return finding
        if prefix and finding.id.startswith(prefix):
            fitting[finding.id] = finding
    if not fitting:
        raise UnknownEntry(prefix or '""', "there is no finding with this id")
    if len(fitting) > 1:
        raise UnknownEntry(prefix, f"stands for more than one finding: {', '.join(sorted(fitting))}")
    return next(iter(fitting.values()))


def _overruled(view: View, prefix: str) -> str:
    """The id of the overruled finding meant; it may be one that is not derived any more."""
    fitting = sorted(made for made in standing_overrules(view) if made.startswith(prefix))
    if len(fitting) != 1 or not prefix:
        several = "stands for more than one overruled finding"
        raise UnknownEntry(prefix or '""', several if len(fitting) > 1 else "no finding with this id is overruled")
    return fitting[0]
