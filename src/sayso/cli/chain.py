"""How `sayso show` draws where reports have it from: page, the report it copies, the outlet, who said it."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.cli.screen import hanging, say
from sayso.ledger import View
from sayso.link.origins import Account, Chain, chain_of, counted, nearest_of
from sayso.model import Incident, Judgement, Report, Speaker
from sayso.model.ids import short

_SPEAKERS = 3  # named at the end of a chain


def print_accounts(
    console: Console, view: View, incident: Incident, accounts: Iterable[Account], copies: list[Judgement]
) -> None:
    """How many pages and independent accounts there are, and each account's pages with their way back to it."""
    known = list(accounts)
    console.print()
    console.print(say(counted(len(incident.reports), known), "bold"))
    around = {*incident.reports, *(side for j in copies for side in (j.left, j.right))}
    reports = {reading.report.id: reading.report for reading in view.readings(sorted(around))}
    for account in known:
        for mention in sorted(incident.mentions, key=lambda m: (m.report_id != account.origin, m.report_id, m.id)):
            if mention.report_id not in account.reports:
                continue
            report = reports[mention.report_id]
            line = Text("  ")
            line.append_text(say(short(mention.id), "cyan"))
            line.append_text(say(f"  {report.published or 'no date'}  {report.outlet}: "))
            line.append_text(say(report.title or "", "bold"))
            line.append_text(say(f"  says {mention.when.edtf if mention.when else 'no date'}", "dim"))
            console.print(hanging(line, 14))
            back = drawn(chain_of(report.id, account, nearest_of(copies), incident.claims), reports)
            if back.plain:
                console.print(Padding(back, (0, 0, 0, 14)))


def drawn(chain: Chain, reports: Mapping[str, Report]) -> Text:
    """The way back in one line, "copies r-12 Steppe Wire ← names Kazinform ← quotes Police"; empty where none is."""
    steps = [say(f"copies {short(id)} {reports[id].outlet if id in reports else ''}", "yellow") for id in chain.copied]
    steps += [say(f"names {chain.outlet}", "yellow")] if chain.outlet else []
    if chain.speakers:
        named = ", ".join(_who(speaker) for speaker in chain.speakers[:_SPEAKERS])
        more = len(chain.speakers) - _SPEAKERS
        steps.append(say(f"quotes {named}{f' and {more} more' if more > 0 else ''}", "dim"))
    return Text(" ← ", style="dim").join(steps)


def _who(speaker: Speaker) -> str:
    known = (speaker.role, speaker.affiliation if speaker.affiliation != speaker.name else "")
    told = ", ".join(part for part in known if part)
    return f"{speaker.name} ({told})" if told else speaker.name
