"""sayso reads reports and keeps a ledger of incidents and of the claims made about them.

    import sayso
    reading = sayso.read(text, published="2025-07-11")          # mentions and claims, each with its exact words
    for claim in reading.claims:
        print(claim.speaker.name, claim.stance, claim.content[0].text)

    with sayso.Ledger("sayso.db") as ledger:                     # a file; made where there is none
        sayso.enter(reading, ledger)                             # linked to what is there; again adds nothing
        for done in sayso.read_inputs(["reports/"], ledger=ledger):
            ...                                                  # sayso.Read, or the sayso.InputError that says why not
        for incident in ledger.incidents():                      # derived from the standing judgements
            print(incident.when, incident.place, incident.object_type, incident.reports, incident.disputed)
            for finding in sayso.check_incident(incident, ledger):   # what does not fit, on which words it rests
                print(finding.check, finding.verdict, finding.message)
            sayso.standing(incident, ledger)                     # by topic: who says so, who denies; and its history
        sayso.speakers(ledger)                                   # persons and bodies, across reports and spellings
        ledger.claims(), ledger.search('"test range"'), ledger.judgements(), ledger.as_of(moment)

Importing sayso loads none of its libraries; they come with the first use of `read`, `enter`, `read_inputs` or `Ledger`.
"""

from typing import TYPE_CHECKING, Any

from sayso.errors import InputError, LedgerError, SaysoError, UnknownEntry, UsageError
from sayso.model import (
    Actor,
    Claim,
    Finding,
    Incident,
    Judgement,
    Maker,
    Mention,
    Overrule,
    Place,
    Reading,
    Report,
    Span,
    Speaker,
    Thing,
    When,
)

if TYPE_CHECKING:
    from sayso.check import check_incident, check_ledger, check_report
    from sayso.ledger import Ledger
    from sayso.link import speakers, standing
    from sayso.pipeline import Read, enter, read, read_inputs

__version__ = "0.1.0"
__all__ = [
    "Actor",
    "Claim",
    "Finding",
    "Incident",
    "InputError",
    "Judgement",
    "Ledger",
    "LedgerError",
    "Maker",
    "Mention",
    "Overrule",
    "Place",
    "Read",
    "Reading",
    "Report",
    "SaysoError",
    "Span",
    "Speaker",
    "Thing",
    "UnknownEntry",
    "UsageError",
    "When",
    "check_incident",
    "check_ledger",
    "check_report",
    "enter",
    "read",
    "read_inputs",
    "speakers",
    "standing",
]
_LATE = {
    "Ledger": "ledger",
    "Read": "pipeline",
    "check_incident": "check",
    "check_ledger": "check",
    "check_report": "check",
    "enter": "pipeline",
    "read": "pipeline",
    "read_inputs": "pipeline",
    "speakers": "link",
    "standing": "link",
}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"sayso.{_LATE[name]}"), name)
