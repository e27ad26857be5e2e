"""`sayso judge`: people decide, with a reason, and can take it back."""

import getpass
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from sayso.cli.screen import (
    DEFAULT_LEDGER,
    Format,
    FormatOption,
    LedgerOption,
    notices,
    opened,
    out,
    print_data,
    print_listed,
    say,
)
from sayso.errors import UsageError
from sayso.export.decisions import judgement_shape
from sayso.ledger import Ledger
from sayso.link.deciding import pairs_judged
from sayso.model import Judgement, Maker, Relation, Verdict
from sayso.model.ids import short

app = typer.Typer(
    help="Decide that incidents or speakers are the same or different, a report a copy or not, a claim one or not; "
    "undo by withdrawing.",
    no_args_is_help=True,
)
Left = Annotated[str, typer.Argument(help="An id or the start of one.")]
Right = Annotated[str, typer.Argument(help="The other id.")]
Why = Annotated[str, typer.Option("--why", help="The reason, in your words.")]
_OF_SPEAKERS = frozenset({"c-", "s-"})
_SAYS = {
    ("same_incident", "yes"): "same incident as",
    ("same_incident", "no"): "other incident than",
    ("copy_of", "yes"): "copy of",
    ("copy_of", "no"): "no copy of",
    ("same_speaker", "yes"): "same speaker as",
    ("same_speaker", "no"): "other speaker than",
    ("claim_of", "yes"): "claim of",
    ("claim_of", "no"): "no claim of",
}
By = Annotated[str, typer.Option("--by", envvar="SAYSO_PERSON", help="Who decides.", show_default="your user name")]


@app.command(epilog='Example:\n\n  sayso judge same i-3f2a i-77c0 --why "the village lies in that district"')
def same(left: Left, right: Right, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Two mentions (or incidents) are one incident; two claims (or speakers) are of one speaker."""
    _decide(ledger, left, right, _what(left, right), "yes", why, by)


@app.command(epilog='Example:\n\n  sayso judge different m-3f2a m-77c0 --why "two craft, an hour apart"')
def different(left: Left, right: Right, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Two mentions (or incidents), or two claims (or speakers), are not one, whatever the program finds alike."""
    _decide(ledger, left, right, _what(left, right), "no", why, by)


@app.command(epilog='Example:\n\n  sayso judge copy r-90b1 r-11d0 --why "same story, translated"')
def copy(left: Left, right: Right, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """The first report is a copy of the second."""
    _decide(ledger, left, right, "copy_of", "yes", why, by)


@app.command("not-copy", epilog='Example:\n\n  sayso judge not-copy r-90b1 r-11d0 --why "both quote one statement"')
def not_copy(left: Left, right: Right, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """The first report is not a copy of the second."""
    _decide(ledger, left, right, "copy_of", "no", why, by)


@app.command(epilog='Example:\n\n  sayso judge claim c-41ce --why "the spokesman is quoted word for word"')
def claim(entry: Left, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """What the reader found is a claim: it need not be looked at again."""
    _decide_claim(ledger, entry, "yes", why, by)


@app.command("not-claim", epilog='Example:\n\n  sayso judge not-claim c-41ce --why "the author says it, nobody else"')
def not_claim(entry: Left, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """What the reader found is no claim: it is left out of every list, table, check and count."""
    _decide_claim(ledger, entry, "no", why, by)


@app.command(epilog="Example:\n\n  sayso judge withdraw j-5d10")
def withdraw(
    judgements: Annotated[list[str], typer.Argument(help="Ids of judgements, or their beginnings.")],
    by: By = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take judgements back, a person's or the program's; what they tied or parted is derived anew."""
    maker, now = Maker("person", who_decides(by)), datetime.now(UTC)
    with opened(ledger) as entries:
        ids = [entries.find(judgement) for judgement in judgements]
        taken = [entries.withdraw(found, now, maker) for found in ids]
    print_judgements(out(), taken)


@app.command("list", epilog="Examples:\n\n  sayso judge list\n\n  sayso judge list --all --format jsonl")
def listed(
    every: Annotated[bool, typer.Option("--all", help="Also those withdrawn.")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """List judgements: what was decided, by whom, when and why."""
    with opened(ledger) as view:
        judgements = list(view.judgements(withdrawn=every))
    if form is not Format.TABLE:
        print_data((judgement_shape(j) for j in judgements), form)
        return
    print_judgements(out(), judgements)
    if not judgements:
        notices().print("No judgements.")


def print_judgements(console: Console, judgements: Iterable[Judgement]) -> None:
    """Judgements for the terminal: what each says of which two, then who says so and why."""
    for j in judgements:
        head = Text(f"{short(j.id)}  ", style="cyan")
        head.append_text(say(f"{short(j.left)} {_SAYS[j.relation, j.verdict]} {short(j.right)}", "bold"))
        head.append(f"  {j.score:.2f}", style="dim")
        by = f" by {j.withdrawn_by}" if j.withdrawn_by else ""
        head.append_text(say(f"  withdrawn{by}" if j.withdrawn_at else "", "yellow"))
        print_listed(console, head, say(f"{'; '.join(j.reasons)} ({j.maker})"))


def _decide(path: LedgerOption, left: str, right: str, relation: Relation, verdict: Verdict, why: str, by: str) -> None:
    with opened(path) as ledger:
        _judge(ledger, _found(ledger, left), _found(ledger, right), relation, verdict, why, by)


def _decide_claim(path: LedgerOption, entry: str, verdict: Verdict, why: str, by: str) -> None:
    with opened(path) as ledger:
        found = ledger.find(entry)
        _judge(ledger, found, ledger.report_of(found), "claim_of", verdict, why, by)


def _judge(ledger: Ledger, left: str, right: str, relation: Relation, verdict: Verdict, why: str, by: str) -> None:
    if not why.strip():
        raise UsageError("--why", "a judgement needs a reason")
    maker = Maker("person", who_decides(by))
    now = datetime.now(UTC)
    made = [
        Judgement(a, b, relation, verdict, 1.0, (why.strip(),), maker, now)
        for a, b in pairs_judged(left, right, relation, verdict, ledger)
    ]
    ledger.judge(*made)
    print_judgements(out(), made)
    notices().print("Undo with: sayso judge withdraw ID", style="dim")


def who_decides(by: str) -> str:
    """The name given with --by, else the user's; UsageError where there is neither."""
    try:
        return by.strip() or getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number without a name
        raise UsageError("--by", "say who decides; the system gives this user no name") from None


def _what(left: str, right: str) -> Relation:
    """What two ids are judged on: speakers where both name a claim or a speaker, else incidents."""
    return "same_speaker" if left[:2] in _OF_SPEAKERS and right[:2] in _OF_SPEAKERS else "same_incident"


def _found(ledger: Ledger, entry: str) -> str:
    """The whole id; that of a speaker is looked up among speakers, which the ledger does not keep."""
    return entry if entry.startswith("s-") else ledger.find(entry)
