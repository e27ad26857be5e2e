"""From attributions to claims: who it is, what kind of statement, and which incident it is about."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sayso.model import Claim, Maker, Mention, Report, Speaker, Stance, entry_id
from sayso.profiles import Speech, Subject
from sayso.readers.answers import with_answers
from sayso.readers.attributions import Attribution
from sayso.readers.grounding import Ground
from sayso.readers.labels import form_of, refers_to_speech, stance_of, topics_of, weightiest
from sayso.readers.matters import by_matter, in_parts
from sayso.readers.pieces import Chars, Clause
from sayso.readers.scene import Scene
from sayso.readers.speakers import SpeakerBook
from sayso.readers.told import Told
from sayso.readers.topics import Weights, in_context
from sayso.text.quotations import CLOSING, OPENING, Quotation
from sayso.text.tokens import lower_words

_LONG_BEFORE = timedelta(days=14)
_AUXILIARY, _VERB_GROUP = 20, 4  # characters before a cue in which its "was" stands, and words of both


class ClaimBuilder:
    """Makes the claims of one report from its clauses."""

    def __init__(
        self,
        report: Report,
        clauses: Sequence[Clause],
        scene: Scene,
        speech: Speech,
        subject: Subject,
        ground: Ground,
        maker: Maker,
        told: Told | None = None,
    ) -> None:
        self._report, self._clauses, self._scene, self._ground, self._maker = report, clauses, scene, ground, maker
        self._speech, self._subject = speech, subject
        self._starts = [clause.sentence.start for clause in clauses]
        self._book = SpeakerBook(report.readable, clauses, speech, scene, told)
        self._topics: dict[str, Weights] = {}  # of each claim made

    def build(self, attributions: Sequence[Attribution]) -> list[Claim]:
        """Claims in order of the text, each with an id of its own."""
        clauses, text = self._clauses, self._report.readable
        claims: dict[str, Claim] = {}
        parts: dict[str, list[Claim]] = {}
        for attribution in self._merged(attributions):
            claim, *others = self._claims_of((attribution, *by_matter(text, attribution, self._speech, self._subject)))
            if claim and claim.id not in claims:
                claims[claim.id] = claim
                parts[claim.id] = [other for other in others if other]
        sentences, named_in = [clause.sentence for clause in clauses], self._scene.countries.speaking_in
        answered = with_answers(list(claims.values()), text, sentences, named_in, self._speech, self._subject)
        return in_parts(in_context(answered, self._topics, self._speech), parts)

    def _claims_of(self, attributions: Sequence[Attribution]) -> list[Claim | None]:
        """The claims of attributions that stand in one sentence; its quotations and those of the next are theirs."""
        sentence = attributions[0].sentence
        quotations = [q for clause in self._clauses[sentence : sentence + 2] for q in clause.quotations]
        return [self._claim(attribution, self._clauses[sentence], quotations) for attribution in attributions]

    def _claim(self, attribution: Attribution, clause: Clause, quotations: Sequence[Quotation]) -> Claim | None:
        """The claim of an attribution; `quotations` are those of its sentence and the next."""
        attribution = replace(attribution, content=self._full(attribution.content))
        inner = self._ground.spans(*attribution.content)
        if not inner or self._is_told(attribution):
            return None
        content = self._ground.spans(*(_with_marks(self._report.text, *chars) for chars in attribution.content))
        source = self._ground.spans(*filter(None, [attribution.source]))
        cue = self._ground.spans(*filter(None, [attribution.cue]))
        words = " ".join(span.text for span in inner)
        stance = stance_of(attribution, words, self._subject)
        ranges = [(span.start, span.end) for span in (*source, *cue, *content)]
        claim_id = entry_id("c", self._report.id, self._report.sha256, *ranges)
        topics = self._topics[claim_id] = self._weights(attribution, stance, words)
        return Claim(
            id=claim_id,
            report_id=self._report.id,
            speaker=self._speaker(clause, attribution),
            source=source,
            cue=cue,
            content=content,
            form=form_of(attribution.content, quotations),
            stance=stance,
            topic=weightiest(topics),
            certainty=attribution.certainty,
            about=self._about(attribution),
            answers=None,
            maker=self._maker,
        )

    def _is_told(self, attribution: Attribution) -> bool:
        """Whether the words of saying are the report's own of an incident, said by nobody: "was reported near"."""
        cue = attribution.cue
        return attribution.source is None and cue is not None and self._is_passive(cue) and bool(self._scene.told(*cue))

    def _full(self, content: Sequence[Chars]) -> tuple[Chars, ...]:
        """The content without parts that are a pronoun alone: "it", "which" say nothing that can stand by itself."""
        hollow = self._speech.pronouns.all | self._speech.grammar.relatives
        parts = [(chars, lower_words(self._report.text, *chars)) for chars in content]
        return tuple(chars for chars, words in parts if len(words) != 1 or words[0] not in hollow)

    def _weights(self, attribution: Attribution, stance: Stance, words: str) -> Weights:
        """What speaks for each topic. Words that tell of the incident itself are about what happened, whatever
        they name on the way: "a drone of unknown origin blew up"."""
        topics = topics_of(attribution, stance, words, self._subject)
        if weightiest(topics) == "origin" and stance in {"asserts", "confirms"}:
            tells = any(self._scene.told(*chars) for chars in attribution.content)
            return {"occurrence": 1.0} if tells else topics
        return topics

    def _speaker(self, clause: Clause, attribution: Attribution) -> Speaker:
        """Who says it, with the country that role and affiliation name; of a body, its name. Nobody where the words of
        saying are passive and name nobody: "a drone was reported near the town"."""
        if attribution.source is None and self._is_passive(attribution.cue):
            return Speaker("")
        speaker = self._book.resolve(clause, attribution.source)
        described = f"{speaker.role} {speaker.affiliation}".strip() or speaker.name
        country = self._scene.country_of(described)
        sent_by = self._sent_by(described)
        if not country and sent_by != described:
            country = self._scene.country_of(sent_by)
        return replace(speaker, country=country)

    def _sent_by(self, described: str) -> str:
        """The words before where somebody is posted: "Moscow's ambassador" of "Moscow's ambassador in Riga"."""
        grammar, words = self._speech.grammar, described.split()
        posted = (k for k, word in enumerate(words) if word in grammar.prepositions and word not in grammar.genitive)
        return " ".join(words[: next(posted, None)])

    def _is_passive(self, cue: Chars | None) -> bool:
        if cue is None:
            return False
        words = lower_words(self._report.text, max(0, cue[0] - _AUXILIARY), cue[1])
        return not self._speech.grammar.be.isdisjoint(words[-_VERB_GROUP:])

    def _merged(self, attributions: Sequence[Attribution]) -> list[Attribution]:
        """ "X refuted her claims and stated that Y" is one claim: Y, with the cue's meaning of "refuted"."""
        merged: list[Attribution] = []
        pointing: Attribution | None = None
        for number, attribution in enumerate(attributions):
            following = attributions[number + 1] if number + 1 < len(attributions) else None
            if pointing:
                merged.append(replace(attribution, verb=pointing.verb, negated=pointing.negated))
                pointing = None
            elif following and self._points(attribution) and _adds(attribution, following):
                pointing = attribution
            elif not (merged and _repeats(merged[-1], attribution)):
                merged.append(attribution)
        return merged

    def _points(self, attribution: Attribution) -> bool:
        """Whether no statement is made, only one pointed at: "refuted her claims", "commented on the origin"."""
        text = self._report.text
        cue = lower_words(text, *attribution.cue) if attribution.cue else []
        return cue[-1:] == ["on"] or refers_to_speech(text[slice(*attribution.content[0])], self._speech.heads)

    def _about(self, attribution: Attribution) -> tuple[str, ...]:
        """Ids of the mentions a claim is about: those whose place or day it names, all so far where it speaks of
        many, those told later too where it speaks of all, else the one the text is at."""
        mentions = self._scene.mentions
        if not mentions:
            return ()
        start, end = attribution.content[0][0], attribution.content[-1][1]
        told = self._scene.told(start, end)
        if len(told) == 1:
            return (told[0].id,)
        touched = self._scene.touched(start, end)
        words = lower_words(self._report.text, start, end)
        if len(mentions) > 1 and not self._subject.several.isdisjoint(words):
            of_all = not self._subject.every.isdisjoint(words)
            so_far = [m for m in mentions if of_all or m.evidence[0].start < end]
            stated = self._scene.stated(attribution.sentence)
            if stated:
                so_far = [m for m in mentions if m.when and m.when.earliest and m.when.earliest <= stated] or so_far
            if len(touched) > 1:
                so_far = [m for m in so_far if m in touched] or so_far
            return tuple(m.id for m in so_far)
        if len(touched) == 1:
            return (touched[0].id,)
        at = self._touched_before(attribution) or self._at(start)
        return (at.id,) if at else ()

    def _touched_before(self, attribution: Attribution) -> Mention | None:
        """The one mention whose place or day the speaker has named before in the sentence: "condemned Friday's attack
        and called for calm"."""
        if attribution.source is None or attribution.source[1] <= self._clauses[attribution.sentence].sentence.start:
            return None
        touched = self._scene.touched(attribution.source[1], attribution.content[0][0])
        return touched[0] if len(touched) == 1 else None

    def _at(self, offset: int) -> Mention | None:
        """The mention the text is at there. What it only told on the way it has left two paragraphs on, and in the next
        one where that lies far back: then it is at its main one again."""
        focus, main = self._scene.focus(offset), next((m for m in self._scene.mentions if m.is_main), None)
        if focus is None or main is None or focus.is_main:
            return focus
        told = self._scene.focus_start(offset)
        paragraphs = self._paragraph(offset) - self._paragraph(told)
        return main if paragraphs > 1 or (paragraphs == 1 and _lies_back(focus, main)) else focus

    def _paragraph(self, offset: int) -> int:
        return self._clauses[max(0, bisect_right(self._starts, offset) - 1)].sentence.paragraph


def _lies_back(mention: Mention, main: Mention) -> bool:
    """Whether an incident was long before the main one, or at a time that the text leaves open."""
    before, now = mention.when, main.when
    if before is None:
        return True
    return bool(before and before.latest and now and now.earliest and now.earliest - before.latest > _LONG_BEFORE)


def _with_marks(text: str, start: int, end: int) -> Chars:
    """The range with the quotation marks that stand right round it: they show that the words are verbatim."""
    opened, closed = text[max(0, start - 1) : start] in OPENING, text[end : end + 1] in CLOSING
    return (start - 1, end + 1) if opened and closed and start > 0 and end < len(text) else (start, end)


def _adds(first: Attribution, second: Attribution) -> bool:
    """Whether the second attribution says in full what the first only points at."""
    same = second.sentence == first.sentence and second.source == first.source
    return same and second.stance in {"asserts", "speculates"}


def _repeats(first: Attribution, second: Attribution) -> bool:
    """Whether a second cue of the same speaker adds nothing: '"It fell," he argued, and offered to help'."""
    return second.content == first.content and second.source == first.source
