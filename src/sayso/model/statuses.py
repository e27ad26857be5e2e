"""The status history of an incident: what was said of it, step by step. Nothing is concluded: each step is a claim."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.model.actors import Actor
from sayso.model.readings import Claim

Status = Literal["reported", "officially confirmed", "under investigation", "attributed", "contested", "explained"]


@dataclass(frozen=True, slots=True)
class Step:
    """ "X said so on D": the first time a speaker took an incident to a status.

    `claim` and `actor` are None where a report itself tells it. `is_dated` says that the day is that of the saying, by
    the text; otherwise it is the day of the report. `note` says which explanation it is, or which topic is contested.
    """

    status: Status
    day: date | None
    is_dated: bool
    report_id: str
    claim: Claim | None = None
    actor: Actor | None = None
    note: str = ""
