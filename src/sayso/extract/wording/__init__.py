"""Words of page furniture, one TOML file a language, read together: pages mix languages."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "ru", "uk", "ro", "de")
_NOISE = re.compile(r"[^\w+@%]+")


def key(words: str) -> str:
    """Words in the form in which they are compared: lower case, no marks, one space between, nothing else."""
    if words.isascii():
        return _NOISE.sub(" ", words.lower().replace("'", "")).strip()
    lowered = unicodedata.normalize("NFD", words.casefold().replace("’", "'"))
    bare = "".join(c for c in lowered if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return _NOISE.sub(" ", bare.replace("'", "")).strip()


@dataclass(frozen=True)
class Wording:
    """The lists of all languages, in the form of `key`; what each holds stands at the head of en.toml."""

    exact: frozenset[str]
    buttons: frozenset[str]
    starts: dict[str, tuple[str, ...]]  # by first word
    labels: frozenset[str]
    headings: frozenset[str]
    credits: frozenset[str]
    networks: frozenset[str]
    fillers: frozenset[str]
    sections: frozenset[str]
    home: frozenset[str]
    bylines: frozenset[str]
    desks: frozenset[str]
    joiners: frozenset[str]
    published: frozenset[str]
    calendar: frozenset[str]  # names of months and days: "By Monday" is no author
    atoms: re.Pattern[str]
    shouts: re.Pattern[str]
    icon: re.Pattern[str]
    endings: re.Pattern[str]


@cache
def wording() -> Wording:
    """The word lists, read once."""
    lists = _read()

    def keys(name: str) -> frozenset[str]:
        return frozenset(key(phrase) for phrase in lists[name])

    starts: dict[str, list[str]] = {}
    for phrase in sorted(keys("starts")):
        starts.setdefault(phrase.split(" ", 1)[0], []).append(phrase)
    return Wording(
        exact=keys("exact"),
        buttons=keys("buttons"),
        starts={first: tuple(phrases) for first, phrases in starts.items()},
        labels=keys("labels"),
        headings=keys("headings") | keys("labels"),
        credits=keys("credits"),
        networks=keys("networks"),
        fillers=keys("fillers"),
        sections=keys("sections"),
        home=keys("home"),
        bylines=keys("bylines"),
        desks=keys("desks"),
        joiners=keys("joiners"),
        published=keys("published"),
        calendar=keys("months") | keys("weekdays"),
        atoms=_atoms(lists),
        shouts=re.compile(rf"(?<![^\W\d_])(?:{_any(lists['shouts'])})(?=$|[^\w]|[A-ZА-Я][a-zа-я])"),
        icon=re.compile(rf"[\w.&'’-]+(?: [\w.&'’-]+){{0,2}} (?:{_any(lists['icons'])})", re.IGNORECASE),
        # Three words or more: what two words say ("read more") also ends sentences.
        endings=re.compile(rf"(?:{_any(p for p in lists['exact'] if p.count(' ') > 1)})[\s.…»›→>]*$", re.IGNORECASE),
    )


def _read() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for language in LANGUAGES:
        text = files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
        for name, phrases in tomllib.loads(text).items():
            lists.setdefault(name, []).extend(phrases)
    return lists


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, whatever spaces stand between their words."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _atoms(lists: dict[str, list[str]]) -> re.Pattern[str]:
    """Dates, times, "5 hours ago", "12 comments", "4 min read": each under a name, wherever it is glued on."""
    published = _any(word.capitalize() for word in lists["published"])  # glued on: "Staff ReporterPublished ..."
    months, weekdays = _any(lists["months"]), _any(lists["weekdays"])
    zone = (
        r"(?:\s?[ap]\.?m\b\.?)?"
        r"(?:\s?\(?(?-i:UTC|MSK|WIB|Uhr|[A-Z]{1,3}T)(?-i:(?![A-Z](?![a-z]))(?![a-z]))\)?(?:\s?[+-]\d{1,2}(?::?\d\d)?)?)?"
    )
    time = r"\d{1,2}:\d{2}(?::\d{2})?" + zone
    day = (
        rf"(?:\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{2,4}}\.?|\d{{4}}[./-]\s?\d{{1,2}}[./-]\s?\d{{1,2}}\.?"
        rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:{months})\b\.?,?\s+\d{{4}}(?:\s(?:года|року)\b|\s[гр]\.)?"
        rf"|(?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
    )
    number = r"(?<!\w)\d[\d.,\s]{0,8}\d\s?[kKmMкК]?|(?<!\w)\d\s?[kKmMкК]?"
    counters, reading = _any(lists["counters"]), _any(lists["reading_time"])
    ago = _any(lists["ago"]).replace(re.escape("#"), r"(?:\d{1,3}|an?|one)")
    return re.compile(
        rf"(?P<ago>(?:{ago})(?![^\W\d]))"
        rf"|(?P<reading>\d{{1,3}}\s?(?:{reading})(?!\w)|(?:{reading})\s?:?\s?\d{{1,3}}\s?(?:{_any(lists['minutes'])})(?!\w))"
        rf"|(?P<minutes>(?<!\w)\d{{1,3}}\s(?:{_any(lists['minutes'])})(?!\w))"
        rf"|(?P<day>(?:(?:{weekdays})\.?,?\s+)?{day}(?:(?:,|\s|[–-]|\bat\b|\bum\b|\bo\b|\bв\b|\bо\b|\bla\b){{1,4}}\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?{zone})?)"
        rf"|(?P<counter>(?:{number})\s?(?:{counters})(?!\w)|(?:{counters})\s?[:(]\s?\d[\d.,]{{0,9}}\)?)"
        rf"|(?P<published>(?-i:(?<=[^\W\d_A-ZА-Я])(?:{published})(?!\w)))"
        rf"|(?P<time>(?<!\d){time}(?!\d))",
        re.IGNORECASE,
    )
