"""What can be asked of a ledger: as it is now, or as it was at some moment."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, select

from sayso.errors import UnknownEntry
from sayso.interfaces import Near
from sayso.ledger import alike, dialects, finding, nearness, overruling, refusing, rows, statements
from sayso.ledger.database import Database
from sayso.ledger.entering import is_entered
from sayso.ledger.statements import CURRENT, EVERYTHING, HEADS, JUDGED, Horizon, horizon, in_parts
from sayso.ledger.tables import bodies, captures, claims, judgements, mentions, readings, versions
from sayso.model import Capture, Claim, Incident, Judgement, Mention, Overrule, Reading, Relation, Report
from sayso.model.incidents import claims_left, derive_incidents, incident_id

# Walks read this many readings at a time and hold no transaction between: whoever walks may write meanwhile.
_PAGE = 200
_KEPT = 1000  # readings with their texts, a few megabytes
_PHRASE_OR_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')


class View:
    """A `sayso.interfaces.LedgerView` of a database as it is now, or with `seen` as it was.

    A walk (`reports()`, `mentions()`, ...) sees the ledger as it was when the walk began.
    """

    def __init__(self, database: Database, seen: Horizon | None = None) -> None:
        self._database = database
        self._seen = seen
        self._derived: tuple[Horizon, list[Incident]] | None = None
        self._kept: dict[int, Row[Any]] = {}

    def as_of(self, moment: datetime) -> "View":
        """The ledger as it was at a moment, by the clock of the machine that entered things."""
        with self._database.reading() as connection:
            return View(self._database, horizon(connection, moment))

    def now(self) -> "View":
        """The ledger as it is at this moment, whatever is entered afterwards."""
        with self._database.reading() as connection:
            return View(self._database, self._horizon(connection))

    def state(self) -> tuple[int, int, int, int]:
        """What this view sees, in numbers: how many readings, judgements, withdrawals and overrules were ever entered.

        Another state has other numbers. Nothing is derived from overrules, the last of them.
        """
        with self._database.reading() as connection:
            seen = self._horizon(connection)
        return seen.reading, seen.judgement, seen.withdrawal, seen.overrule

    def entered_since(self, moment: datetime) -> tuple[list[str], list[Judgement]]:
        """What was entered after a moment by the ledger's clock: ids of reports, and judgements made or taken back."""
        with self._database.reading() as connection:
            asked = self._bounds | {"moment": moment}
            reports = list(connection.scalars(statements.READ_SINCE, asked))
            found = {row.number: row for part in statements.JUDGED_SINCE for row in connection.execute(part, asked)}
        return reports, [rows.judgement_from(found[number]) for number in sorted(found)]

    def entered(self, report_ids: Iterable[str]) -> list[tuple[str, datetime]]:
        """When each of these reports was entered, and each time that it was read anew, by the ledger's clock."""
        found: list[tuple[str, datetime]] = []
        with self._database.reading() as connection:
            for ids in in_parts(sorted(set(report_ids)), _PAGE):
                rows_found = connection.execute(statements.ENTERED_OF, self._bounds | {"reports": ids})
                found += [(id, moment) for id, moment in rows_found]
        return found

    def first_entered(self) -> datetime | None:
        """When the first reading of the ledger was entered, by its clock; None where there is none."""
        with self._database.reading() as connection:
            return connection.scalar(statements.FIRST_ENTERED)

    def judged_since(self, state: tuple[int, int, int, int]) -> list[Judgement]:
        """The judgements that were entered or taken back since an earlier state."""
        since = {"judgement": state[1], "withdrawal": state[2]}
        with self._database.reading() as connection:
            return [rows.judgement_from(row) for row in connection.execute(statements.CHANGED, self._bounds | since)]

    def reports(self, among: Iterable[str] | None = None) -> Iterator[Report]:
        """Every report, in the order their texts were entered; with `among` only those with one of these ids."""
        for page in self._pages() if among is None else self._pages_of(among):
            yield from map(rows.report_from, page)

    def report(self, report_id: str) -> Report:
        """One report; UnknownEntry where there is none."""
        return rows.report_from(self._head(report_id))

    def reading(self, report_id: str, *, refused: bool = False) -> Reading:
        """The latest reading of a report; UnknownEntry where there is none.

        Claims that a person says are none are left out, here and everywhere; with `refused` they are there too.
        """
        (reading,) = self._readings([self._head(report_id)], refused=refused)
        return reading

    def readings(self, among: Iterable[str] | None = None) -> Iterator[Reading]:
        """The latest reading of every report, in the order their texts were entered; with `among` only of these."""
        for page in self._pages() if among is None else self._pages_of(among):
            yield from self._readings(page)

    def has(self, reading: Reading) -> bool:
        """Whether this very reading of this very text is here: entering it would add nothing."""
        with self._database.reading() as connection:
            return is_entered(connection, reading, self._bounds["last_reading"])

    def mentions(self, among: Iterable[str] | None = None) -> Iterator[Mention]:
        """Every mention, in the order their texts were entered; with `among` only those in reports with these ids."""
        for page in self._pages() if among is None else self._pages_of(among):
            yield from self._mentions_of(page)

    def claims(self) -> Iterator[Claim]:
        """Every claim, in the order their texts were entered."""
        then = self.now()
        for page in then._pages():
            yield from then._claims_of(page)

    def mentions_between(self, earliest: date, latest: date, near: Near | None = None) -> Iterator[Mention]:
        """Mentions whose first-to-last day touches the given days (inclusive).

        A date open on one side reaches as far as one looks; a mention with no date at all is on no day. With `near`
        only those whose circle meets its circle (a wide one, a region's or a country's, meets none of another
        country), and those of its name where one of the two has no circle; none where that is a crowd.
        """
        last = self._bounds["last_reading"]
        with self._database.reading() as connection:
            if near is None:
                found = nearness.on_days(connection, earliest, latest)
            else:
                found = nearness.told_near(connection, earliest, latest, near, last)
        for part in in_parts(sorted({reading for reading, _ in found}), _PAGE):
            with self._database.reading() as connection:
                current = connection.execute(statements.CURRENT_MENTIONS, self._bounds | {"numbers": part}).all()
                mine = [row for row in current if (row.reading, row.position) in found]
                heads = self._heads(connection, sorted({row.reading for row in mine}))
            read = {head.number: (rows.report_from(head), head.maker) for head in heads}
            for row in mine:
                yield rows.mention_from(row, *read[row.reading])

    def reports_sharing(self, fingerprint: Iterable[int], least: float = 0.0) -> Iterator[tuple[str, int]]:
        """(report id, number of shared values) of reports whose current text shares any, most first.

        Only those that share at least `least` of the smaller fingerprint. Of a value that very many texts hold,
        only the first texts are looked at: it tells of a formula, or of a story that those texts lead to.
        """
        values = {rows.signed(value) for value in fingerprint}
        with self._database.reading() as connection:
            shared = alike.reports_sharing(connection, values, least, self._bounds)
        yield from sorted(shared.items(), key=lambda item: (-item[1], item[0]))

    def judgements(self, *, withdrawn: bool = False, about: Iterable[str] | None = None) -> Iterator[Judgement]:
        """Standing judgements, in the order they were entered; with `withdrawn` also those taken back.

        With `about` only those of which a side is one of these ids.
        """
        pages = self._judged() if about is None else [self._judged_on(about)]
        for page in pages:
            yield from (rows.judgement_from(row) for row in page if withdrawn or row.withdrawn_at is None)

    def connected(self, ids: Iterable[str], relation: Relation) -> list[Judgement]:
        """Standing judgements of a relation on these ids, and on all that those with the verdict "yes" lead to."""
        found: dict[str, Judgement] = {}
        reached, todo = set[str](), set(ids)
        while todo:
            reached |= todo
            about = [j for j in self.judgements(about=todo) if j.relation == relation]
            found.update((j.id, j) for j in about)
            todo = {side for j in about if j.verdict == "yes" for side in (j.left, j.right)} - reached
        return list(found.values())

    def overrules(self, *, withdrawn: bool = False) -> Iterator[Overrule]:
        """Standing overrules of findings, in the order they were entered; with `withdrawn` also those taken back."""
        with self._database.reading() as connection:
            found = list(overruling.overrules(connection, self._horizon(connection).overrule, withdrawn=withdrawn))
        yield from found

    def incidents(self) -> list[Incident]:
        """The incidents as derived from the standing judgements, in order of their ids.

        Derived once for each state of the ledger, whoever changes it.
        """
        with self._database.reading() as connection:
            seen = self._horizon(connection)
        if self._derived is None or self._derived[0] != seen:
            then = View(self._database, seen)
            self._derived = seen, derive_incidents(then.mentions(), then.claims(), then.judgements())
        return list(self._derived[1])

    def incident(self, incident_id: str) -> Incident:
        """The incident that now holds the mention this id was made of; UnknownEntry where there is none.

        So an id once given leads on, however incidents were merged and split since. Derived from the mentions
        alone that judgements connect with it.
        """
        mention_id = finding.mention_of(incident_id)
        with self._database.reading() as connection:
            then = View(self._database, self._horizon(connection))
        ties = then.connected([mention_id], "same_incident")
        members = {mention_id, *(side for j in ties for side in (j.left, j.right))}
        with self._database.reading() as connection:
            reports = finding.reports_of(connection, members, then._bounds)
        found = list(then.readings(reports))
        known = [mention for reading in found for mention in reading.mentions if mention.id in members]
        said = [claim for reading in found for claim in reading.claims]
        for incident in derive_incidents(known, said, ties):
            if any(mention.id == mention_id for mention in incident.mentions):
                return incident
        raise UnknownEntry(incident_id, "there is no incident with this id")

    def report_of(self, entry_id: str) -> str:
        """The id of the report that a mention or claim stands in; UnknownEntry where there is none."""
        with self._database.reading() as connection:
            for report_id in finding.reports_of(connection, [entry_id], self._bounds):
                return report_id
        raise UnknownEntry(entry_id, "there is no mention or claim with this id")

    def judgement(self, judgement_id: str) -> Judgement:
        """One judgement, standing or withdrawn; UnknownEntry where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(JUDGED.where(judgements.c.id == judgement_id), self._bounds).one_or_none()
        if row is None:
            raise UnknownEntry(judgement_id, "there is no judgement with this id")
        return rows.judgement_from(row)

    def capture(self, sha256: str) -> Capture:
        """The bytes with this SHA-256, as they were first had; UnknownEntry where there are none."""
        with self._database.reading() as connection:
            row = connection.execute(
                select(captures, bodies.c.body)
                .join_from(captures, bodies)
                .where(captures.c.sha256 == sha256)
                .order_by(captures.c.number)
                .limit(1)
            ).one_or_none()
        if row is None:
            raise UnknownEntry(sha256, "there is no capture with this SHA-256")
        return Capture(row.url, row.fetched_at, row.media_type, row.body, row.fields)

    def find(self, prefix: str) -> str:
        """The one id that begins with `prefix`; UnknownEntry where there is none, or more than one.

        Looks among current reports, mentions and claims, and judgements; an incident's id becomes the one the
        incident has now.
        """
        with self._database.reading() as connection:
            found = finding.ids_like(connection, prefix, self._bounds)
        if prefix.startswith("i-"):
            like = finding.mention_of(prefix)
            with self._database.reading() as connection:
                members = finding.ids_like(connection, like, self._bounds)
            found |= {self.incident(incident_id(member)).id for member in members if member.startswith("m-")}
        return finding.the_one(prefix, found)

    def search(self, query: str, limit: int = 20) -> Iterator[tuple[Report, str]]:
        """Reports that hold all the words, best first, each with an excerpt, \\x02 and \\x03 round each hit.

        Of words that thousands of reports hold, the best among those entered last.

        "Words in quotation marks" stand together in that order; a word ending in * stands for all that begin so.
        """
        words = [phrase or word for phrase, word in _PHRASE_OR_WORD.findall(query)]
        if not words:
            return
        hits = dialects.word_hits(words)
        best = (
            select(readings.c.number)
            .join_from(hits, readings, readings.c.version == hits.c.version)
            .join(versions)
            .where(CURRENT)
            .order_by(hits.c.rank, versions.c.number)
            .limit(limit)
        )
        with self._database.reading() as connection:
            found = self._heads(connection, connection.scalars(best, self._bounds).all())
            shown = dialects.excerpts(connection, words, [row.version for row in found])
        for row in found:
            yield rows.report_from(row), shown[row.version]

    def _horizon(self, connection: Connection) -> Horizon:
        """How far the view sees: for walks, that must see one state while others write."""
        return self._seen or horizon(connection, None)

    @property
    def _bounds(self) -> dict[str, int]:
        """The same for questions asked in one transaction, which see one state anyway."""
        return (self._seen or EVERYTHING).bounds

    def _head(self, report_id: str) -> Row[Any]:
        with self._database.reading() as connection:
            row = connection.execute(statements.HEAD_OF, self._bounds | {"report": report_id}).one_or_none()
        if row is None:
            raise UnknownEntry(report_id, "there is no report with this id")
        return row

    def _readings(self, heads: Sequence[Row[Any]], *, refused: bool = False) -> Iterator[Reading]:
        told, said = defaultdict(list), defaultdict(list)
        for mention in self._mentions_of(heads):
            told[mention.report_id].append(mention)
        for claim in self._claims_of(heads, refused=refused):
            said[claim.report_id].append(claim)
        for head in heads:
            report = rows.report_from(head)
            yield Reading(report, tuple(told[report.id]), tuple(said[report.id]), head.maker, head.left_out)

    def judgements_after(self, number: int, limit: int, about: str = "") -> list[tuple[int, Judgement]]:
        """The next judgements in the order they were entered, each with its number; also those taken back.

        With `about` only those of which a side has this id.
        """
        if about:
            mine = [row for row in self._judged_on([about]) if row.number > number]
            return [(row.number, rows.judgement_from(row)) for row in mine[:limit]]
        with self._database.reading() as connection:
            found = connection.execute(statements.JUDGED_AFTER, self._bounds | {"after": number, "most": limit}).all()
        return [(row.number, rows.judgement_from(row)) for row in found]

    def _judged(self) -> Iterator[Sequence[Row[Any]]]:
        with self._database.reading() as connection:
            bounds = self._horizon(connection).bounds
        last = 0
        while True:
            with self._database.reading() as connection:
                found = connection.execute(statements.JUDGED_AFTER, bounds | {"after": last, "most": 1000}).all()
            if not found:
                return
            last = found[-1].number
            yield found

    def _judged_on(self, ids: Iterable[str]) -> list[Row[Any]]:
        found: dict[int, Row[Any]] = {}
        with self._database.reading() as connection:
            for sides in in_parts(sorted(set(ids))):
                for statement in statements.JUDGED_ON:
                    found.update(
                        (row.number, row) for row in connection.execute(statement, self._bounds | {"sides": sides})
                    )
        return [found[number] for number in sorted(found)]

    def _pages(self) -> Iterator[Sequence[Row[Any]]]:
        """The current readings, with head and text, a page at a time."""
        with self._database.reading() as connection:
            bounds = self._horizon(connection).bounds
        last = 0
        page = HEADS.where(CURRENT, versions.c.number > bindparam("after")).order_by(versions.c.number).limit(_PAGE)
        while True:
            with self._database.reading() as connection:
                found = connection.execute(page, bounds | {"after": last}).all()
            if not found:
                return
            last = found[-1].version
            yield found

    def _pages_of(self, report_ids: Iterable[str]) -> Iterator[Sequence[Row[Any]]]:
        """The current readings of these reports, a page at a time."""
        for ids in in_parts(sorted(set(report_ids)), _PAGE):
            with self._database.reading() as connection:
                numbers = connection.scalars(statements.NUMBERS_OF, self._bounds | {"reports": ids}).all()
                heads = self._heads(connection, numbers)
            yield heads

    def _heads(self, connection: Connection, numbers: Sequence[int]) -> list[Row[Any]]:
        """The readings with these numbers, with head and text. The last ones are kept, as rows never change: reports
        of one story come together, and each is compared with those before it."""
        found = {number: head for number in numbers if (head := self._kept.get(number)) is not None}
        for part in in_parts(number for number in numbers if number not in found):
            for head in connection.execute(statements.HEADS_NUMBERED, {"numbers": part}):
                found[head.number] = self._kept[head.number] = head
        for number in list(self._kept)[: max(0, len(self._kept) - _KEPT)]:
            self._kept.pop(number, None)
        return [found[number] for number in numbers]

    def _mentions_of(self, heads: Sequence[Row[Any]]) -> Iterator[Mention]:
        found = self._rows_of(mentions, heads)
        for head in heads:
            report = rows.report_from(head)
            yield from (rows.mention_from(row, report, head.maker) for row in found[head.number])

    def _claims_of(self, heads: Sequence[Row[Any]], *, refused: bool = False) -> Iterator[Claim]:
        found = self._rows_of(claims, heads)
        with self._database.reading() as connection:
            out = set() if refused else refusing.refused(connection, (head.report_id for head in heads), self._bounds)
        for head in heads:
            report = rows.report_from(head)
            yield from claims_left((rows.claim_from(row, report, head.maker) for row in found[head.number]), out)

    def _rows_of(self, entries: Table, heads: Sequence[Row[Any]]) -> dict[int, list[Row[Any]]]:
        """Rows of `mentions` or `claims` by the number of their reading, each in the reading's order."""
        numbers = [head.number for head in heads]
        by_reading = defaultdict(list)
        with self._database.reading() as connection:
            for row in connection.execute(statements.ROWS_OF[entries], {"numbers": numbers}):
                by_reading[row.reading].append(row)
        return by_reading
