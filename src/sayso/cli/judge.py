"""`sayso judge`: people decide, with a reason, and can take it back."""

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.table import Table

from sayso.cli.screen import DEFAULT_LEDGER, Format, FormatOption, LedgerOption, opened, out, print_data, say, short
from sayso.errors import UnknownEntry, UsageError
from sayso.ledger import Ledger
from sayso.model import Judgement, Maker, Relation, Verdict

app = typer.Typer(
    help="Decide that mentions or incidents are the same or different, or a report a copy or not; undo by withdrawing.",
    no_args_is_help=True,
)
Left = Annotated[str, typer.Argument(help="An id or the start of one.")]
Right = Annotated[str, typer.Argument(help="The other id.")]
Why = Annotated[str, typer.Option("--why", help="The reason, in your words.")]
By = Annotated[str, typer.Option("--by", envvar="SAYSO_PERSON", help="Who decides.", show_default="your user name")]


@app.command(
    epilog='Example:\n\n  sayso judge same i-3f2a i-77c0 --why "same wreck, the village lies in that district"'
)
def same(left: Left, right: Right, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Two mentions (or incidents) are one incident."""
    _decide(ledger, left, right, "same_incident", "yes", why, by)


@app.command()
def different(left: Left, right: Right, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Two mentions (or incidents) are not one incident, whatever the program finds alike."""
    _decide(ledger, left, right, "same_incident", "no", why, by)


@app.command()
def copy(left: Left, right: Right, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """The first report is a copy of the second."""
    _decide(ledger, left, right, "copy_of", "yes", why, by)


@app.command("not-copy")
def not_copy(left: Left, right: Right, why: Why, by: By = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """The first report is not a copy of the second."""
    _decide(ledger, left, right, "copy_of", "no", why, by)


@app.command(epilog="Example:\n\n  sayso judge withdraw j-5d10")
def withdraw(judgement: Left, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Take a judgement back, a person's or the program's; what it tied or parted is derived anew."""
    with opened(ledger) as entries:
        taken = entries.withdraw(entries.find(judgement), datetime.now(UTC))
    out().print(say(f"withdrawn: {taken.id} ({taken.relation.replace('_', ' ')}: {taken.verdict}, by {taken.maker})"))


@app.command("list")
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
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("Judgement", "Left", "Right", "Says", "Score", "By", "Why"):
        table.add_column(name, overflow="fold")
    for j in judgements:
        says = f"{j.relation.replace('_', ' ')}: {j.verdict}" + (" (withdrawn)" if j.withdrawn_at else "")
        table.add_row(
            short(j.id),
            say(short(j.left)),
            say(short(j.right)),
            says,
            f"{j.score:.2f}",
            say(str(j.maker)),
            say("; ".join(j.reasons)),
        )
    out().print(table)


def judgement_shape(j: Judgement) -> dict[str, object]:
    """A judgement as plain data."""
    return {
        "id": j.id,
        "left": j.left,
        "right": j.right,
        "relation": j.relation,
        "verdict": j.verdict,
        "score": j.score,
        "reasons": list(j.reasons),
        "maker": str(j.maker),
        "made_at": j.made_at.isoformat(),
        "withdrawn_at": j.withdrawn_at.isoformat() if j.withdrawn_at else None,
    }


def _decide(path: LedgerOption, left: str, right: str, relation: Relation, verdict: Verdict, why: str, by: str) -> None:
    if not why.strip():
        raise UsageError("--why", "a judgement needs a reason")
    maker = Maker("person", by or getpass.getuser())
    now = datetime.now(UTC)
    with opened(path) as ledger:
        made = [
            Judgement(a, b, relation, verdict, 1.0, (why.strip(),), maker, now)
            for a, b in _pairs(ledger, left, right, relation, verdict)
        ]
        ledger.judge(*made)
    for j in made:
        pair = f"{short(j.left)} and {short(j.right)}"
        out().print(say(f"judged: {short(j.id)}  {pair}, {relation.replace('_', ' ')}: {verdict}"))
    out().print(say("Undo with: sayso judge withdraw ID", "dim"))


def _pairs(ledger: Ledger, left: str, right: str, relation: Relation, verdict: Verdict) -> list[tuple[str, str]]:
    """The pairs of mentions or reports that a decision about two ids is about.

    "Same" ties one mention of each incident; "different" parts every mention of the one from every one of the other.
    """
    one, other = ledger.find(left), ledger.find(right)
    if relation == "copy_of":
        return [(ledger.report(one).id, ledger.report(other).id)]
    ours, theirs = _mentions(ledger, one), _mentions(ledger, other)
    if set(ours) & set(theirs):
        if verdict == "yes" or len(ours) > 1 or len(theirs) > 1:
            raise UsageError(f"{left} and {right}", "are one incident already; name two of its mentions to part them")
        raise UsageError(f"{left} and {right}", "are the same entry")
    return [(ours[0], theirs[0])] if verdict == "yes" else [(a, b) for a in ours for b in theirs]


def _mentions(ledger: Ledger, entry: str) -> list[str]:
    if entry.startswith("m-"):
        return [entry]
    if entry.startswith("i-"):
        return [mention.id for mention in ledger.incident(entry).mentions]
    raise UnknownEntry(entry, "is neither a mention nor an incident")
