"""Which body a name stands for: its kind, what it is for, its country or place; or its own name."""

from collections.abc import Sequence

from sayso.link.described import Described, Describer
from sayso.link.voices import Voice
from sayso.profiles import Titles

BodyKey = tuple[str, ...]


def body_key(told: Described, titles: Titles, home: str = "") -> BodyKey:
    """What makes a body one with another of the same key, () where too little is told.

    `home` is the country it is taken for where its name tells none. A body that acts for a place must name it.
    """
    if not told.kind or (told.kind in titles.needs_domain and not told.domain):
        return ()
    places = tuple(sorted(told.places))
    if told.kind in titles.needs_place:
        where = tuple(sorted(told.where)) or ((told.country,) if told.country else ())
        return (told.kind, told.country, *where, *sorted(told.name)) if where else ()
    country = told.country or home
    domain = told.domain if told.kind in titles.needs_domain else ""
    return (told.kind, domain, country, *places, *sorted(told.name)) if country else ()


def why_body(key: BodyKey, told: Described, titles: Titles, other: Described) -> str:
    """The reason, in words, that two bodies of one key are one."""
    parts = " ".join(filter(None, (told.domain, told.kind)))
    if told.kind in titles.needs_place:
        return f"both the {parts} of one place"
    country = told.country or other.country or key[2]
    inferred = [] if told.country and other.country else ["the incidents told beside the name without one lie there"]
    return "; ".join([f"both the {parts} of {country}", *inferred])


def place_key(voice: Voice, describer: Describer) -> BodyKey:
    """The place that speaks: "Kyiv" and "Kiev". Whom it stands for is not told, so it is nobody but itself."""
    entry = describer.place_named(voice.name)
    return ("place", entry.id) if entry else ()


def fitting_home(voice: Voice, others: Sequence[Voice], titles: Titles) -> str:
    """The country a ministry without one is taken for: that of all incidents of its report.

    "" for bodies of which those of other countries speak as often, such as foreign ministries, and where the report
    lets a body of the same kind and domain of another country speak.
    """
    if voice.told.kind not in titles.home_kinds or voice.told.domain in titles.foreign_domains:
        return ""
    rivals = [v.told for v in others if v is not voice and v.told.kind == voice.told.kind]
    if any(r.domain == voice.told.domain and r.country not in ("", voice.home) for r in rivals):
        return ""
    return voice.home
