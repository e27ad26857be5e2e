"""What is said in one breath about two matters: "it was a target drone that could have come across the lake"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.model import Claim, Topic
from sayso.profiles import Speech, Subject
from sayso.readers.attributions import Attribution
from sayso.readers.labels import stance_by_words, topic_by_words
from sayso.readers.pieces import Chars
from sayso.text.quotations import OPENING
from sayso.text.sentences import find_sentences
from sayso.text.tokens import Token, tokenise


def by_matter(text: str, attribution: Attribution, speech: Speech, subject: Subject) -> list[Attribution]:
    """One attribution for each matter: where the sentences of what is said, or it and a guess in a relative clause, are
    about topics of their own; none where all is one matter. What the cue means holds for the first of them."""
    if len(attribution.content) > 1:
        return []
    parts = _parts(text, *attribution.content[0], speech, subject)
    topics = [_topic(attribution, text[slice(*chars)], subject) for chars in parts] if len(parts) > 1 else []
    if not topics or "other" in topics or any(one == following for one, following in pairwise(topics)):
        return []
    first, *others = (replace(attribution, content=(chars,), topics={}) for chars in parts)
    return [first, *(replace(other, verb=None, negated=False, stances={}) for other in others)]


def in_parts(claims: Sequence[Claim], parts: Mapping[str, Sequence[Claim]]) -> list[Claim]:
    """The claims, those that have parts (by id) replaced by them. All parts answer what the whole answers; what answers
    the whole answers the first."""
    first = {whole: made[0].id for whole, made in parts.items() if made}
    told = [replace(claim, answers=first.get(claim.answers or "", claim.answers)) for claim in claims]
    return [one for claim in told for one in (_parts_of(claim, parts.get(claim.id, ())) or [claim])]


def _parts_of(whole: Claim, parts: Sequence[Claim]) -> list[Claim]:
    """The parts with what the whole answers; where that made the whole a denial, its first part is one."""
    answering = [replace(part, answers=whole.answers) for part in parts]
    if answering and whole.stance == "denies" and answering[0].stance == "asserts":
        answering[0] = replace(answering[0], stance="denies")
    return answering


def _topic(attribution: Attribution, words: str, subject: Subject) -> Topic:
    stance = stance_by_words(attribution.verb, attribution.negated, words, subject)
    return topic_by_words(stance, words, subject)


def _parts(text: str, start: int, end: int, speech: Speech, subject: Subject) -> list[Chars]:
    """The sentences of what is said, each parted where a relative clause opens with a guess."""
    parts = []
    for sentence in find_sentences(text[start:end], ()):
        at, last = start + sentence.start, start + sentence.end
        for gap, opens in _guesses(text, tokenise(text, at, last), speech, subject):
            parts.append((at, gap))
            at = opens
        parts.append((at, last))
    return parts


def _guesses(text: str, tokens: list[Token], speech: Speech, subject: Subject) -> Iterator[Chars]:
    """Where what stands before "that could have", "which may" ends, and where the guess begins."""
    relatives = speech.grammar.relatives | speech.grammar.complementisers
    for number, token in enumerate(tokens[:-2]):
        if number == 0 or token.lower not in relatives:
            continue
        opens = tokens[number + 1]
        word = tokens[number + 2] if opens.text in OPENING else opens
        if subject.hedges.doubt.fullmatch(word.lower) and word.lower in subject.modals:
            yield tokens[number - 1].end, opens.start
