"""What a page declares of itself in its head: meta elements, JSON-LD, canonical address."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

# JSON-LD of a news page has a few dozen objects; more is a catalogue, or meant to keep us busy.
MAX_OBJECTS = 500
MAX_JSON = 1_000_000
_ARTICLES = ("article", "posting", "report", "newsmediaorganization")
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dcterms.date",
)  # fmt: skip
_ORIGINS = ("syndication-source", "original-source")


@dataclass(frozen=True)
class Declared:
    """Values as the page gives them, "" or None where it gives none."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    origins: tuple[str, ...] = ()


def read_declarations(tree: Any) -> Declared:
    """What the page declares; of several values for one thing the one closest to the article goes first."""
    meta = _meta(tree)
    objects = list(_objects(tree))
    articles = [o for o in objects if any(str(o.get("@type", "")).lower().find(kind) >= 0 for kind in _ARTICLES)]
    article = articles[0] if articles else {}
    dates = [article.get("datePublished"), *(meta.get(name) for name in _DATES), *_times(tree)]
    return Declared(
        title=_words(article.get("headline")) or meta.get("og:title", ""),
        author=_names(article.get("author")) or _no_address(meta.get("author") or meta.get("article:author", "")),
        publisher=meta.get("og:site_name", "") or _names(article.get("publisher")),
        published=next((day for day in map(_day, dates) if day), None),
        language=_words(tree.get("lang"))[:2].lower(),
        url=_address(tree, meta),
        origins=_origins(article, meta, tree),
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        content = " ".join((node.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _objects(tree: Any) -> Iterator[dict[str, object]]:
    """The objects of the page's JSON-LD, those inside lists and graphs too; broken JSON is passed over."""
    given = 0
    for node in tree.iter("script"):
        if (node.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting: list[object] = [json.loads((node.text or "")[:MAX_JSON])]
        except (ValueError, RecursionError):
            continue
        while waiting and given < MAX_OBJECTS:
            entry = waiting.pop(0)
            if isinstance(entry, list):
                waiting.extend(entry[:MAX_OBJECTS])
            elif isinstance(entry, dict):
                given += 1
                waiting.extend(v for k, v in entry.items() if k in {"@graph", "mainEntity", "mainEntityOfPage"})
                yield entry


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(value: object) -> str:
    """The names in an author or publisher: a string, an object with a name, or a list of either."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for name in map(_names, value[:10]) if name))
    return _no_address(_words(value.get("name") if isinstance(value, dict) else value))


def _no_address(words: str) -> str:
    return "" if words.startswith(("http://", "https://", "//")) else words


def _times(tree: Any) -> Iterator[str]:
    for node in tree.iter("time"):
        yield node.get("datetime") or ""


def _day(words: object) -> date | None:
    """The day of an ISO date or time; one before the first news page of the web is a default value."""
    try:
        day = datetime.fromisoformat(str(words or "").strip()).date()
    except ValueError:
        return None
    return day if day.year > 1990 else None


def _address(tree: Any, meta: dict[str, str]) -> str:
    canonical = (n.get("href") or "" for n in tree.iter("link") if (n.get("rel") or "").lower() == "canonical")
    for address in (next(canonical, "").strip(), meta.get("og:url", "")):
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _origins(article: dict[str, object], meta: dict[str, str], tree: Any) -> tuple[str, ...]:
    """Outlets or hosts that the page says it took the article from."""
    based = article.get("isBasedOn")
    found = [_based_on(entry) for entry in (based if isinstance(based, list) else [based])]
    found += [meta.get(name, "") for name in _ORIGINS]
    found += [n.get("href") or "" for n in tree.iter("link") if (n.get("rel") or "").lower() in _ORIGINS]
    return tuple(dict.fromkeys(_host(words) for words in found if words))


def _based_on(entry: object) -> str:
    if isinstance(entry, dict):
        named = _names(entry.get("publisher")) or _words(entry.get("name"))
        return named or _words(entry.get("url") or entry.get("@id"))
    return _words(entry)


def _host(words: str) -> str:
    """The host of an address, the words themselves where they are none."""
    if not words.startswith(("http://", "https://")):
        return words
    try:
        return (urlsplit(words).hostname or words).removeprefix("www.")
    except ValueError:
        return words
