"""An incident as one file: facts, claims, map, sources, checks, the day it is as of, and how it was made."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from markupsafe import Markup

from sayso import __version__
from sayso.desk.rendering import render
from sayso.desk.states import Seen
from sayso.desk.telling import told_of
from sayso.errors import UsageError
from sayso.model import Incident

_SHEET = Path(__file__).parent / "static" / "desk.css"


def dossier_pdf(seen: Seen, incident: Incident, as_of: str = "", now: datetime | None = None) -> bytes:
    """The dossier as PDF: all that its HTML says, on paper; UsageError where what sets it is not installed."""
    try:
        from sayso.desk.printing import pdf_of  # late: the typesetter is large, and only paper needs it
    except ModuleNotFoundError as missing:
        if missing.name not in {"fontpkg_amiri", "typst"}:
            raise
        raise UsageError(
            "a dossier as PDF", "needs packages that are not installed; add them with: pip install 'sayso[desk]'"
        ) from missing
    made_at = now or datetime.now(UTC)
    about = f"Incident {incident.id}, as known on {as_of or made_at.strftime('%Y-%m-%d %H:%M UTC')}"
    return pdf_of(dossier_of(seen, incident, as_of, made_at), about, f"sayso {__version__}", made_at)


def dossier_of(seen: Seen, incident: Incident, as_of: str = "", now: datetime | None = None) -> str:
    """The dossier as HTML that asks for nothing else: no script, no address, its styles and its map in it."""
    facts = told_of(seen, incident)
    readings = list(seen.view.readings(facts["reports"]))
    makers = Counter(str(reading.maker) for reading in readings)
    makers.update(str(j.maker) for j in facts["judgements"] if j.withdrawn_at is None)
    return render(
        "dossier.html",
        **facts,
        as_of=as_of,
        numbers={report: number for number, report in enumerate(facts["reports"], 1)},
        made_at=now or datetime.now(UTC),
        makers=sorted(makers.items()),
        sheet=Markup(_SHEET.read_text(encoding="utf-8")),  # ours, not a report's
    )
