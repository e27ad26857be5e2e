"""From attributions to claims: who it is, what kind of statement, which incident it is about, what it answers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.model import Claim, Maker, Mention, Report, Speaker, Stance, entry_id
from sayso.profiles import Speech, Subject
from sayso.readers.attributions import Attribution
from sayso.readers.labels import form_of, refers_to_speech, stance_of, starts_negated, topic_of
from sayso.readers.pieces import Clause
from sayso.readers.speakers import SpeakerBook
from sayso.text.quotations import Quotation
from sayso.text.tokens import tokenise

_PLURAL = re.compile(
    r"\b(?:drones|uavs|aircraft|vehicles|objects|incidents|cases|finds|crashes|fragments found|them|both|these|they|all|series)\b", re.I
)  # fmt: skip
_ANSWERING: frozenset[Stance] = frozenset(["denies", "disputes"])
_ANSWERED: dict[Stance, float] = {
    "accuses": 4, "asserts": 2, "denies": 2, "disputes": 2, "speculates": 2, "condemns": 1, "confirms": 1, "other": 1
}  # fmt: skip
_DENIABLE = frozenset(["occurrence", "origin", "responsibility", "object_type", "intent", "damage", "casualties"])
_AFFIRMING: frozenset[Stance] = frozenset(["asserts", "accuses", "speculates", "confirms"])
_REACH = 8  # claims back that an answer may reach


@dataclass(frozen=True, slots=True)
class Scene:
    """What the claim builder needs to know of the report round a claim."""

    mentions: Sequence[Mention]
    focus: Callable[[int], Mention | None]  # the mention the text is at, by offset
    touched: Callable[[int, int], Sequence[Mention]]  # mentions whose place or date the range names
    region: Callable[[int, str], str]  # the region or district the text is at, by offset and kind
    stated: Callable[[int], date | None]  # the latest day the statement in that clause can have been made


def build_claims(
    report: Report,
    clauses: Sequence[Clause],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    scene: Scene,
    speech: Speech,
    subject: Subject,
    maker: Maker,
) -> list[Claim]:
    """Claims in order of the text."""
    book = SpeakerBook(report.readable, speech)
    claims: list[Claim] = []
    hints: list[str] = []
    for attribution, hint in _merged(report.text, attributions):
        clause = clauses[attribution.sentence]
        speaker = book.resolve(
            clause, attribution.source, lambda kind, at=attribution.content[0][0]: scene.region(at, kind)
        )
        content = " ".join(report.text[a:b] for a, b in attribution.content)
        stance = stance_of(attribution.lemma, attribution.stance, attribution.negated, content, subject)
        claims.append(
            Claim(
                id=entry_id(
                    "c", report.id, report.sha256, *attribution.content, attribution.source or "", attribution.cue or ""
                ),
                report_id=report.id,
                speaker=speaker,
                source=_spans(report, attribution.source),
                cue=_spans(report, attribution.cue),
                content=tuple(report.span(a, b) for a, b in attribution.content),
                form=form_of(attribution.content, quotations),
                stance=stance,
                topic=topic_of(stance, content, subject),
                certainty=attribution.certainty,
                about=_about(report.text, attribution, scene),
                answers=None,
                maker=maker,
            )
        )
        hints.append(hint)
    return _answered(claims, hints, subject)


def _spans(report: Report, chars: tuple[int, int] | None) -> tuple[()] | tuple[object, ...]:
    return (report.span(*chars),) if chars else ()


def _merged(text: str, attributions: Sequence[Attribution]) -> list[tuple[Attribution, str]]:
    """ "X refuted her claims and stated that Y" is one claim: Y, with the stance of "refuted" and the hint "her claims"."""
    merged: list[tuple[Attribution, str]] = []
    for k, attribution in enumerate(attributions):
        content = text[slice(*attribution.content[0])]
        following = attributions[k + 1] if k + 1 < len(attributions) else None
        if merged and merged[-1][0] is attribution:
            continue
        if (
            refers_to_speech(content)
            and following
            and following.sentence == attribution.sentence
            and following.source == attribution.source
            and following.stance in {"asserts", "speculates"}
        ):
            merged.append((replace(following, stance=attribution.stance), content))
        elif not (
            merged and merged[-1][0].content == attribution.content and merged[-1][0].source == attribution.source
        ):
            merged.append((attribution, content if refers_to_speech(content) else ""))
    return merged


def _about(text: str, attribution: Attribution, scene: Scene) -> tuple[str, ...]:
    """Ids of the mentions a claim is about: those whose place or day it names, all so far where it speaks of
    many, else the one the text is at."""
    if not scene.mentions:
        return ()
    start, end = attribution.content[0][0], attribution.content[-1][1]
    touched = scene.touched(start, end)
    focus = scene.focus(start)
    content = text[start:end]
    if _PLURAL.search(content) and len(scene.mentions) > 1:
        stated = scene.stated(attribution.sentence)
        so_far = [m for m in scene.mentions if m.evidence[0].start < end]
        if stated:
            so_far = [m for m in scene.mentions if m.when and m.when.earliest and m.when.earliest <= stated] or so_far
        if touched and len(touched) > 1:
            so_far = [m for m in so_far if m in touched] or so_far
        if _speaks_of_many(content):
            return tuple(m.id for m in so_far)
    if len(touched) == 1:
        return (touched[0].id,)
    return (focus.id,) if focus else ()


def _speaks_of_many(content: str) -> bool:
    words = {token.lower for token in tokenise(content)}
    return bool(
        words & {"drones", "uavs", "incidents", "cases", "finds", "crashes", "them", "both", "these", "they", "series"}
    )


def _answered(claims: list[Claim], hints: Sequence[str], subject: Subject) -> list[Claim]:
    """Each denial or other account tied to the claim it answers: the one it names ("Zakharova's claims"), else the
    nearest fit. A plain "nothing had happened" is a denial where somebody else has said before that it did."""
    result: list[Claim] = []
    for claim, hint in zip(claims, hints, strict=True):
        before = result[-_REACH:]
        if claim.stance == "asserts" and claim.topic in _DENIABLE and starts_negated(claim.content[0].text, subject):
            if any(c.speaker.name != claim.speaker.name and c.stance in _AFFIRMING for c in before):
                claim = replace(claim, stance="denies")
        if claim.stance in _ANSWERING:
            target = _target(before, claim, hint)
            claim = replace(claim, answers=target.id if target else None)
        result.append(claim)
    return result


def _target(before: Sequence[Claim], claim: Claim, hint: str) -> Claim | None:
    """The claim answered: of the speaker the hint names where it names one, the likeliest by stance, topic and nearness."""
    named = [c for c in before if hint and _is_named(c.speaker, hint)]
    if not named and hint.lower().startswith(("her ", "his ")):
        person = next((c.speaker.name for c in reversed(before) if c.speaker.name != claim.speaker.name), "")
        named = [c for c in before if c.speaker.name == person]
    best, best_score = None, 0.0
    for distance, other in enumerate(reversed(named or before)):
        if other.speaker.name == claim.speaker.name or other.stance not in _ANSWERED:
            continue
        score = _ANSWERED[other.stance] + (1.5 if other.topic == claim.topic else 0) - 0.25 * distance
        score += 0.5 if set(other.about) & set(claim.about) else -0.5
        if score > best_score:
            best, best_score = other, score
    return best


def _is_named(speaker: Speaker, hint: str) -> bool:
    return any(len(part) > 3 and part in hint for part in speaker.name.split())
