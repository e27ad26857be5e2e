"""Templates to HTML. All that is printed is escaped, and hostile characters are shown as signs, whatever it is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from sayso import __version__
from sayso.export.wording import counted, described, when_said, where
from sayso.model import Claim, Report, Span
from sayso.model.ids import short
from sayso.text.quotations import CLOSING, OPENING
from sayso.text.visible import visible

_HERE = Path(__file__).parent


def render(template: str, **facts: Any) -> str:
    """The page that a template makes of these facts."""
    return _environment.get_template(template).render(facts)


def report_path(report_id: str) -> str:
    """The address of a report; users may give reports any id."""
    return f"/reports/{quote(report_id, safe='')}"


def claim_path(claim: Claim) -> str:
    """The address of a claim: beside the text it was made in."""
    return f"{report_path(claim.report_id)}#{claim.id}"


def speaker_path(actor_id: str) -> str:
    """The address of a speaker."""
    return f"/speakers/{quote(actor_id, safe='')}"


def incident_path(incident_id: str) -> str:
    """The address of an incident."""
    return f"/incidents/{quote(incident_id, safe='')}"


@pass_context
def _link(context: Context, path: str) -> str:
    """The path, with the moment the ledger is seen at."""
    as_of = context.get("as_of")
    if not as_of:
        return path
    before, mark, anchor = path.partition("#")
    return f"{before}{'&' if '?' in before else '?'}{urlencode({'as_of': as_of})}{mark}{anchor}"


def _data(value: Any) -> Markup:
    """Data for scripts as JSON inside `<script type="application/json">`: nothing in it can end the element."""
    text = json.dumps(value, separators=(",", ":"))
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return Markup(text)


def _query(fields: Mapping[str, str]) -> str:
    """Fields as the query of an address; half a character, which no address can hold, becomes a question mark."""
    return urlencode(fields, errors="replace")


def _words(spans: Iterable[Span]) -> str:
    """The exact words, pieces joined by an ellipsis."""
    return " … ".join(span.text for span in spans)


def _quoted(words: str) -> Markup:
    """The words in quotation marks; in their own where they stand in some."""
    marked = words[:1] in OPENING and words[-1:] in CLOSING and len(words) > 1
    return Markup("<span>{}</span>" if marked else "<q>{}</q>").format(visible(words))


def _by_words(by: Iterable[tuple[Report, Sequence[Span]]]) -> dict[str, list[Report]]:
    """The reports that use the same words, those most use first."""
    found: dict[str, list[Report]] = {}
    for report, spans in by:
        found.setdefault(_words(spans), []).append(report)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _plain(name: str) -> str:
    """ "object type" for "object_type"."""
    return name.replace("_", " ")


def _web_address(report: Report) -> str:
    """The report's address where a browser may be led to it, "" for a file or anything else."""
    try:
        return report.url if urlsplit(report.url).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _number(count: int, noun: str) -> str:
    """ "1 page", "2 pages"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _printed(value: Any) -> Any:
    """What is printed: markup of ours as it is, of all else the visible form; a maker's name can be anything too."""
    return value if isinstance(value, Markup) else visible(str(value))


_FUNCTIONS: Mapping[str, Any] = {
    "claim_path": claim_path,
    "counted": counted,
    "described": described,
    "incident_path": incident_path,
    "number": _number,
    "report_path": report_path,
    "speaker_path": speaker_path,
    "version": __version__,
    "web_address": _web_address,
    "when_said": when_said,
    "where": where,
}
_FILTERS: Mapping[str, Any] = {
    "by_words": _by_words,
    "data": _data,
    "link": _link,
    "plain": _plain,
    "quoted": _quoted,
    "short": short,
    "urlencode": _query,
    "words": _words,
}


def _make_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_FUNCTIONS)
    environment.filters.update(_FILTERS)
    return environment


_environment = _make_environment()
