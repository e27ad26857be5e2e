"""From a capture to a report."""

from datetime import date, datetime
from urllib.parse import urlsplit

from sayso.errors import EmptyInput, UnreadableInput
from sayso.extract.bylines import find_byline, find_publisher
from sayso.extract.chrome import find_chrome
from sayso.extract.decoding import decode
from sayso.extract.headlines import find_headline
from sayso.extract.languages import language_code, language_of
from sayso.extract.origins import find_origins
from sayso.extract.signs import Signs
from sayso.model import Capture, Report
from sayso.times.published import find_published

_WEB = ("http://", "https://")
# The date of a text and what settles its order of day and month stand in so many characters from either end.
_DATED = 20_000
_PAGES = ("text/html", "application/xhtml+xml")


def extract_report(capture: Capture) -> Report:
    """The report of a capture; EmptyInput where there is nothing to read, UnreadableInput where it is not text.

    Text that came as text is kept to the letter, its page furniture marked as `chrome`; of a page the main text
    is taken, with a blank line between paragraphs. What came beside the text (the fields of JSON Lines) goes
    before what the page says of itself, and that before what the text shows.
    """
    media_type = capture.media_type.lower()
    text, notes = decode(capture.body, capture.url, media_type)
    if media_type.startswith(_PAGES):
        # Late on purpose: trafilatura and lxml take a third of a second to import, and text needs neither.
        from sayso.extract.pages import read_page

        text, signs = read_page(text, capture.url)
    else:
        signs = Signs()
    if not text.strip():
        raise EmptyInput(capture.url, "there is no text in it")
    return _report(capture, text, signs, notes)


def _report(capture: Capture, text: str, signs: Signs, notes: tuple[str, ...]) -> Report:
    fields = capture.fields
    title = fields["title"] if "title" in fields else signs.title or find_headline(text)
    chrome = find_chrome(text, title)
    if signs.repeats_title:
        chrome = _with_title(text, title, chrome)
    readable = Report("", text, chrome=chrome).readable
    if not readable.strip():
        raise EmptyInput(capture.url, "nothing but page furniture is in it")
    language = language_code(fields.get("language", "")) or language_of(readable) or signs.language
    published, reasons = _published(capture, text, signs, language)
    publisher = fields.get("publisher") or signs.publisher or find_publisher(text, chrome)
    byline = signs.byline or find_byline(text, chrome)
    url = fields.get("url") or signs.url or capture.url
    day = published.isoformat() if published else ""
    # A path says where a copy lay, not what was published: only web addresses are part of the id.
    address = url if url.startswith(_WEB) else ""
    origins = dict.fromkeys((*signs.origins, *find_origins(text, publisher, byline)))
    return Report(
        id=fields.get("id") or Report.make_id(address, publisher, day, title, text),
        text=text,
        url=url,
        publisher=publisher,
        title=title,
        byline=byline,
        published=published,
        language=language,
        chrome=chrome,
        origins=tuple(origins),
        notes=(*notes, *signs.notes, *reasons),
        capture_sha256=capture.sha256,
    )


def _published(capture: Capture, text: str, signs: Signs, language: str) -> tuple[date | None, tuple[str, ...]]:
    given = capture.fields.get("published", "").strip()
    if given:
        day = read_iso_day(given)
        if day is None:
            raise UnreadableInput(capture.url, f'"published" is {given[:40]!r}, not an ISO date such as "2025-07-11"')
        return day, ()
    if signs.published:
        return signs.published, ()
    # Only of a page from the web is the day it was fetched a bound on its date: a file may be of any age.
    from_web = not capture.fields and capture.url.startswith(_WEB)
    excerpt = text if len(text) <= 2 * _DATED else f"{text[:_DATED]}\n{text[-_DATED:]}"
    found = find_published(
        excerpt,
        language or "en",
        outlet_hint=_host(capture.fields.get("url", "") or capture.url),
        latest_possible=capture.fetched_at.date() if from_web else None,
    )
    return (found.date, (f"published {found.date.isoformat()}: {found.reason}",)) if found else (None, ())


def _host(url: str) -> str | None:
    """The host of a web address, which may tell how its country writes dates."""
    if not url.startswith(_WEB):
        return None
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def read_iso_day(words: str) -> date | None:
    """The day of an ISO 8601 date or time as it was where it was written; None for anything else."""
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        return None


def _with_title(text: str, title: str, chrome: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Chrome with the page's headline, which trafilatura leaves as first line of the main text."""
    return tuple(sorted({*chrome, (0, len(title))})) if text.startswith(title) else chrome
