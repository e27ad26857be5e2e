"""Claims that people say are none."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from sayso.ledger import rows
from sayso.ledger.statements import ON_CLAIMS
from sayso.model.incidents import words_on_claims


def refused(connection: Connection, report_ids: Iterable[str], bounds: Mapping[str, int]) -> set[str]:
    """The claims of these reports that by the last standing word on them are none."""
    found = connection.execute(ON_CLAIMS, {**bounds, "sides": list(report_ids)}).all()
    words = words_on_claims(map(rows.judgement_from, found))
    return {claim for claim, judged in words.items() if judged.verdict == "no"}
