"""Where something can have happened: the place names of a report without owners, origins, aims and speakers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.model import Place, Report, Span
from sayso.places import (
    Gazetteer,
    Located,
    beside,
    in_compound,
    is_capital,
    is_small,
    place_by,
    place_of,
    relate,
)
from sayso.profiles import PlaceWords
from sayso.readers.grounding import Ground
from sayso.readers.locating import locate_report
from sayso.readers.pieces import Chars
from sayso.readers.told import IS, Told
from sayso.text.sentences import Sentence
from sayso.text.tokens import Token, tokenise

_ONE_PLACE = 50  # characters between names of one place: "at Uyaly, in the Bokey Orda district"
_MOST = 12  # names that are looked at before an incident without a place
_LONGEST_HEADING = 80  # characters of a line over a paragraph that says where it is about
_BEFORE = 60  # characters before a name in which words say how it stands to the incident
# A network's share below which a name is not where it was: beside a name that is, and else. (.02, .03, .05 and .1, and
# beside one that is .05, .1, .2 and .3 were tried.)
_LEAST_BESIDE, _LEAST = 0.1, 0.02
_HEAD = 1500  # characters in which a name before a colon or a dash is a dateline: "Pune: A drone ..."
_DATELINE_END = re.compile(r":\s|\.?\s?[–—-]\s|\.-\s")
_CLAUSE_MARKS = frozenset(",.;")
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."')
_COARSE = frozenset({"country", "water"})


class Whereabouts:
    """The places of one report, in order."""

    def __init__(
        self,
        report: Report,
        text: str,
        language: str,
        sentences: Sequence[Sentence],
        sources: Sequence[Chars],
        words: PlaceWords,
        gazetteer: Gazetteer,
        ground: Ground,
        told: Told | None = None,
    ) -> None:
        self._told = told
        self._text, self._words, self._gazetteer, self._ground = text, words, gazetteer, ground
        self._sentences = [(sentence.start, sentence.end) for sentence in sentences]
        spoken = sorted(sources)
        first = [start for start, _ in spoken]

        def is_speaker(offset: int) -> bool:
            k = bisect_right(first, offset) - 1
            return k >= 0 and offset < spoken[k][1]

        names = locate_report(report, language, gazetteer, told)
        self._added = [
            place for place in names.added if ground.is_clear(place.start, place.end) and not self._opens(place)
        ]
        self._all = [
            place
            for place in names.found
            if (place.role == "place" or self._owns_place(place))
            and ground.is_clear(place.start, place.end)
            and not is_speaker(place.start)
            and not self._is_direction(place.start)
            and not self._opens(place)
        ]
        self._starts = [place.start for place in self._all]
        self._context = [name for name in names.found if not in_compound(name, text)]
        self._country = names.country
        self._relations: dict[tuple[object, object], str] = {}

    def between(self, start: int, end: int) -> list[Located]:
        """The places named from `start` on and before `end`."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of_event(self, start: int, end: int) -> list[Located]:
        """Those of them where an event told there can have been, what was raided only where nothing else is; where no
        name is known, names a network finds."""
        here = self.between(start, end)
        free = [place for place in here if not self._is_struck(place)]
        if self._told is None or 0 < len(free) < len(here):  # a rule that knows what was raided is exact
            return free or here
        shares = [self._told.share("place", place.start, place.end) for place in here]
        least = _LEAST_BESIDE if max(shares, default=0.0) >= IS else _LEAST
        kept = [place for place, share in zip(here, shares, strict=True) if share >= least]
        return kept or [
            place
            for place in self._added
            if start <= place.start < end and self._told.share("place", place.start, place.end) >= IS
        ]

    def before(self, offset: int, kind: str) -> str:
        """The region or district that the text is at: the last named, else the region that holds the last place."""
        held = ""
        for place in reversed(self._all[: bisect_right(self._starts, offset)][-_BEFORE:]):
            if place.kind == kind:
                return place.name
            if kind == "region" and place.entry and not held:
                held = place.entry.admin1
        return held

    def place(self, located: Sequence[Located]) -> Place | None:
        """Where an incident with these names was, None without names."""
        if not located:
            return None
        name = located[0]
        country = self._country_named(name) or self._country or self._country_in(self._context_of(name))
        return place_of(located, self._gazetteer, self._span, self._context, country)

    def place_written(self, before: int) -> Place | None:
        """Where the report was written, for an incident told without any place before that offset; None where a place
        is named before, or where writers sit who report of the whole country."""
        if self.between(0, before):
            return None
        lines = (one for one in self._context if one.start < before and self._opens(one))
        home = next((one for one in lines if one.entry and one.sure and is_small(one.entry)), None)
        return place_by(home, self._span) if home else None

    def place_beside(self, start: int, title: str) -> Place | None:
        """Where an incident was whose own words name no place: by the names before it in its paragraph, else in the
        heading over it, else in the title; None where these name none or several apart."""
        line = self._text.rfind("\n", 0, start) + 1
        before = self._with_these(self._last_named(line, start))
        return before or self.place_under(start) or self._with_these(self._titled(title))

    def place_under(self, start: int) -> Place | None:
        """The same by the heading alone."""
        return self._with_these(self._heading(self._text.rfind("\n", 0, start) + 1))

    def _with_these(self, named: Sequence[Located]) -> Place | None:
        place = self.place(named)
        return beside(place) if place and place.lat is not None else None

    def _last_named(self, start: int, end: int) -> list[Located]:
        """The last fine places named there, those of one place together."""
        fine = [place for place in self.between(start, end)[-_MOST:] if _is_spot(place)]
        return [place for place in fine if fine[-1].start - place.start < _ONE_PLACE]

    def _heading(self, line: int) -> list[Located]:
        """The fine places of the short line before."""
        above = self._text[:line].rstrip("\n")
        start = above.rfind("\n") + 1
        is_heading = len(above) - start <= _LONGEST_HEADING and not above.endswith(_SENTENCE_ENDS)
        return self._last_named(start, line) if is_heading else []

    def _titled(self, title: str) -> list[Located]:
        """The fine places that the title names too."""
        words = {token.lower for token in tokenise(title)}
        return [one for one in self._all if _is_spot(one) and {t.lower for t in tokenise(one.name)} <= words]

    def _country_named(self, name: Located) -> str:
        """The one country that the name's sentence tells as a place, "" where there is none."""
        at = bisect_right(self._sentences, (name.start, len(self._text))) - 1
        named = self._context_between(*self._sentences[at]) if at >= 0 else []
        return self._country_in([one for one in named if one.kind == "country" and one.role == "place"])

    def _context_of(self, name: Located) -> list[Located]:
        """The names of the name's paragraph."""
        start = self._text.rfind("\n", 0, name.start) + 1
        return self._context_between(start, start + len(self._text[start:].partition("\n")[0]))

    def _context_between(self, start: int, end: int) -> list[Located]:
        return [one for one in self._context if start <= one.start < end]

    def _country_in(self, named: Sequence[Located]) -> str:
        """The one country that the sure ones of these names lie in, "" where there is none."""
        countries = {one.entry.country for one in named if one.entry and one.sure}
        return countries.pop() if len(countries) == 1 else ""

    def relate(self, left: Place | None, right: Place | None) -> str:
        """How two places stand to one another: "same", "inside", "around", "apart" or ""."""
        if left is None or right is None:
            return ""
        key = _identity(left), _identity(right)
        if key not in self._relations:
            self._relations[key] = relate(left, right, self._gazetteer)
        return self._relations[key]

    def _opens(self, place: Located) -> bool:
        """Whether the name is a dateline: where the report was written, not where something happened."""
        if not self._text[place.start : place.end].strip():
            return True
        opens = place.start < _HEAD and not self._text[: place.start].rpartition("\n")[2].strip()
        return opens and _DATELINE_END.match(self._text, place.end) is not None

    def _is_struck(self, place: Located) -> bool:
        """Whether the name says what was raided: "during a raid on X" tells not where something fell."""
        tokens = self._tokens_before(place.start)
        marks = [k for k, token in enumerate(tokens) if not token.text[:1].isalnum()]
        return self._words.struck.occurs(tokens[max(marks, default=-1) + 1 :][-7:])

    def points_back(self, tokens: Sequence[Token]) -> bool:
        """Whether the words say that it was at the place named last: "was recovered there"."""
        return self._words.same.occurs(tokens)

    def is_listed(self, one: Located, other: Located) -> bool:
        """Whether the second name is the next of a list that says "at" or "in" anew: "at X, then in Y"."""
        if other.start - one.end > _BEFORE:
            return False
        gap = [token.lower for token in tokenise(self._text, one.end, other.start)]
        return bool(gap) and gap[0] in self._words.listing and any(word in self._words.at for word in gap[1:])

    def _span(self, start: int, end: int) -> Span:
        return self._ground.spans((start, end))[0]

    def _tokens_before(self, start: int) -> list[Token]:
        first = max(0, start - _BEFORE)
        tokens = tokenise(self._text, first, start)
        return tokens[1:] if first and tokens else tokens  # the first may be half a word

    def _owns_place(self, name: Located) -> bool:
        """Whether an owner's name tells a place by what follows: "Oslo's airport"."""
        if name.role != "possessor":
            return False
        following = tokenise(self._text, name.end, name.end + _BEFORE)[:3]
        return any(token.lower in self._words.owned for token in following)

    def _is_direction(self, start: int) -> bool:
        """Whether the name says where from or where to ("from", "towards"), or lies across a border from there."""
        tokens = self._tokens_before(start)
        marks = [k for k, token in enumerate(tokens) if token.lower in _CLAUSE_MARKS]
        clause = tokens[max(marks, default=-1) + 1 :]
        if self._words.facing.occurs(clause):
            return True
        if self._words.distance.occurs(clause):
            return False
        before = [token.lower for token in tokens]
        while before and before[-1] in self._words.between:
            before.pop()
        return bool(before) and before[-1] in self._words.directions and not self._words.no_direction & set(before)


def is_fine(located: Sequence[Located]) -> bool:
    """Whether one of the names is finer than a country or a sea."""
    return any(place.kind not in _COARSE for place in located)


def _identity(place: Place) -> tuple[object, ...]:
    """All that `relate` looks at."""
    return place.gazetteer_id, place.name, place.admin, bool(place.reasons)


def _is_spot(place: Located) -> bool:
    """Whether what is told beside the name may have been there: a capital is where governments speak."""
    entry = place.entry
    return is_fine([place]) and (entry is None or not is_capital(entry.country, entry.name))
