"""What a check noticed, and a person's word that it need not be looked at. Findings are derived, never stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sayso.model.ids import entry_id
from sayso.model.readings import Maker
from sayso.model.spans import Span

CheckName = Literal[
    "count",
    "calendar",
    "place",
    "reach",
    "origin_known",
    "independence",
    "unanswered",
    "contested",
    "superseded",
]
# "possible" to "not possible" are answers of the reach check; "noticed" is said where nothing is right or wrong.
Outcome = Literal[
    "inconsistent", "not possible", "only at the upper figure", "noticed", "cannot say", "possible", "consistent"
]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of one report: its id and the span."""

    report_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check noticed about an incident or a report, in words for people, and what it rests on.

    `about` is the id of the incident or report, `mentions` the ids of the mentions that were looked at, `message`
    one to three sentences with the figures, `sources` where figures that no report gives were published. A finding
    says what does not fit, never who is right.
    """

    check: CheckName
    verdict: Outcome
    about: str
    message: str
    evidence: tuple[Quote, ...]
    claims: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A hash of check, verdict and the words and claims it rests on.

        Not of the message or of the incident's id: a reworded message, a merge, or the same text read again leave it,
        and what a person said of it, in place. One account of several incidents has one id. Other evidence makes
        another finding, which wants another look.
        """
        words = [f"{quote.report_id}:{quote.span.start}:{quote.span.text}" for quote in sorted(set(self.evidence))]
        return entry_id("f", self.check, self.verdict, *words, *sorted(set(self.claims)))


@dataclass(frozen=True, slots=True)
class Overrule:
    """A person's word that a finding is none: which, why, who, when. Withdrawn, never deleted."""

    finding: str
    reason: str
    maker: Maker
    made_at: datetime
    withdrawn_at: datetime | None = None

    @property
    def id(self) -> str:
        """The same word of the same person at the same time has the same id."""
        return entry_id("o", self.finding, self.reason, self.maker, self.made_at.isoformat())
