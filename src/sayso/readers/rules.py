"""The reader made of rules and word lists: the same report gives the same reading, and every span its exact words."""

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.model import Kind, Maker, Mention, Place, Reading, Report, Span, When
from sayso.places import Gazetteer, Located, find_toponyms, place_of, relate, resolve_toponyms
from sayso.profiles import Profile, Subject, load_profile
from sayso.readers.attributions import Attributor
from sayso.readers.claims import Scene, build_claims
from sayso.readers.events import Event, find_events
from sayso.readers.mentions import Draft, Facts, MentionBuilder, finish_mention, main_drafts
from sayso.readers.pieces import Clause, cut_pieces
from sayso.text.quotations import find_quotations
from sayso.text.sentences import Sentence, find_sentences
from sayso.text.tokens import Token, tokenise
from sayso.times import TimeWords, counts_from, find_times, is_duration, resolve_time

VERSION = "1"
_DATELINE = re.compile(
    r"\s*[A-ZÀ-ÞА-ЯІЇЄҐ]{3}[^.!?\n]{0,60}?(?:\.[^!?\n]{0,30}?)?\s[—–-]{1,2}\s|\s*[^.!?\n]{3,50}\([A-Z][^)\n]{2,40}\)\s[—–-]{1,2}\s"
)
_NEWS = re.compile(r"\b(?:has|have)\b(?: also| now| just)? (?:been )?\w+")  # the present perfect of news: "has fallen"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "which faces the port of X", "across the river from X": near X, but told as what lies on the other side.
_FACING = re.compile(
    r"\b(?:faces|facing|opposite|bordering|borders|overlooks|overlooking|across [\w ]{0,20}from)\b[^,.;]{0,40}\Z"
)
_DISTANCE = re.compile(r"\b(?:km|kilomet\w+|miles?|met(?:re|er)s?)\b[^,.;]{0,40}\Z", re.IGNORECASE)
_ITEM_BREAK = re.compile(r",| and |;|\s[—–-]\s")


class RuleReader:
    """Reads by rules. Languages without word lists of their own give a reading without entries."""

    def __init__(self, profile: Profile | None = None, gazetteer: Gazetteer | None = None) -> None:
        self._profile = profile or load_profile()
        self._gazetteer = gazetteer or Gazetteer.open()
        self.maker = Maker("rule", f"rules-{self._profile.name}", VERSION)
        self._attributors = {
            language: Attributor(speech, self._profile.subjects.get(language))
            for language, speech in self._profile.speech.items()
        }

    def read(self, report: Report) -> Reading:
        """The reading of a report, its kind settled."""
        language = report.language or "en"
        subject = self._profile.subjects.get(language)
        if subject is None or language not in self._attributors:
            return Reading(replace(report, kind="other"), (), (), self.maker)
        return _Pass(self, report, language, subject).reading()


class _Pass:
    """One reading of one report: what is found once and used by several steps."""

    def __init__(self, reader: RuleReader, report: Report, language: str, subject: Subject) -> None:
        self.report = report
        self.reader = reader
        self.subject = subject
        self.language = language
        self.dateline = _dateline_end(report.readable)
        self.text = _blank(report.readable, self.dateline)
        self.quotations = find_quotations(self.text)
        self.clauses = cut_pieces(self.text, find_sentences(self.text, self.quotations), self.quotations)
        self.times = find_times(self.text, language)
        self.year_hint = None if report.published else _year_named(self.times)
        self.gazetteer = reader._gazetteer
        self.attributions = reader._attributors[language].find(self.text, self.clauses)
        self.places = self._places()

    def reading(self) -> Reading:
        """The steps: events, mentions, claims, kind."""
        builder = MentionBuilder(self.report, self._facts(), self.gazetteer)
        drafts = (
            builder.build(find_events(self.text, self.clauses, self.subject, self._cuts()))
            if self._on_subject()
            else []
        )
        main = main_drafts(drafts, self.report.published)
        mentions = [
            finish_mention(self.report, draft, k in main, self.places, self.gazetteer, self.reader.maker)
            for k, draft in enumerate(drafts)
        ]
        scene = self._scene(builder, drafts, mentions)
        claims = build_claims(
            self.report,
            self.clauses,
            self.quotations,
            self.attributions,
            scene,
            self.reader._profile.speech[self.language],
            self.subject,
            self.reader.maker,
        )
        return Reading(
            replace(self.report, kind=self._kind(mentions)), tuple(mentions), tuple(claims), self.reader.maker
        )

    # -- what is found once ------------------------------------------------------------------------------------

    def _on_subject(self) -> bool:
        """Whether the text names a thing of the subject plainly, not only "an object" or "debris"."""
        kinds = {kind for clause in self.clauses for _, _, kind in self.subject.things.find(self._tokens(clause))}
        return bool(kinds - {"unidentified object", "debris"})

    def _kind(self, mentions: Sequence[Mention]) -> Kind:
        if mentions:
            return "report"
        return "background" if self._on_subject() else "other"

    def _tokens(self, clause: Clause) -> list[Token]:
        return tokenise(self.text, clause.sentence.start, clause.sentence.end)

    def _places(self) -> list[Located]:
        """Places where something can have happened: no owner ("Russia's"), no origin or aim ("from", "towards")."""
        toponyms = find_toponyms(self.text, self.gazetteer, self.language)
        located = resolve_toponyms(toponyms, self.text, self.gazetteer)
        sources = [a.source for a in self.attributions if a.source]
        return [
            place
            for place in located
            if place.role == "place"
            and not self._is_direction(place.start)
            and not any(start <= place.start < end for start, end in sources)
        ]

    def _is_direction(self, start: int) -> bool:
        if _FACING.search(self.text[max(0, start - 60) : start]):
            return True
        if _DISTANCE.search(self.text[max(0, start - 60) : start]):
            return False
        before = self.text[max(0, start - 60) : start].lower().split()
        while before and before[-1] in {"the", "neighbouring", "neighboring", "nearby"}:
            before.pop()
        if not before or before[-1] not in {"from", "to", "towards", "toward", "against"}:
            return False
        return not set(before) & {
            "report",
            "reports",
            "call",
            "message",
            "signal",
            "news",
            "word",
            "came",
            "next",
            "close",
        }

    def _clause_at(self, offset: int) -> int:
        starts = [clause.sentence.start for clause in self.clauses]
        return max(0, bisect_right(starts, offset) - 1)

    # -- dates -------------------------------------------------------------------------------------------------

    def _resolve(self, words: TimeWords, anchor: str | None) -> When | None:
        """The date of time words, with the words as its span; None for lengths of time and what cannot be placed."""
        if is_duration(words.meaning):
            return None
        found = resolve_time(words, published=self.report.published, anchor=anchor, year_hint=self.year_hint)
        if found is None:
            return None
        return When(found.edtf, found.earliest, found.latest, (self.report.span(words.start, words.end),), found.anchor)

    def _is_said(self, clause: int, core: int, at: int) -> bool:
        """Whether the date at `at` dates a statement: outside what is said, while the event at `core` is inside it,
        or right behind a cue."""
        here = [a for a in self.attributions if a.sentence == clause]
        for a in here:
            if any(s <= at < e for s, e in a.content):
                return False
        if any(s <= core < e for a in here for s, e in a.content):
            return True
        return any(a.cue and 0 <= at - a.cue[1] <= 30 for a in here)

    def _cuts(self) -> list[int]:
        """Where a sentence passes from one dated item to the next: the last comma, "and" or dash before its date."""
        cuts = []
        for number, clause in enumerate(self.clauses):
            s = clause.sentence
            dated = self._times_in(s)
            for left, right in itertools.pairwise(dated):
                gap = self.text[left.end : right.start]
                breaks = [left.end + found.start() + 1 for found in _ITEM_BREAK.finditer(gap)]
                near = len(gap.split()) < 3 and counts_from(right.meaning) != "text"
                if not breaks or near or any(self._is_said(number, s.start, t.start) for t in (left, right)):
                    continue
                cuts.append(next((at for at in reversed(breaks) if self._names_thing(at, right.end + 80)), breaks[-1]))
        return cuts

    def _names_thing(self, start: int, end: int) -> bool:
        tokens = tokenise(self.text, start, min(end, len(self.text)))
        return any(self.subject.things.at(tokens, i) or self.subject.again.at(tokens, i) for i in range(len(tokens)))

    def _facts(self) -> Facts:
        paragraphs = sorted({clause.sentence.paragraph for clause in self.clauses})
        lead = set(paragraphs[:4])
        lead_end = max((c.sentence.end for c in self.clauses if c.sentence.paragraph in lead), default=0)
        title = self.report.title
        at = self.text.find(title) if title else -1
        title_end = at + len(title) if 0 <= at < 200 else 0
        return Facts(self._resolve, self.times, self.places, self._is_said, self._carried, lead_end, title_end)

    def _carried(self, event: Event) -> When | None:
        """The date of an event whose own words give none: the only day of the sentence before; in the lead the day
        it was told, or of publication where it is told as news ("has fallen"), each as approximate."""
        for number in range(event.clause - 1, max(-1, event.clause - 3), -1):
            before = self.clauses[number].sentence
            days = [
                w
                for t in self._times_in(before)
                if (w := self._resolve(t, None)) and w.earliest == w.latest and w.earliest
            ]
            if len(days) == 1 and not self._is_said(number, before.start, days[0].spans[0].start):
                return days[0]
            if days:
                break
        here = self.clauses[event.clause].sentence
        if here.paragraph > self._lead_paragraph() + 1:
            return None
        told = [
            w for t in self._times_in(here) if (w := self._resolve(t, None)) and w.earliest == w.latest and w.latest
        ]
        if told and told[0].latest:
            return _about(told[0].latest, told[0].spans, "the day it was told")
        words = self.text[event.start : event.end].lower()
        if self.report.published and _NEWS.search(words):
            return _about(self.report.published, (), f"told as news, published {self.report.published}")
        return None

    def _times_in(self, sentence: Sentence) -> list[TimeWords]:
        return [t for t in self.times if sentence.start <= t.start < sentence.end and not is_duration(t.meaning)]

    def _lead_paragraph(self) -> int:
        title = self.report.title
        first = next(
            (c.sentence.paragraph for c in self.clauses if self.text[c.sentence.start : c.sentence.end] != title), 0
        )
        return first

    # -- what claims need --------------------------------------------------------------------------------------

    def _scene(self, builder: MentionBuilder, drafts: Sequence[Draft], mentions: Sequence[Mention]) -> Scene:
        by_draft = {id(draft): mention for draft, mention in zip(drafts, mentions, strict=True)}

        def focus(offset: int) -> Mention | None:
            at = [draft for start, draft in builder.focus_at if start <= offset]
            chosen = at[-1] if at else (drafts[0] if drafts else None)
            return by_draft[id(chosen)] if chosen else None

        def touched(start: int, end: int) -> list[Mention]:
            places = [p for p in self.places if start <= p.start < end and p.kind != "country"]
            here = [place_of(places, self.gazetteer, self.report.span)] if places else []
            days = [w for t in self.times if start <= t.start < end and (w := self._resolve(t, None))]
            return [m for m in mentions if self._touches(m, here, days)]

        def region(offset: int, kind: str) -> str:
            at = [p for p in self.places if p.start <= offset]
            named = [p.name for p in at if p.kind == kind]
            held = [p.entry.admin1 for p in at if p.entry and p.entry.admin1 and kind == "region"]
            return named[-1] if named else held[-1] if held else ""

        def stated(clause: int) -> date | None:
            s = self.clauses[clause].sentence
            said = [chars for a in self.attributions if a.sentence == clause for chars in a.content]
            for words in self.times:
                if s.start <= words.start < s.end and not any(a <= words.start < b for a, b in said):
                    when = self._resolve(words, None)
                    if when and when.latest:
                        return when.latest
            return None

        return Scene(mentions, focus, touched, region, stated)

    def _touches(self, mention: Mention, here: Sequence[Place], days: Sequence[When]) -> bool:
        near = any(
            mention.place and relate(mention.place, place, self.gazetteer) in {"same", "inside"} for place in here
        )
        when = mention.when
        dated = when is not None and any(w.edtf == when.edtf for w in days)
        return dated or near


def _about(day: date, spans: tuple[Span, ...], anchor: str) -> When:
    """That day or the one before: "~" says it is approximate."""
    return When(f"{day.isoformat()}~", day - timedelta(days=1), day, spans, anchor)


def _dateline_end(text: str) -> int:
    """Where a dateline ends ("ASTANA, 26 March —"): its place and day are those of the writing, not of an incident."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def _blank(text: str, end: int) -> str:
    """The text with its first `end` characters blanked out, line breaks kept: same length, same offsets."""
    return re.sub(r"[^\n]", " ", text[:end]) + text[end:]


def _year_named(times: Sequence[TimeWords]) -> int | None:
    """The year most full dates of a text give: what its other dates are in where nothing tells when it was published."""
    years = Counter(int(year) for words in times for year in _YEAR.findall(words.words))
    return max(years, key=lambda year: (years[year], year), default=None)
