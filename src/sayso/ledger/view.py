"""What can be asked of a ledger: as it is now, or as it was at some moment."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, func, select

from sayso.errors import UnknownEntry
from sayso.ledger import dialects, finding, overruling, rows
from sayso.ledger.database import Database
from sayso.ledger.statements import CURRENT, HEADS, JUDGED, Horizon, dated_between, horizon, in_parts
from sayso.ledger.tables import bodies, captures, claims, fingerprints, judgements, mentions, readings, versions
from sayso.model import Capture, Claim, Incident, Judgement, Mention, Overrule, Reading, Report
from sayso.model.incidents import derive_incidents

# Walks read this many readings at a time and hold no transaction between: whoever walks may write meanwhile.
_PAGE = 200
_PHRASE_OR_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')


class View:
    """A `sayso.interfaces.LedgerView` of a database as it is now, or with `seen` as it was.

    A walk (`reports()`, `mentions()`, ...) sees the ledger as it was when the walk began.
    """

    def __init__(self, database: Database, seen: Horizon | None = None) -> None:
        self._database = database
        self._seen = seen
        self._derived: tuple[Horizon, list[Incident]] | None = None

    def as_of(self, moment: datetime) -> "View":
        """The ledger as it was at a moment, by the clock of the machine that entered things."""
        with self._database.reading() as connection:
            return View(self._database, horizon(connection, moment))

    def reports(self) -> Iterator[Report]:
        """Every report, in the order their texts were entered."""
        for page in self._pages():
            yield from map(rows.report_from, page)

    def report(self, report_id: str) -> Report:
        """One report; UnknownEntry where there is none."""
        return rows.report_from(self._head(report_id))

    def reading(self, report_id: str) -> Reading:
        """The latest reading of a report; UnknownEntry where there is none."""
        head = self._head(report_id)
        return Reading(
            report=rows.report_from(head),
            mentions=tuple(self._mentions_of([head])),
            claims=tuple(self._claims_of([head])),
            maker=head.maker,
            left_out=head.left_out,
        )

    def mentions(self) -> Iterator[Mention]:
        """Every mention, in the order their texts were entered."""
        for page in self._pages():
            yield from self._mentions_of(page)

    def claims(self) -> Iterator[Claim]:
        """Every claim, in the order their texts were entered."""
        for page in self._pages():
            yield from self._claims_of(page)

    def mentions_between(self, earliest: date, latest: date) -> Iterator[Mention]:
        """Mentions whose first-to-last day touches the given days (inclusive).

        A date open on one side reaches as far as one looks; a mention with no date at all is on no day.
        """
        with self._database.reading() as connection:
            found = connection.execute(
                select(mentions)
                .join_from(mentions, readings)
                .join(versions)
                .where(CURRENT, dated_between(earliest, latest))
                .order_by(versions.c.number, mentions.c.position),
                self._horizon(connection).bounds,
            ).all()
        for part in in_parts(found, _PAGE):
            with self._database.reading() as connection:
                numbers = {row.reading for row in part}
                heads = connection.execute(HEADS.where(readings.c.number.in_(numbers))).all()
            read = {head.number: (rows.report_from(head), head.maker) for head in heads}
            for row in part:
                yield rows.mention_from(row, *read[row.reading])

    def reports_sharing(self, fingerprint: Iterable[int]) -> Iterator[tuple[str, int]]:
        """(report id, number of shared values) of reports whose current text shares any, most first."""
        shared: Counter[str] = Counter()
        with self._database.reading() as connection:
            bounds = self._horizon(connection).bounds
            for values in in_parts({rows.signed(value) for value in fingerprint}):
                count = func.count().label("shared")
                hits = (
                    select(fingerprints.c.version, count)
                    .where(fingerprints.c.value.in_(values))
                    .group_by(fingerprints.c.version)
                    .subquery()
                )
                current = (
                    select(versions.c.id, hits.c.shared)
                    .join_from(hits, versions, hits.c.version == versions.c.number)
                    .join(readings, readings.c.version == versions.c.number)
                    .where(CURRENT)
                )
                for report_id, number in connection.execute(current, bounds):
                    shared[report_id] += number
        yield from sorted(shared.items(), key=lambda item: (-item[1], item[0]))

    def judgements(self, *, withdrawn: bool = False) -> Iterator[Judgement]:
        """Standing judgements, in the order they were entered; with `withdrawn` also those taken back."""
        with self._database.reading() as connection:
            bounds = self._horizon(connection).bounds
        last = 0
        while True:
            page = JUDGED.where(judgements.c.number > bindparam("after")).order_by(judgements.c.number).limit(1000)
            with self._database.reading() as connection:
                found = connection.execute(page, bounds | {"after": last}).all()
            if not found:
                return
            last = found[-1].number
            yield from (rows.judgement_from(row) for row in found if withdrawn or row.withdrawn_at is None)

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

        So an id once given leads on, however incidents were merged and split since.
        """
        mention_id = finding.mention_of(incident_id)
        for incident in self.incidents():
            if any(mention.id == mention_id for mention in incident.mentions):
                return incident
        raise UnknownEntry(incident_id, "there is no incident with this id")

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
            found = finding.ids_like(connection, prefix, self._horizon(connection).bounds)
        if prefix.startswith("i-"):
            like = finding.mention_of(prefix)
            found |= {i.id for i in self.incidents() if any(m.id.startswith(like) for m in i.mentions)}
        return finding.the_one(prefix, found)

    def search(self, query: str, limit: int = 20) -> Iterator[tuple[Report, str]]:
        """Reports that hold all the words, best first, each with an excerpt, \\x02 and \\x03 round each hit.

        "Words in quotation marks" stand together in that order; a word ending in * stands for all that begin so.
        """
        words = [phrase or word for phrase, word in _PHRASE_OR_WORD.findall(query)]
        if not words:
            return
        hits = dialects.word_hits(words)
        best = (
            HEADS.join(hits, hits.c.version == versions.c.number)
            .where(CURRENT)
            .order_by(hits.c.rank, versions.c.number)
            .limit(limit)
        )
        with self._database.reading() as connection:
            found = connection.execute(best, self._horizon(connection).bounds).all()
            shown = dialects.excerpts(connection, words, [row.version for row in found])
        for row in found:
            yield rows.report_from(row), shown[row.version]

    def _horizon(self, connection: Connection) -> Horizon:
        return self._seen or horizon(connection, None)

    def _head(self, report_id: str) -> Row[Any]:
        with self._database.reading() as connection:
            row = connection.execute(
                HEADS.where(CURRENT, versions.c.id == report_id), self._horizon(connection).bounds
            ).one_or_none()
        if row is None:
            raise UnknownEntry(report_id, "there is no report with this id")
        return row

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

    def _mentions_of(self, heads: Sequence[Row[Any]]) -> Iterator[Mention]:
        found = self._rows_of(mentions, heads)
        for head in heads:
            report = rows.report_from(head)
            yield from (rows.mention_from(row, report, head.maker) for row in found[head.number])

    def _claims_of(self, heads: Sequence[Row[Any]]) -> Iterator[Claim]:
        found = self._rows_of(claims, heads)
        for head in heads:
            report = rows.report_from(head)
            yield from (rows.claim_from(row, report, head.maker) for row in found[head.number])

    def _rows_of(self, entries: Table, heads: Sequence[Row[Any]]) -> dict[int, list[Row[Any]]]:
        """Rows of `mentions` or `claims` by the number of their reading, each in the reading's order."""
        numbers = [head.number for head in heads]
        ordered = select(entries).where(entries.c.reading.in_(numbers)).order_by(entries.c.reading, entries.c.position)
        by_reading = defaultdict(list)
        with self._database.reading() as connection:
            for row in connection.execute(ordered):
                by_reading[row.reading].append(row)
        return by_reading
