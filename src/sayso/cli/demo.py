"""`sayso demo`: the bundled example reports, read into a fresh ledger and shown."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.incidents import print_incidents
from sayso.cli.screen import STANCE_STYLES, notices, out, quoted, say
from sayso.errors import InputError, UsageError
from sayso.examples import REPORTS
from sayso.export.shapes import copy_shapes, incident_shapes
from sayso.ledger import Ledger
from sayso.model import Claim, Incident
from sayso.model.ids import short
from sayso.model.readings import AGAINST
from sayso.pipeline import read_inputs

_TOLD = 3  # incidents whose claims are printed
_SIDES = (
    ("says so", frozenset({"asserts", "confirms"})),
    ("accuses or condemns", frozenset({"accuses", "condemns"})),
    ("denies or disputes", AGAINST),
    ("speculates", frozenset({"speculates"})),
)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("demo", epilog="Examples:\n\n  sayso demo\n\n  sayso demo --ledger try.db")(demo)


def demo(
    ledger: Annotated[Path, typer.Option("--ledger", help="Where the demo's ledger is made.")] = Path("demo.db"),
    fresh: Annotated[bool, typer.Option(help="Start anew where the demo's ledger is there already.")] = True,
) -> None:
    """Read ten bundled reports into a fresh ledger; show the incidents and who says what of them."""
    if fresh and ledger.exists():
        _clear(ledger)
    console = out()
    with Ledger(ledger) as entries:
        notices().print(f"Reading the bundled reports into {ledger} ...", style="dim")
        results = list(read_inputs([str(REPORTS)], ledger=entries))
        for error in (result for result in results if isinstance(result, InputError)):
            raise error
        shapes = incident_shapes(entries)
        copies = {shape["report"] for shape in copy_shapes(entries)}
        console.print(say(f"{len(results)} reports, {len(copies)} of them copies, tell of {len(shapes)} incidents:"))
        console.print()
        print_incidents(console, shapes)
        told = sorted(entries.incidents(), key=lambda i: (-len(i.reports), i.id))[:_TOLD]
        for incident in told:
            _print_sides(incident)
    console.print()
    console.print(say("What to type next", "bold"))
    first = short(shapes[0]["id"])
    for command in (f"show {first}", "claims --topic origin", "search fragments"):
        console.print(say(f"  sayso {command} --ledger {ledger}", "cyan"))
    console.print(say("  sayso read YOUR-FILE.txt", "cyan"))


def _clear(path: Path) -> None:
    """Remove a ledger the demo made before, and nothing else."""
    with Ledger(path, create=False):
        pass  # opening it shows that it is a ledger: a file of anything else is refused and stays
    if path.name != "demo.db":
        raise UsageError(str(path), "is there already; the demo only starts anew over its own demo.db")
    for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        file.unlink(missing_ok=True)


def _print_sides(incident: Incident) -> None:
    """Who asserts, accuses, denies and speculates about one incident: speakers with a name, each once a side."""
    console = out()
    console.print()
    place = incident.place.name if incident.place else "place unknown"
    console.print(say(f"{incident.when.edtf if incident.when else 'no date'}, {place}", "bold"))
    for name, stances in _SIDES:
        voices: dict[str, Claim] = {}
        for claim in incident.claims:
            if claim.stance in stances and any(word[:1].isupper() for word in claim.speaker.name.split()):
                known = voices.get(claim.speaker.name)
                if known is None or _length(claim) > _length(known):  # each speaker's fullest words
                    voices[claim.speaker.name] = claim
        for speaker, claim in list(voices.items())[:4]:
            line = say(f"  {name:<21}", STANCE_STYLES[claim.stance])
            line.append_text(say(f"{speaker}: ", "bold"))
            line.append_text(say(quoted(span.text for span in claim.content)))
            console.print(line, overflow="ellipsis", no_wrap=True)


def _length(claim: Claim) -> int:
    return sum(len(span.text) for span in claim.content)
