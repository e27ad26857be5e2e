"""How an incident stands, for the terminal: a table for each topic, and the status history."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.cli.screen import STANCE_STYLES, hanging, quoted, say
from sayso.export.wording import counted, described, when_said
from sayso.link import Standing
from sayso.model import Change, Claim, Position, Side, Statement, Step, TopicTable
from sayso.model.ids import short

_STYLES: dict[Side, str] = {
    "asserts": "green",
    "another account": "red",
    "denies": "red",
    "only speculates": "yellow",
    "investigates": "cyan",
    "asks or protests": "magenta",
}
_SIDE, _DAY = 16, 10  # columns of the longest side and of a day
_STATUS = 20


def print_topics(console: Console, standing: Standing) -> None:
    """Every topic, disputed ones first: who says so, who denies; each speaker once a side, with the words that others
    answer or else its fullest."""
    for table in standing.topics:
        console.print()
        head = say(table.topic.replace("_", " "), "bold")
        head.append("  disputed" if table.is_disputed else "", style="red")
        head.append(f"  {_counted(table)}", style="dim")
        console.print(head)
        for position in table.positions:
            console.print(Padding(hanging(_position(position), _SIDE + 2), (0, 0, 0, 2)))
        if table.elsewhere:
            console.print(say("  of other incidents, in the same reports", "dim"))
        for position in table.elsewhere:
            console.print(Padding(hanging(_position(position), _SIDE + 2), (0, 0, 0, 2)))
        print_changes(console, table.changes)
        for claim in _first_of_each(table.unanswered):
            line = say(f"nobody answers {claim.speaker.name}  {short(claim.id)}", "yellow")
            console.print(Padding(line, (0, 0, 0, 2)))


def print_changes(console: Console, changes: Iterable[Change]) -> None:
    """Who said one thing and later the contrary, with both days."""
    for change in changes:
        line = say(f"{change.actor.name} changed the account: ", "bold yellow")
        line.append_text(_told(change.before)).append(", then ").append_text(_told(change.after))
        console.print(Padding(line, (0, 0, 0, 2)))


def print_history(console: Console, steps: Sequence[Step]) -> None:
    """The status history: each step is what somebody said, on the day it was said or reported."""
    console.print()
    console.print(say("History, as told", "bold"))
    for step in steps:
        line = say(f"  {_day(step.day):<{_DAY}}  {step.status:<{_STATUS}}  ")
        if step.actor and step.claim:
            line.append_text(say(described(step.actor), "bold"))
            line.append_text(say(f": {quoted(span.text for span in step.claim.content)}"))
            line.append_text(say(f"  {step.note.replace('_', ' ')}" if step.note else "", "yellow"))
        line.append_text(say(f"  {short(step.claim.id if step.claim else step.report_id)}", "dim"))
        console.print(hanging(line, _DAY + _STATUS + 6))


def _position(position: Position) -> Text:
    claim = position.telling.claim
    line = Text(f"{position.side:<{_SIDE}}  ", style=_STYLES[position.side])
    line.append_text(say(described(position.actor), "bold"))
    line.append(": ")
    line.append_text(say(quoted(span.text for span in claim.content)))
    line.append_text(say(f"  {short(claim.report_id)}", "dim"))
    times = f", {counted(position.reports, position.independent)}" if position.reports > 1 else ""
    line.append_text(say(f"  {when_said(position.statements[0])}{times}", "dim"))
    return line


def _counted(table: TopicTable) -> str:
    accounts = f"{table.accounts} account{'s' * (table.accounts != 1)}"
    return f"{accounts} in {table.reports} report{'s' * (table.reports != 1)}"


def _told(statement: Statement) -> Text:
    claim = statement.claim
    line = Text(claim.stance, style=STANCE_STYLES[claim.stance])
    line.append_text(say(f" {quoted(span.text for span in claim.content)}"))
    return line.append_text(say(f" ({when_said(statement)}, {short(claim.id)})", "dim"))


def _first_of_each(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.speaker.name: claim for claim in reversed([*claims])}.values())[::-1]


def _day(day: object) -> str:
    return str(day) if day else "no date"
