"""An invented archive of any size, with the truth beside it: what linking is timed on and counted against.

Readings are made directly, as a reader would give them, from towns of the shipped gazetteer and made-up words. One seed
gives one archive. Incidents lie on the days of three years all over the world, a third of them in "nights": several in
one region on one day. Each is told by one to five reports of its own words, each of those copied by none to thirty
others: word for word, trimmed, under another headline, inside an aggregator's page. Dates drift: a night of two days, a
month, none at all, now and then the day after. Places drift: another spelling, the unit round the town, a name no
gazetteer has, only the country, none. Every eighth report also names an earlier incident.

The years stay three and the towns the same, whatever the size: an archive ten times as large is ten times as dense.
That is harder than what real archives do, which grow over years and countries as well.
"""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sayso.model import Claim, Maker, Mention, Place, Reading, Report, Speaker, Thing, When, entry_id
from sayso.places import Gazetteer
from sayso.places.gazetteer import SHIPPED, Entry

FIRST_DAY = date(2023, 1, 1)
DAYS = 3 * 365
_REGIONS = 600
MAKER = Maker("rule", "archive", "1")
_OBJECTS = ("drone", "drone", "drone", "balloon", "missile", "")
_BODIES = ("Police", "Ministry of Defence", "Border Guard", "Prosecutor's Office", "Emergency Service")
_FORMULAS = (
    "Nobody was hurt and nothing was damaged, and an inquiry has been opened under the article on flight safety.",
    "The area was cordoned off and specialists of the ministry of defence took the fragments away for examination.",
    "Residents are asked not to touch suspicious objects and to call the emergency number one one two at once.",
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One true incident."""

    number: int
    day: date
    town: Entry
    object: str


@dataclass
class Archive:
    """Readings, and what is true of them: mention id to incident number, report id to the report it copies.

    `loose` holds mentions that do not tell both a day and a town: of these two incidents of one district and day cannot
    be told apart by anybody, and refusing to tie them is no mistake.
    """

    readings: list[Reading] = field(default_factory=list)
    incident_of: dict[str, int] = field(default_factory=dict)
    copy_of: dict[str, str] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)


def invent(reports: int, gazetteer: Gazetteer, seed: int = 1) -> Archive:
    """An archive of so many reports, in the order of their publication."""
    chance = random.Random(seed)
    archive = Archive()
    maker = _Maker(chance, gazetteer, archive)
    for happening in _happenings(chance, gazetteer):
        maker.tell(happening)
        if len(archive.readings) >= reports:
            break
    del archive.readings[reports:]
    archive.readings.sort(key=lambda reading: (reading.report.published, reading.report.id))
    return archive


def _happenings(chance: random.Random, gazetteer: Gazetteer) -> Iterator[Happening]:
    """Incidents without end; a third of them come several to a night and region."""
    regions = _towns_by_region(gazetteer)
    number = 0
    while True:
        towns, day = chance.choice(regions), FIRST_DAY + timedelta(chance.randrange(DAYS))
        at_once = chance.choice((2, 2, 3, 4)) if chance.random() < 0.15 else 1
        for town in chance.sample(towns, min(at_once, len(towns))):
            yield Happening(number, day, town, chance.choice(_OBJECTS))
            number += 1


def _towns_by_region(gazetteer: Gazetteer) -> list[list[Entry]]:
    """Towns of some first-level units all over the world, the six largest of each."""
    with sqlite3.connect(f"{SHIPPED.resolve().as_uri()}?mode=ro&immutable=1", uri=True) as base:
        rows = base.execute(
            "SELECT number, admin1 FROM entry WHERE kind = 3 AND admin1 <> 0 AND population > 2000 AND number > 0"
            " ORDER BY admin1, population DESC, number"
        ).fetchall()
    numbers: dict[int, list[int]] = {}
    for number, unit in rows:
        numbers.setdefault(unit, []).append(number)
    units = sorted(numbers)[:: max(1, len(numbers) // _REGIONS)]
    found = ([gazetteer.numbered(number) for number in numbers[unit][:6]] for unit in units)
    return [[town for town in towns if town] for towns in found]


class _Maker:
    """Tells incidents in reports. Words are made up, common ones more often, as in any language."""

    def __init__(self, chance: random.Random, gazetteer: Gazetteer, archive: Archive) -> None:
        self.chance, self.gazetteer, self.archive = chance, gazetteer, archive
        self.words = [
            "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(n % 3 + 1))
            for n in range(4000)
        ]
        self.outlets = [f"{self.sentence(2)[:-1]} {kind}" for kind in ("Times", "Herald", "News") for _ in range(150)]
        self.footers = {outlet: self.sentence(14) for outlet in self.outlets if chance.random() < 0.4}
        self.told: dict[str, list[Happening]] = {}  # earlier incidents, by country
        self.made = 0

    def tell(self, happening: Happening) -> None:
        """Reports of one incident: some of their own words, and their copies."""
        chance = self.chance
        official, said = chance.choice(_BODIES), self.sentence(16)
        for _ in range(chance.choices((1, 2, 3, 5), (50, 25, 15, 10))[0]):
            body = [self.lead(happening), f"{official} said: “{said}”" if chance.random() < 0.5 else self.sentence(12)]
            body += [self.sentence(chance.randint(9, 22)) for _ in range(chance.randint(3, 7))]
            if chance.random() < 0.3:
                body.insert(chance.randint(2, len(body)), chance.choice(_FORMULAS))
            when, where = self.when(happening), self.where(happening)
            published = happening.day + timedelta(chance.choices((0, 1, 2, 5), (40, 45, 10, 5))[0])
            earlier = self.earlier(happening)
            original = self.report(happening, body, when, where, published, official, earlier, "")
            for _ in range(chance.choices((0, 1, 3, 8, 30), (55, 22, 15, 6, 2))[0]):
                day = published + timedelta(chance.choices((0, 1, 3), (70, 25, 5))[0])
                copied = self.edited(body)
                self.report(happening, copied, when, where, day, official, earlier, original.id)
        self.told.setdefault(happening.town.country, []).append(happening)

    def lead(self, happening: Happening) -> str:
        thing = happening.object or "unknown object"
        return f"A {thing} {self.sentence(6)[:-1].lower()} at {happening.town.name} {self.sentence(5)[:-1].lower()}."

    def sentence(self, length: int) -> str:
        ranks = (int(len(self.words) * self.chance.random() ** 2) for _ in range(length))
        return " ".join(self.words[rank] for rank in ranks).capitalize() + "."

    def edited(self, body: list[str]) -> list[str]:
        """The body as a copying outlet prints it."""
        kind = self.chance.choices(("verbatim", "trimmed", "edited"), (60, 20, 20))[0]
        if kind == "trimmed":
            return body[: max(3, len(body) // 2)]
        if kind == "edited":
            return [*body[:2], *(line if self.chance.random() < 0.8 else self.sentence(12) for line in body[2:])]
        return body

    def earlier(self, happening: Happening) -> Happening | None:
        told = self.told.get(happening.town.country)
        return self.chance.choice(told) if told and self.chance.random() < 0.12 else None

    def report(
        self,
        happening: Happening,
        body: list[str],
        when: When | None,
        where: Place | None,
        published: date,
        official: str,
        earlier: Happening | None,
        of: str,
    ) -> Report:
        outlet, title = self.chance.choice(self.outlets), self.sentence(6)
        lines = [title, *body]
        background = f"Earlier {self.lead(earlier)}" if earlier else ""
        lines += [background] if background else []
        if outlet in self.footers:
            lines.append(self.footers[outlet])
        text, self.made = "\n".join(lines), self.made + 1
        url = f"https://{outlet.replace(' ', '').lower()}.example/{self.made}"
        report = Report(f"{self.made:07}", text, url, outlet, title, published=published, language="en", kind="report")
        mentions = [self.mention(report, body[0], when, where, happening, is_main=True)]
        if earlier:
            mentions.append(self.mention(report, background, self.when(earlier), self.where(earlier), earlier))
        claims = (self.claim(report, body[1], official, mentions[0]),) if body[1].startswith(official) else ()
        self.archive.readings.append(Reading(report, tuple(mentions), claims, MAKER))
        if of:
            self.archive.copy_of[report.id] = of
        return report

    def mention(
        self,
        report: Report,
        words: str,
        when: When | None,
        where: Place | None,
        happening: Happening,
        is_main: bool = False,
    ) -> Mention:
        span = report.quote(words)
        thing = Thing(happening.object, (span,)) if happening.object else None
        id = entry_id("m", report.id, span.start, span.end)
        self.archive.incident_of[id] = happening.number
        if when is None or when.earliest != when.latest or where is None or where.gazetteer_id != happening.town.id:
            self.archive.loose.add(id)
        return Mention(id, report.id, (span,), when, where, thing, is_main, MAKER)

    def claim(self, report: Report, words: str, official: str, mention: Mention) -> Claim:
        span = report.quote(words)
        who, cue = report.span(span.start, span.start + len(official)), report.quote("said", span.start)
        content = report.span(cue.end + 2, span.end)
        speaker, id = Speaker(official, "", official, ""), entry_id("c", report.id, span.start)
        about = (mention.id,)
        return Claim(
            id,
            report.id,
            speaker,
            (who,),
            (cue,),
            (content,),
            "direct",
            "asserts",
            "occurrence",
            0.9,
            about,
            None,
            MAKER,
        )

    def when(self, happening: Happening) -> When | None:
        """The day as a report tells it: mostly right, now and then wide, a day off, or not told."""
        day = happening.day
        match self.chance.choices(("day", "night", "month", "after", "none"), (83, 8, 4, 2, 3))[0]:
            case "night":
                return When(f"{day}/{day + timedelta(1)}", day, day + timedelta(1))
            case "month":
                first = day.replace(day=1)
                last = (first + timedelta(31)).replace(day=1) - timedelta(1)
                return When(f"{first:%Y-%m}", first, last)
            case "after":
                day += timedelta(1)
            case "none":
                return None
        return When(day.isoformat(), day, day)

    def where(self, happening: Happening) -> Place | None:
        """The place as a report tells it: the town, the unit round it, a name nobody knows, the country, nothing."""
        town, kind = (
            happening.town,
            self.chance.choices(("town", "spelt", "unit", "unknown", "country", "none"), (70, 10, 10, 2, 5, 3))[0],
        )
        if kind == "none":
            return None
        if kind == "unknown":
            return Place(town.name[::-1].capitalize(), town.country, reasons=("not in the gazetteer",))
        entry: Entry | None = town
        if kind == "unit":
            entry = self.gazetteer.numbered(town.inside[-1])
        elif kind == "country":
            entry = self.gazetteer.country(town.country)
        if entry is None:
            return None
        name = entry.name.replace("i", "y") if kind == "spelt" else entry.name
        return Place(name, entry.country, entry.chain, entry.lat, entry.lon, entry.radius_km, entry.id)
