"""The map: a place inside the region the text puts it in, and told distances against measured ones."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from sayso.check.case import Case
from sayso.check.distances import Stated, bearing_between, find_distances
from sayso.check.told import Setting, Told
from sayso.model import Finding, Mention, Outcome, Quote
from sayso.places import Entry, Located
from sayso.places.geography import Circle, Distance
from sayso.text.sentences import Sentence

_COARSE = frozenset({"country", "region", "district"})
_JOINTS = 8  # words between a place and the region it is put in
_OFF_COURSE = 67.5  # degrees; "north" said of what lies north-east is no slip
_KNOWN_KM = 60.0  # a place known less well than this lies at no distance that could be compared


def check_place(case: Case) -> Iterator[Finding]:
    """What does not fit on the map, and what was measured and fits; each pair of places once, and of a sentence that
    copies repeat only the first."""
    seen: set[tuple[str, str]] = set()
    looked: set[tuple[str, str]] = set()
    placed = [mention.place for mention in case.mentions if mention.place]
    names = {place.name for place in placed} | {span.text for place in placed for span in place.spans}
    for mention in case.mentions:
        told = case.told[mention.report_id]
        for sentence in _sentences(told, mention, names, looked):
            for key, finding in (*_containments(case, told, sentence, mention), *_apart(case, told, sentence, mention)):
                if key not in seen:
                    seen.add(key)
                    yield finding


def _sentences(
    told: Told, mention: Mention, names: Collection[str], looked: set[tuple[str, str]]
) -> Iterator[Sentence]:
    """The sentences that tell of a mention, then those that name its place again, by one of the names given; those
    looked at are left out."""
    place_id = mention.place.gazetteer_id if mention.place else ""
    telling = list(told.sentences_of(mention))
    for sentence in (*telling, *(other for other in told.sentences if place_id and other not in telling)):
        words = told.text[sentence.start : sentence.end]
        is_telling = sentence in telling
        if (place_id, words) in looked or not (is_telling or any(name in words for name in names)):
            continue
        looked.add((place_id, words))
        here = told.places_in(sentence.start, sentence.end)
        if is_telling or any(one.entry and one.entry.id == place_id for one in here):
            yield sentence


def _containments(
    case: Case, told: Told, sentence: Sentence, mention: Mention
) -> Iterator[tuple[tuple[str, str], Finding]]:
    """ "X, a village in the Y district of Z region": whether X lies in Y, and Y in Z."""
    named = [place for place in told.places_in(sentence.start, sentence.end) if place.entry]
    for inner, outer in pairwise(named):
        if inner.entry is None or outer.entry is None or not _puts_inside(told, inner, outer):
            continue
        lies = _lies_in(case.setting, inner, outer.entry)
        if lies == "unsure" or (
            lies == "inside" and outer.kind == "country"
        ):  # that a town lies in its country is no news
            continue
        quote = told.quote(inner.start, outer.end)
        names = f"{inner.entry.name} in {outer.entry.name}"
        if lies == "outside":
            km = _measured(case.setting, inner.entry, outer.entry)
            far = f"; it lies about {km.km:,.0f} km outside" if km and km.km >= 1 else ""
            message = f"The text puts {names}. On the map it does not lie there{far}."
        else:
            message = f"The text puts {names}. On the map it lies there."
        verdict: Outcome = "inconsistent" if lies == "outside" else "consistent"
        yield (inner.entry.id, outer.entry.id), _finding(case, verdict, message, quote, mention)


def _puts_inside(told: Told, inner: Located, outer: Located) -> bool:
    """Whether only small words such as ", a village in the" stand between a place and a coarser one."""
    if inner.entry is None or outer.entry is None or outer.kind not in _COARSE or inner.entry.id == outer.entry.id:
        return False
    if inner.offset is not None and inner.offset.km:  # "60 km from X in Y": what is in Y is not X
        return False
    between = told.tokens(inner.end, outer.start)
    wording = told.wording
    if wording is None or len(between) > _JOINTS or not between:
        return False
    if any(word.lower in wording.distances.border for word in told.tokens(outer.start, outer.end + 10)):
        return False
    joined = all(token.lower in wording.inside_joints for token in between)
    finer = outer.entry.radius_km > inner.entry.radius_km and inner.kind not in ("water", "landscape", "country")
    return joined and finer and outer.role in ("place", "possessor")


def _lies_in(setting: Setting, inner: Located, outer: Entry) -> str:
    """ "inside", "outside" or "unsure"; a namesake that lies inside makes it unsure, as the text may mean that one."""
    assert inner.entry
    if setting.gazetteer.contains(outer.id, inner.entry.id):
        return "inside"
    region = setting.geography.region_of(outer)
    lies = setting.geography.contains(region, _circle(inner.entry))
    if lies != "outside" or isinstance(region, Circle):  # a circle drawn round a district is not its border
        return "inside" if lies == "inside" else "unsure"
    for other in setting.gazetteer.candidates(inner.name):
        if setting.gazetteer.contains(outer.id, other.id):
            return "unsure"
        if setting.geography.contains(region, _circle(other)) != "outside":
            return "unsure"
    return "outside"


def _apart(case: Case, told: Told, sentence: Sentence, mention: Mention) -> Iterator[tuple[tuple[str, str], Finding]]:
    """ "In X, 60 km north of Y": whether X lies so far from Y, and in that direction."""
    for stated in find_distances(told, sentence):
        subject = _subject(told, sentence, stated)
        if subject is None or subject.entry is None:
            continue
        entry, place = subject.entry, _circle(subject.entry)
        measured = _distance(case.setting, entry, place, stated)
        if measured is None:
            continue
        start, end = min(subject.start, stated.start), max(subject.end, stated.end)
        quote = told.quote(start, end)
        goal = _goal(stated)
        key = (entry.id, f"{goal} {stated.least_km:.3f} {stated.most_km:.3f}")
        verdict, why = _compared(place, measured, stated)
        message = f"The text puts {entry.name} {_told_length(told, stated)}. By the map it is {_km(measured)}{why}."
        yield key, _finding(case, verdict, message, quote, mention)


def _subject(told: Told, sentence: Sentence, stated: Stated) -> Located | None:
    """The place that is said to be so far from something: the finest named in the sentence beside the landmark.

    Not where the distance is all that tells the place: then there is nothing to compare it with.
    """
    here = [
        place
        for place in told.places_in(sentence.start, sentence.end)
        if place.entry
        and place.kind not in ("country", "water", "landscape")
        and (stated.border or place.kind not in _COARSE)  # a region lies at no distance from a town in it
        and place.role == "place"
        and (place.end <= stated.start or place.start >= stated.end)
        and not (stated.landmark and place.entry.id == stated.landmark.id)
    ]
    # The distance stands beside its subject: "in X, 60 km from Y", "60 km from Y, in X", but no clause further off.
    beside = [p for p in here if 0 <= stated.start - p.end <= 30 or 0 <= p.start - stated.end <= 12]
    if not beside:
        return None
    best = min(beside, key=lambda p: (min(abs(stated.start - p.end), abs(p.start - stated.end)), p.start))
    finer = [p for p in here if p.entry and best.entry and told.setting.gazetteer.contains(best.entry.id, p.entry.id)]
    return finer[0] if finer else best


def _distance(setting: Setting, entry: Entry, place: Circle, stated: Stated) -> Distance | None:
    if stated.border:
        neighbour = stated.landmark.country if stated.landmark and stated.landmark.country != entry.country else ""
        return setting.geography.to_border(place, entry.country, neighbour) if entry.country else None
    if stated.landmark is None:
        return None
    region = setting.geography.region_of(stated.landmark) if stated.landmark.kind in _COARSE else None
    return setting.geography.between(place, region or _circle(stated.landmark))


def _compared(place: Circle, measured: Distance, stated: Stated) -> tuple[Outcome, str]:
    """The verdict on a told distance and direction, and what is to be added in words."""
    if measured.least > stated.most_km or measured.most < stated.least_km:
        return "inconsistent", ""
    if max(place.radius_km, measured.allowance_km) > max(_KNOWN_KM, stated.most_km):
        return "cannot say", "; where the place lies is not known well enough"
    landmark = stated.landmark
    if stated.bearing is not None and landmark and not stated.border and measured.least > 0:
        way = bearing_between(landmark.lat, landmark.lon, place.lat, place.lon)
        off = abs((way - stated.bearing + 180) % 360 - 180)
        # Beside a town that is as wide as the distance any direction can be meant.
        if off > _OFF_COURSE and measured.km > 2 * measured.allowance_km:
            return "inconsistent", f", and it lies to the {_direction(way)} of {landmark.name}"
    return "consistent", ""


def _measured(setting: Setting, inner: Entry, outer: Entry) -> Distance | None:
    return setting.geography.between(_circle(inner), setting.geography.region_of(outer))


def _circle(entry: Entry) -> Circle:
    return Circle(entry.lat, entry.lon, entry.radius_km)


def _goal(stated: Stated) -> str:
    name = stated.landmark.name if stated.landmark else ""
    return f"the border {name}".strip() if stated.border else name


def _told_length(told: Told, stated: Stated) -> str:
    return f"“{' '.join(told.text[stated.start : stated.end].split())}”"


def _km(distance: Distance) -> str:
    if distance.most < 1:
        return "less than a kilometre"
    if distance.least < 1:
        return f"{distance.most:,.0f} km at most"
    return f"{distance.least:,.0f} to {distance.most:,.0f} km"


def _direction(way: float) -> str:
    names = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
    return names[round(way / 45) % 8]


def _finding(case: Case, verdict: Outcome, message: str, quote: Quote, mention: Mention) -> Finding:
    return Finding("place", verdict, case.incident.id, message, (quote,), mentions=(mention.id,))
