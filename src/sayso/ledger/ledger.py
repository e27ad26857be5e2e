"""The ledger that is added to. Each report enters whole or not at all; nothing is changed or taken out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import insert, select

from sayso.errors import UnknownEntry
from sayso.ledger import entering, overruling, rows
from sayso.ledger.database import Database
from sayso.ledger.tables import judgements, withdrawals
from sayso.ledger.view import View
from sayso.model import Capture, Judgement, Maker, Overrule, Reading


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger(View):
    """A `sayso.interfaces.Ledger` in the file at `path`, made if `create` and there is none.

    A write waits up to `busy_seconds` for another program's, then raises LedgerLocked. `clock` says when
    entries are entered, which is what `as_of` goes by.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        busy_seconds: float = 5.0,
        create: bool = True,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(Database(Path(path), busy_seconds=busy_seconds, create=create))
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. The ledger cannot be used afterwards."""
        self._database.close()

    def enter(
        self,
        reading: Reading,
        judgements: Iterable[Judgement] = (),
        *,
        capture: Capture | None,
        fingerprint: Iterable[int],
    ) -> bool:
        """Enter a reading, its report and capture and the judgements made with it, in one transaction.

        False, and nothing written, where the same maker has said the same of the same text before. UnknownEntry,
        and nothing written, where a side of a judgement is not in the ledger.
        """
        entry = entering.Entry(reading, judgements, capture, fingerprint)
        with self._database.writing() as connection:
            return entry.write(connection, self._clock())

    def judge(self, *made: Judgement) -> None:
        """Enter judgements, all or none; UnknownEntry where a side of one is not in the ledger.

        The same judgement (same id) again adds nothing, also where it was withdrawn.
        """
        with self._database.writing() as connection:
            entering.write_judgements(connection, made, self._clock())

    def withdraw(self, judgement_id: str, at: datetime, by: Maker | None = None) -> Judgement:
        """Take back a judgement, by whom, and return it so; UnknownEntry where there is none standing with this id."""
        if at.tzinfo is None:
            raise ValueError(f"{at} has no time zone")
        with self._database.writing() as connection:
            row = connection.execute(
                select(judgements, withdrawals.c.withdrawn_at, withdrawals.c.maker.label("withdrawn_by"))
                .outerjoin_from(judgements, withdrawals)
                .where(judgements.c.id == judgement_id, withdrawals.c.number.is_(None))
            ).one_or_none()
            if row is None:
                raise UnknownEntry(judgement_id, "there is no standing judgement with this id")
            connection.execute(
                insert(withdrawals),
                {"judgement": row.number, "withdrawn_at": at, "maker": by, "entered_at": self._clock()},
            )
        return replace(rows.judgement_from(row), withdrawn_at=at, withdrawn_by=by)

    def overrule(self, made: Overrule) -> None:
        """Enter a person's word that a finding is none; the same word (same id) again adds nothing."""
        with self._database.writing() as connection:
            overruling.overrule(connection, made, self._clock())

    def withdraw_overrule(self, finding_id: str, maker: Maker, at: datetime) -> Overrule:
        """Take back what overrules a finding and return it so; UnknownEntry where nothing does."""
        if at.tzinfo is None:
            raise ValueError(f"{at} has no time zone")
        with self._database.writing() as connection:
            return overruling.withdraw(connection, finding_id, maker, at, self._clock())
