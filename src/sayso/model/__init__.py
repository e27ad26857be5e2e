"""The nouns of sayso as frozen data classes: standard library only, no input or output."""

from sayso.model.actors import Actor, ActorKind, Tenure, Tie
from sayso.model.findings import CheckName, Finding, Outcome, Overrule, Quote
from sayso.model.ids import entry_id, sha256_hex
from sayso.model.incidents import Incident, Judgement, Relation, Verdict
from sayso.model.origins import origin_groups
from sayso.model.positions import Change, Position, Side, Statement, TopicTable
from sayso.model.readings import Claim, Form, Maker, Mention, Place, Reading, Speaker, Stance, Thing, Topic, When
from sayso.model.reports import Capture, Kind, Report
from sayso.model.spans import Span
from sayso.model.statuses import Status, Step

__all__ = [
    "Actor",
    "ActorKind",
    "Capture",
    "Change",
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
    "Position",
    "Quote",
    "Reading",
    "Relation",
    "Report",
    "Side",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "Status",
    "Step",
    "Tenure",
    "Thing",
    "Tie",
    "Topic",
    "TopicTable",
    "Verdict",
    "When",
    "entry_id",
    "origin_groups",
    "sha256_hex",
]
