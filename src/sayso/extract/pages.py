"""Web pages: main text by trafilatura, and what the page declares about itself. Nothing is run and nothing fetched."""

import logging
import re
from datetime import date
from typing import Any

import trafilatura
from trafilatura.settings import Document

from sayso.errors import EmptyInput, UnreadableInput
from sayso.extract.declarations import Declared, read_declarations
from sayso.extract.signs import Signs
from sayso.extract.wording import key

# Trafilatura logs what it discards; here that ends in an error or a note of our own.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# Letters a page must have to hold anything to read: the shortest news flash has about thirty.
MIN_LETTERS = 20
SEARCHED_FOR_ROOT = 10_000
# No search for anything like a date: it makes 1 January of a copyright year.
_DATES = {"extensive_search": False, "original_date": True}
_TABLE_ROW = re.compile(r"^\|\s*|\s*\|\s*$")


def read_page(page: str, name: str) -> tuple[str, Signs]:
    """Main text (a blank line between paragraphs) and signs of a page; EmptyInput where there is nothing to read."""
    if "<html" not in page[:SEARCHED_FOR_ROOT].lower():
        page = f"<html><body>{page}</body></html>"  # trafilatura takes a bare fragment for no page
    tree = trafilatura.load_html(page)
    if tree is None:
        raise UnreadableInput(name, "it cannot be read as a web page")
    declared = read_declarations(tree)
    url = name if name.startswith(("http://", "https://")) else ""
    document = _main_text(page, url)
    notes: tuple[str, ...] = ()
    if document is not None and _letters(document.text or "") >= MIN_LETTERS:
        text = _paragraphs(document.text or "")
    else:
        text = _paragraphs(_all_text(tree))
        notes = ("the main part of the page could not be told from the rest, so all its text was taken",)
    if _letters(text) < MIN_LETTERS:
        raise EmptyInput(name, "there is nothing to read on the page (scripts, which may fill it, are not run)")
    return text, _signs(text, document, declared, url, notes)


def _main_text(page: str, url: str) -> Document | None:
    """Trafilatura's reading, favouring recall.

    In the balanced mode a first paragraph whose class says "teaser" is lost (tried on pages of our own;
    adbar/trafilatura#164), while furniture that comes along is marked later.
    """
    document = trafilatura.bare_extraction(
        page,
        url=url or None,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    return document if isinstance(document, Document) else None


def _all_text(tree: Any) -> str:
    """All text of the page's body, scripts and styles left out, one line a block; depth is no matter here."""
    lines: list[str] = []
    hidden = {"script", "style", "noscript", "template", "head", "title", "svg", "iframe", "object"}
    body = tree.find("body")
    for node in (tree if body is None else body).iter():
        if not isinstance(node.tag, str):
            continue
        own = "" if node.tag in hidden else (node.text or "")
        lines += [own, node.tail or ""]
    return "\n".join(line.strip() for line in lines if line.strip())


def _paragraphs(text: str) -> str:
    rows = (_TABLE_ROW.sub("", line).strip() for line in text.split("\n"))
    return "\n\n".join(row for row in rows if row)


def _letters(text: str) -> int:
    return sum(1 for c in text[:10_000] if c.isalpha())


def _signs(text: str, document: Document | None, declared: Declared, url: str, notes: tuple[str, ...]) -> Signs:
    found = document or Document()
    title = " ".join((declared.title or found.title or "").split())
    return Signs(
        title=title,
        byline=declared.author or (found.author or "").replace(";", ","),
        publisher=declared.publisher or found.sitename or found.hostname or "",
        published=declared.published or _day(found.date),
        language=declared.language,
        url=declared.url or url,
        origins=declared.origins,
        notes=notes,
        repeats_title=bool(title) and key(text.split("\n", 1)[0]) == key(title),
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
