"""What the text is at, by offset: the incident, the region, the day a statement was made."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sayso.model import Mention
from sayso.readers.countries import CountryNames
from sayso.readers.dates import Dates
from sayso.readers.drafts import Draft
from sayso.readers.whereabouts import Whereabouts


class Scene:
    """The mentions of a report as the claims round them see them."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        mentions: Sequence[Mention],
        focus_at: Sequence[tuple[int, int, Draft]],
        dates: Dates,
        whereabouts: Whereabouts,
        countries: CountryNames,
    ) -> None:
        self.mentions, self.countries = mentions, countries
        self._dates, self._whereabouts = dates, whereabouts
        by_draft = {id(draft): mention for draft, mention in zip(drafts, mentions, strict=True)}
        self._focus = [by_draft[id(draft)] for *_, draft in focus_at]
        self._starts = [start for start, *_ in focus_at]
        self._told = [told for _, told, _ in focus_at]
        self._by_day: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.when:
                self._by_day[mention.when.edtf].append(mention)

    def focus(self, offset: int) -> Mention | None:
        """The mention the text is at; before the first one, the first."""
        at = bisect_right(self._starts, offset) - 1
        return self._focus[max(at, 0)] if self._focus else None

    def focus_start(self, offset: int) -> int:
        """Where the words begin that took the text to the mention it is at: "the drone" only points at it."""
        return self._told[max(bisect_right(self._starts, offset) - 1, 0)]

    def told(self, start: int, end: int) -> list[Mention]:
        """Mentions whose evidence the range shares words with, in order."""
        return [m for m in self.mentions if any(span.start < end and start < span.end for span in m.evidence)]

    def touched(self, start: int, end: int) -> list[Mention]:
        """Mentions whose place or day the range names, in order."""
        place = self._whereabouts.place([p for p in self._whereabouts.between(start, end) if p.kind != "country"])
        days = {when.edtf for words in self._dates.between(start, end) if (when := self._dates.resolve(words))}
        found = {m.id for day in days for m in self._by_day.get(day, ())}
        if place:
            near = (m for m in self.mentions if self._whereabouts.relate(m.place, place) in {"same", "inside"})
            found.update(m.id for m in near)
        return [m for m in self.mentions if m.id in found] if found else []

    def region(self, offset: int, kind: str) -> str:
        """The region or district the text is at, "" where none was named."""
        return self._whereabouts.before(offset, kind)

    def country(self, offset: int) -> str:
        """The name of the country in which the incident lies that the text is at, "" where that is not known."""
        focus = self.focus(offset)
        return self.countries.name_of(focus.place.country) if focus and focus.place else ""

    def country_of(self, words: str) -> str:
        """The one country that the words of a speaker name, by its capital too; "" where there is none."""
        named = self.countries.speaking_in(words)
        return next(iter(named)) if len(named) == 1 else ""

    def stated(self, clause: int) -> date | None:
        """The latest day the statement in that clause can have been made, None where it does not say."""
        return self._dates.stated(clause)
