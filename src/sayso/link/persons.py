"""Whether two names in different reports are one person: by name, office, affiliation and country; with the reason."""

from collections.abc import Sequence
from typing import Literal

from sayso.link.described import Described
from sayso.link.voices import Voice
from sayso.profiles import Titles
from sayso.text.name_keys import same_word

Likeness = Literal["same", "surname", "other"]
_OVERLAP_DAYS = 400  # between two reports in which a surname with one office means one person


def same_person(one: Voice, other: Voice, titles: Titles) -> str:
    """Why the two are one person, "" where nothing shows it or something speaks against it.

    A full name is enough where nothing speaks against it. A surname alone is not: it takes the same office or the
    same affiliation, or the same country with no office against it, and reports not far apart in time.
    """
    how = compare_names(one.words, other.words, titles)
    if how == "other" or clash(one.told, other.told, titles):
        return ""
    shared = shared_office(one.told, other.told, titles)
    names = "one name" if [*one.words] == [*other.words] else "spellings of one name"
    if how == "same":
        return f"{names}; {shared or 'nothing told of them speaks against it'}"
    if not shared or _days_apart(one, other) > _OVERLAP_DAYS:
        return ""
    return f"the surname, and {shared}, at one time"


def compare_names(one: Sequence[str], other: Sequence[str], titles: Titles) -> Likeness:
    """ "same" for two full names that can be one, "surname" where one is a surname or an initial, else "other"."""
    if not one or not other:
        return "other"
    if len(one) > 1 and len(other) > 1 and len(one) == len(other) and _is_turned(one, other):
        return "same"
    if not same_word(one[-1], other[-1]):
        return "other"
    if len(one) == 1 or len(other) == 1:
        return "surname"
    if _ends(one, other) or _ends(other, one):
        return "surname"  # of two words: "Ana Lopez Garcia", "Lopez Garcia"
    given, others = one[0].strip("."), other[0].strip(".")
    if len(given) == 1 or len(others) == 1:
        return "surname" if same_word(given[0], others[0]) else "other"
    if not titles.is_same_given(given, others):
        return "other"
    # A patronymic or second name may be left out, but not be another one.
    middle, others_middle = one[1:-1], other[1:-1]
    agree = not middle or not others_middle or titles.is_same_given(middle[0], others_middle[0])
    return "same" if agree else "other"


def clash(one: Described, other: Described, titles: Titles) -> bool:
    """Whether what is told of two bearers of one name makes two persons of them."""
    if one.country and other.country and one.country != other.country:
        return True
    if one.office and other.office:
        has_moved = {one.office, other.office} <= titles.national_offices and one.country == other.country != ""
        if one.office != other.office or _differ(one.domain, other.domain):
            return not has_moved
        if one.office in titles.offices_of_place and one.where and other.where and not one.where & other.where:
            return True
    if one.office == other.office and _differ(one.kind, other.kind):
        return True
    return bool(one.name and other.name and not set(one.name) & set(other.name))


def shared_office(one: Described, other: Described, titles: Titles) -> str:
    """What two descriptions have in common that ties a surname to one person; "" where it is not enough."""
    at = f" of {one.country}" if one.country and one.country == other.country else ""
    if one.name and one.name == other.name and len(one.name) > 1:
        return f"both of {' '.join(one.name).title()}"
    body = " ".join(filter(None, (one.domain, one.kind))) if one.kind == other.kind else one.domain
    same_domain = bool(one.domain) and one.domain == other.domain
    if one.office and one.office == other.office and one.is_deputy == other.is_deputy:
        told = f"both {'deputy ' * one.is_deputy}{one.office}"
        if one.office in titles.single_offices:
            return told + at
        if one.office in titles.offices_of_place:
            return f"{told} of one place" if one.where & other.where else ""
        if same_domain or (one.kind and one.kind == other.kind and one.kind not in titles.needs_domain):
            return f"{told}, {body}{at}"
        return told + at if at else ""
    if at and one.kind == other.kind and same_domain and not (one.office and other.office):
        return f"both of the {body}{at}"
    return f"both{at}" if at and not (one.office and other.office) else ""


def _ends(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether the longer name ends in all words of the shorter one."""
    tail = longer[len(longer) - len(shorter) :] if len(longer) > len(shorter) else ()
    return bool(tail) and all(same_word(word, last) for word, last in zip(shorter, tail, strict=True))


def _is_turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the second name is the first with its words the other way round: "Marat Sadyr", "Sadyr Marat"."""
    return all(same_word(word, turned) for word, turned in zip(one, reversed(other), strict=True))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _days_apart(one: Voice, other: Voice) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 0
