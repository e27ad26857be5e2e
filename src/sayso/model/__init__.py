"""The nouns of sayso as frozen data classes: standard library only, no input or output."""

from sayso.model.findings import CheckName, Finding, Outcome, Overrule, Quote
from sayso.model.ids import entry_id, sha256_hex
from sayso.model.incidents import Incident, Judgement, Relation, Verdict
from sayso.model.readings import Claim, Form, Maker, Mention, Place, Reading, Speaker, Stance, Thing, Topic, When
from sayso.model.reports import Capture, Kind, Report
from sayso.model.spans import Span

__all__ = [
    "Capture",
    "CheckName",
    "Claim",
    "Finding",
    "Form",
    "Incident",
    "Judgement",
    "Kind",
    "Maker",
    "Mention",
    "Outcome",
    "Overrule",
    "Place",
    "Quote",
    "Reading",
    "Relation",
    "Report",
    "Span",
    "Speaker",
    "Stance",
    "Thing",
    "Topic",
    "Verdict",
    "When",
    "entry_id",
    "sha256_hex",
]
