"""The shapes of speakers and of how an incident stands: plain dictionaries (docs/formats.md)."""

from collections.abc import Iterable, Mapping

from sayso.export.shapes import Shape
from sayso.link import Standing
from sayso.model import Actor, Change, Position, Statement, Step, TopicTable


def actor_shape(actor: Actor, groups: Mapping[str, str]) -> Shape:
    """A speaker across reports; `groups` maps a report to its group of copies."""
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "names": list(actor.names),
        "country": actor.country,
        "official": actor.is_official,
        "speaks_for": actor.speaks_for,
        "roles": [
            {"role": t.role, "affiliation": t.affiliation, "first": _day(t.first), "last": _day(t.last)}
            for t in actor.tenures
        ],
        "claims": len(actor.claims),
        "reports": len(actor.reports),
        "independent_reports": len({groups.get(report, report) for report in actor.reports}),
        "ties": [{"claims": [tie.left, tie.right], "reason": tie.reason} for tie in actor.ties],
    }


def statement_shape(statement: Statement) -> Shape:
    """A claim with its day; `dated` says that the text dates the saying, else it is the day of the report."""
    claim = statement.claim
    return {
        "claim": claim.id,
        "report": claim.report_id,
        "day": _day(statement.day),
        "dated": statement.is_dated,
        "stance": claim.stance,
        "topic": claim.topic,
        "content": [{"start": span.start, "end": span.end, "quote": span.text} for span in claim.content],
    }


def changes_shape(changes: Iterable[Change]) -> list[Shape]:
    """Changes of account: what was said before and after."""
    return [
        {
            "topic": change.topic,
            "speaker": _speaker(change.actor),
            "before": statement_shape(change.before),
            "after": statement_shape(change.after),
        }
        for change in changes
    ]


def standing_shape(standing: Standing) -> Shape:
    """How an incident stands: {"topics", "status"}."""
    return {
        "topics": [_topic(table) for table in standing.topics],
        "status": [_step(step) for step in standing.history],
    }


def _topic(table: TopicTable) -> Shape:
    return {
        "topic": table.topic,
        "disputed": table.is_disputed,
        "accounts": table.accounts,
        "reports": table.reports,
        "positions": [_position(position) for position in table.positions],
        "elsewhere": [_position(position) for position in table.elsewhere],
        "changes": changes_shape(table.changes),
        "unanswered": [claim.id for claim in table.unanswered],
    }


def _position(position: Position) -> Shape:
    return {
        "side": position.side,
        "speaker": _speaker(position.actor),
        "reports": position.reports,
        "independent_reports": position.independent,
        "telling": position.telling.claim.id,
        "statements": [statement_shape(statement) for statement in position.statements],
    }


def _step(step: Step) -> Shape:
    return {
        "status": step.status,
        "day": _day(step.day),
        "dated": step.is_dated,
        "note": step.note,
        "speaker": _speaker(step.actor) if step.actor else None,
        "report": step.report_id,
        "claim": step.claim.id if step.claim else None,
    }


def _speaker(actor: Actor) -> Shape:
    return {"id": actor.id, "name": actor.name, "country": actor.country, "official": actor.is_official}


def _day(day: object) -> str | None:
    return str(day) if day else None
