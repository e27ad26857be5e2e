"""What can be replaced, and what a replacement owes. Plain functions and small classes fit; nothing is inherited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sayso.errors import InputError
from sayso.model import Capture, Claim, Incident, Judgement, Maker, Mention, Overrule, Reading, Relation, Report


@dataclass(frozen=True, slots=True)
class Near:
    """Where linking looks for mentions of some days: round a place, and under its name where that is on no map.

    `circle` is (lat, lon, km, country). Dates of more than `widest` days are passed over. Of mentions that tell the
    very same dates and place the `each` last entered are enough; where these tell more than `crowd` different ones
    (0: no matter how many), none is looked for.
    """

    circle: tuple[float, float, float, str] | None
    name: str
    widest: int
    each: int
    crowd: int = 0


class Source(Protocol):
    """Where captures come from: a file, a folder, an address, a list, a feed."""

    def __iter__(self) -> Iterator[Capture | InputError]:
        """Captures one by one; what cannot be had comes as the error that says why, and the rest follows."""
        ...


class Reader(Protocol):
    """Finds mentions and claims. The same report must give the same reading, and every span its exact words."""

    @property
    def maker(self) -> Maker:
        """Name and version: a new version gives a new reading beside the old one."""
        ...

    def read(self, report: Report) -> Reading:
        """The reading of a report whose text is `report.readable`; its kind is settled in the result."""
        ...


class LedgerView(Protocol):
    """What can be asked of a ledger. Only each report's newest text and its latest reading are seen.

    A claim that a person's standing judgement says is none is in no reading, list or incident.
    """

    def reports(self, among: Iterable[str] | None = None) -> Iterator[Report]:
        """Every report, in the order they were entered; with `among` only those with one of these ids."""
        ...

    def report(self, report_id: str) -> Report:
        """One report; UnknownEntry where there is none."""
        ...

    def reading(self, report_id: str) -> Reading:
        """The latest reading of a report; UnknownEntry where there is none."""
        ...

    def readings(self, among: Iterable[str] | None = None) -> Iterator[Reading]:
        """The latest reading of every report; with `among` only of those of these that are here, each once."""
        ...

    def has(self, reading: Reading) -> bool:
        """Whether this very reading of this very text is here: entering it would add nothing."""
        ...

    def mentions(self, among: Iterable[str] | None = None) -> Iterator[Mention]:
        """Every mention, in the order they were entered; with `among` only those in reports with one of these ids."""
        ...

    def report_of(self, entry_id: str) -> str:
        """The id of the report that a mention or claim stands in; UnknownEntry where there is none."""
        ...

    def claims(self) -> Iterator[Claim]:
        """Every claim, in the order they were entered."""
        ...

    def mentions_between(self, earliest: date, latest: date, near: Near | None = None) -> Iterator[Mention]:
        """Mentions whose first-to-last day touches the given days (inclusive).

        With `near` only those whose circle meets its circle (a wide one, a region's or a country's, meets none of
        another country), and those of its name where one of the two has no circle.
        """
        ...

    def reports_sharing(self, fingerprint: Iterable[int], least: float = 0.0) -> Iterator[tuple[str, int]]:
        """(report id, number of shared values) for each report entered with a fingerprint that shares any.

        With `least` only those that share at least this part of the smaller fingerprint.
        """
        ...

    def judgements(self, *, withdrawn: bool = False, about: Iterable[str] | None = None) -> Iterator[Judgement]:
        """Standing judgements, oldest first; with `withdrawn` also those taken back.

        With `about` only those of which a side is one of these ids.
        """
        ...

    def connected(self, ids: Iterable[str], relation: Relation) -> list[Judgement]:
        """Standing judgements of a relation on these ids, and on all that those with the verdict "yes" lead to."""
        ...

    def overrules(self, *, withdrawn: bool = False) -> Iterator[Overrule]:
        """Standing overrules of findings, oldest first; with `withdrawn` also those taken back."""
        ...

    def incidents(self) -> list[Incident]:
        """The incidents as derived from the standing judgements, in order of their ids."""
        ...

    def incident(self, incident_id: str) -> Incident:
        """The incident that now holds the mention this id was made of; UnknownEntry where there is none."""
        ...

    def search(self, query: str, limit: int = 20) -> Iterator[tuple[Report, str]]:
        """Reports that hold the words, best first, each with an excerpt, \\x02 and \\x03 round each word."""
        ...


class Ledger(LedgerView, Protocol):
    """A ledger that can be added to. Nothing in it is ever changed or deleted."""

    def enter(
        self,
        reading: Reading,
        judgements: Iterable[Judgement] = (),
        *,
        capture: Capture | None,
        fingerprint: Iterable[int],
    ) -> bool:
        """Enter a reading, its report and capture and the judgements made with it, in one transaction.

        False, and nothing written, where this reading of this text is there already.
        """
        ...

    def judge(self, *made: Judgement) -> None:
        """Enter judgements, all or none; UnknownEntry where a side of one is not in the ledger."""
        ...

    def withdraw(self, judgement_id: str, at: datetime, by: Maker | None = None) -> Judgement:
        """Mark a judgement as taken back and return it so; UnknownEntry where there is none standing with this id."""
        ...

    def overrule(self, made: Overrule) -> None:
        """Enter a person's word that a finding is none."""
        ...

    def withdraw_overrule(self, finding_id: str, maker: Maker, at: datetime) -> Overrule:
        """Take back what overrules a finding and return it so; UnknownEntry where nothing does."""
        ...
