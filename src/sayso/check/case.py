"""What a check is given: one incident with its reports and claims, and how things are said of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.check.told import Setting, Told
from sayso.interfaces import LedgerView
from sayso.model import CheckName, Claim, Finding, Incident, Mention, Quote, Speaker, Topic, origin_groups
from sayso.text.folding import fold

# Topics of what was done and found, not of what was said and done about it afterwards.
OF_WHAT_HAPPENED: frozenset[Topic] = frozenset(
    {"occurrence", "object_type", "origin", "responsibility", "intent", "damage", "casualties", "location"}
)


@dataclass(frozen=True)
class Case:
    """An incident, the readings of its reports by report id, and for each report the group of copies it is of."""

    incident: Incident
    told: Mapping[str, Told]
    groups: Mapping[str, str]
    setting: Setting

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The incident's mentions, by the day of their report."""
        return tuple(sorted(self.incident.mentions, key=lambda m: (self.day_of(m.report_id) or date.max, m.id)))

    @property
    def claims(self) -> list[Claim]:
        """The incident's claims, by the day of their report, in the order of the text."""
        return sorted(self.incident.claims, key=lambda c: (self.day_of(c.report_id) or date.max, c.report_id, _at(c)))

    def day_of(self, report_id: str) -> date | None:
        """The day a report was published, None where it is not known."""
        return self.told[report_id].report.published if report_id in self.told else None

    def group_of(self, report_id: str) -> str:
        """The least id among the copies of a report."""
        return self.groups.get(report_id, report_id)

    def outlet(self, report_id: str) -> str:
        """A report for people: who published it, else its id."""
        return self.told[report_id].report.publisher or report_id


def gather_case(incident: Incident, view: LedgerView, setting: Setting, known: dict[str, Told] | None = None) -> Case:
    """The case of an incident; `known` holds readings looked at before and is added to."""
    told = {} if known is None else known
    for reading in view.readings([report_id for report_id in incident.reports if report_id not in told]):
        told[reading.report.id] = Told(reading, setting)
    here = {report_id: told[report_id] for report_id in incident.reports}
    return Case(incident, here, origin_groups(view.connected(incident.reports, "copy_of")), setting)


def voice(speaker: Speaker) -> str:
    """What tells speakers apart here: the folded name, "" for one without a name."""
    return fold(speaker.name)


def quotes_of(claim: Claim) -> tuple[Quote, ...]:
    """The words of a claim's content."""
    return tuple(Quote(claim.report_id, span) for span in claim.content)


def named(claim: Claim) -> str:
    """The speaker for people."""
    return claim.speaker.name or "an unnamed speaker"


def and_list(words: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    listed = list(dict.fromkeys(words))
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def content_of(claim: Claim) -> str:
    """What is claimed, in its own words, shortened."""
    return shortened(" … ".join(span.text for span in claim.content))


def capital(words: str) -> str:
    """Words with a capital at the beginning, as a sentence has."""
    return words[:1].upper() + words[1:]


def shortened(words: str, most: int = 90) -> str:
    """Words on one line, cut at a blank where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def finding_on(case: Case, check: CheckName, message: str, claims: Sequence[Claim]) -> Finding:
    """A finding that rests on claims, which says what was noticed and nothing about who is right."""
    evidence = tuple(quote for claim in claims for quote in quotes_of(claim))
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    known = {mention.id for mention in case.mentions}
    mentions = tuple(dict.fromkeys(m for claim in claims for m in claim.about if m in known))
    return Finding(check, "noticed", case.incident.id, message, evidence, ids, mentions)


def _at(claim: Claim) -> int:
    return min((span.start for span in (*claim.content, *claim.source, *claim.cue)), default=0)
