"""Every place name of a report and what it means: weighed with the dateline, the title and the outlet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sayso.model import Report
from sayso.places import (
    TIES,
    Gazetteer,
    Located,
    Toponym,
    countries_named,
    find_toponyms,
    kind_of_word,
    leading_country,
    open_domains,
    resolve_toponyms,
    stretches,
)
from sayso.readers.told import Told
from sayso.text.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Names:
    """The place names of a report in order, those that a network adds to them, and the country they speak of most.

    A network adds names that no rule finds, and takes what opens a longer name ("Oslo Harbour Bridge") for a place.
    """

    found: list[Located]
    added: list[Located]
    country: str


def locate_report(report: Report, language: str, gazetteer: Gazetteer, told: Told | None) -> Names:
    """The place names of the text, stretch by stretch.

    What title and outlet name says which country is talked of, and so does the dateline, which is part of the text.
    """
    hints = outlet_countries(report, gazetteer)
    text = report.readable
    found: list[Located] = []
    added: list[Located] = []
    for at, end in stretches(text):
        part = text[at:end]
        ruled = find_toponyms(part, gazetteer, language)
        learned = list(_learned(part, at, ruled, told, gazetteer)) if told else []
        together = sorted((*ruled, *learned), key=lambda toponym: toponym.start)
        is_learned = {id(toponym) for toponym in learned}
        for toponym, place in zip(together, resolve_toponyms(together, part, gazetteer, hints), strict=True):
            moved = replace(place, start=place.start + at, end=place.end + at)
            if id(toponym) not in is_learned:
                found.append(moved)
            if id(toponym) in is_learned or (told and moved.role in {"modifier", "org"}):
                added.append(replace(moved, role="place"))
    return Names(found, added, leading_country(found, text, gazetteer, hints))


def outlet_countries(report: Report, gazetteer: Gazetteer) -> list[str]:
    """The country that the outlet's name, the title and the address tell of most, as a list of one code or none."""
    votes = countries_named(f"{report.title}.\n{report.publisher}.", gazetteer)
    host = urlsplit(report.url).hostname or ""
    domain = host.rpartition(".")[2]
    if len(domain) == 2 and domain not in open_domains():
        code = {"uk": "GB"}.get(domain, domain.upper())
        votes[code] += 1 if gazetteer.country(code) else 0
    return [code for code, count in votes.most_common(1) if 2 * count > votes.total()]


def _learned(text: str, at: int, ruled: Iterable[Toponym], told: Told, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The names in words that a network takes for a place and in which the rules find none."""
    taken = [(toponym.start, toponym.end) for toponym in ruled]
    for start, end in told.runs("place", at, at + len(text)):
        for first, last in _names(text, start - at, min(end - at, len(text))):
            name = text[first:last]
            if any(s < last and first < e for s, e in taken) or all(map(kind_of_word, name.split())):
                continue
            if not gazetteer.demonym_country(name):
                yield Toponym(first, last, name, gazetteer.candidates(name))


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of capitals in the range, small words between them allowed: "Ciudad de la Costa"."""
    run: list[Token] = []
    for token in tokenise(text, start, end):
        if token.text[:1].isupper():
            run.append(token)
        elif run and (token.lower not in TIES or token.start - run[-1].end > len(" de la ")):
            yield run[0].start, run[-1].end
            run = []
    if run:
        yield run[0].start, run[-1].end
