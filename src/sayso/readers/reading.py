"""How a report is read, whoever finds its attributions: text, sentences, attributions, events, mentions, claims."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.model import Kind, Maker, Mention, Reading, Report
from sayso.places import Gazetteer, default_gazetteer
from sayso.profiles import Profile, Speech, Subject, load_profile
from sayso.readers.attributions import Attributor, FindsAttributions, Found
from sayso.readers.claims import ClaimBuilder
from sayso.readers.countries import CountryNames
from sayso.readers.dates import Dates
from sayso.readers.drafts import DraftBuilder
from sayso.readers.events import SURE, Event, EventFinder
from sayso.readers.grounding import Ground
from sayso.readers.mentions import finish_mentions
from sayso.readers.pieces import Clause, cut_pieces, telling_paragraphs
from sayso.readers.scene import Scene
from sayso.readers.whereabouts import Whereabouts
from sayso.text.quotations import find_quotations
from sayso.text.sentences import find_sentences

# "ASTANA, 26 March —", "KYIV/RIGA, Sept. 4 (Agency) -", "Riga (Reuters) -": the place and day of the writing, not of an
# incident. At the start of a line, as a title may stand before it.
_CAPITALS = r"[A-ZÀ-ÞА-ЯІЇЄҐ][A-ZÀ-ÞА-ЯІЇЄҐ’'.]{2,}(?:[ /-][A-ZÀ-ÞА-ЯІЇЄҐ]{2,})*"
_AGENCY = r"\([A-Z][^)\n]{2,40}\)"
_DATED = r"\.(?:[ ,.]+[A-ZÀ-Þ\d][\w’'-]*\.?){1,8}"  # "URALSK. 14 August 2033. Zhaiyq News"
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_CAPITALS}(?:,[^\n!?]{{0,45}}?|{_DATED})?(?: {_AGENCY})?|[A-ZÀ-Þ][^.!?\n(]{{2,40}} {_AGENCY})"
    r"\s[—–-]{1,2}\s",
    re.MULTILINE,
)
_DATELINE_WITHIN = 1500  # characters from the start of the text: a title, an aggregator's header
_LEAD_PARAGRAPHS = 4  # title, subtitle and two paragraphs: what an undated incident told first is news in
_TITLE_WITHIN = 200  # characters from the start of the text in which its title may be repeated


@dataclass(frozen=True, slots=True)
class Language:
    """What reads one language."""

    code: str
    speech: Speech
    subject: Subject
    attributor: Attributor
    finder: FindsAttributions | None
    events: EventFinder


class ReportReader:
    """Reads reports, with a finder of attributions where the rules are not to have the last word on them.

    A language without word lists of its own gives a reading without entries.
    """

    def __init__(
        self,
        maker: Maker,
        finder: Callable[[str, Speech], FindsAttributions | None],
        profile: Profile | None = None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        profile = profile or load_profile()
        self._gazetteer = gazetteer or default_gazetteer()
        self.maker = maker
        self._languages = {
            code: Language(
                code, speech, subject, Attributor(speech, subject), finder(code, speech), EventFinder(speech, subject)
            )
            for code, speech in profile.speech.items()
            if (subject := profile.subjects.get(code))
        }

    def read(self, report: Report) -> Reading:
        """The reading of a report, its kind settled."""
        language = self._languages.get(report.language or "en")
        if language is None:
            return Reading(replace(report, kind="other"), (), (), self.maker)
        return _read(report, language, self._gazetteer, self.maker)


def _read(report: Report, language: Language, gazetteer: Gazetteer, maker: Maker) -> Reading:
    """Text -> sentences -> attributions, dates, places -> events -> mentions -> claims."""
    speech, subject, ground = language.speech, language.subject, Ground(report)
    text = _without_dateline(report.readable)
    quotations = find_quotations(text)
    clauses = cut_pieces(text, find_sentences(text, quotations), quotations)
    # The dates of statements are told from those of events by the rules' attributions: they know speech alone, while a
    # finder's may be wishes, plans and beliefs too.
    spoken = language.attributor.find(text, clauses)
    found = language.finder.find(text, clauses, spoken) if language.finder else Found(spoken)
    dates = Dates(report, text, language.code, clauses, spoken, speech, subject, ground, found.told)
    sources = [attribution.source for attribution in spoken if attribution.source]
    sentences = [clause.sentence for clause in clauses]
    whereabouts = Whereabouts(
        report, text, language.code, sentences, sources, subject.places, gazetteer, ground, found.told
    )

    builder = DraftBuilder(report, dates, whereabouts, speech, subject, _lead_end(clauses))
    surest = found.told.share("evidence", 0, len(text)) if found.told else 0.0
    on_subject = _is_on_subject(clauses, subject) or surest >= SURE
    events = language.events.find(text, clauses, dates.cuts(), found.told) if on_subject else []
    drafts = builder.build(_behind_title(events, report))
    mentions = finish_mentions(report, drafts, whereabouts, subject, ground, maker)

    scene = Scene(drafts, mentions, builder.focus_at, dates, whereabouts, CountryNames(gazetteer))
    builder_of_claims = ClaimBuilder(report, clauses, scene, speech, subject, ground, maker, found.told)
    claims = builder_of_claims.build(found.attributions)
    kind = _kind(mentions, on_subject)
    return Reading(replace(report, kind=kind), tuple(mentions), tuple(claims), maker, found.left_out)


def _is_on_subject(clauses: Sequence[Clause], subject: Subject) -> bool:
    """Whether the text names a thing of the subject plainly, not only "an object" or "debris"."""
    return any(kind not in subject.vague for clause in clauses for _, _, kind in subject.things.find(clause.tokens))


def _kind(mentions: Sequence[Mention], on_subject: bool) -> Kind:
    if mentions:
        return "report"
    return "background" if on_subject else "other"


def _lead_end(clauses: Sequence[Clause]) -> int:
    """The offset behind the first paragraphs."""
    paragraphs = telling_paragraphs(clauses)[:_LEAD_PARAGRAPHS]
    return max((c.sentence.end for c in clauses if c.sentence.paragraph in paragraphs), default=0)


def _behind_title(events: Sequence[Event], report: Report) -> list[Event]:
    """The events that the text tells, without those of its title: what a title says the text says in full."""
    at = report.text.find(report.title, 0, _TITLE_WITHIN + len(report.title)) if report.title else -1
    title_end = at + len(report.title) if at >= 0 else 0
    return [event for event in events if event.end > title_end]


def _without_dateline(text: str) -> str:
    """The text with its dateline blanked out, line breaks kept: same length, same offsets."""
    found = _DATELINE.search(text, 0, _DATELINE_WITHIN)
    return text[: found.start()] + re.sub(r"[^\n]", " ", found[0]) + text[found.end() :] if found else text
