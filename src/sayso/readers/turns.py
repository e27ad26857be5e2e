"""One claim as a turn in an exchange: what is asked of its words when it may answer another, or be answered."""

import re
from collections.abc import Callable
from functools import cached_property

from sayso.model import Claim
from sayso.profiles import Speech, Subject
from sayso.readers.labels import refers_to_speech
from sayso.readers.meanings import meaning
from sayso.text.sentences import Sentence
from sayso.text.tokens import Token, tokenise

_LEAST_NAME = 4  # characters; shorter words of a name stand in too many others
_STEM = 5  # letters by which words are compared: "launched", "launching"
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


class Turn:
    """A claim with the words round it. `countries` gives the codes of the countries that some words name."""

    def __init__(
        self,
        claim: Claim,
        text: str,
        sentence: Sentence,
        paragraph_start: int,
        countries: Callable[[str], frozenset[str]],
        speech: Speech,
        subject: Subject,
    ) -> None:
        self.sentence, self.paragraph = (sentence.start, sentence.end), sentence.paragraph
        self.around = text[sentence.start : sentence.end]
        self._text, self._claim, self._paragraph_start = text, claim, paragraph_start
        self._content = " ".join(span.text for span in claim.content)
        self._countries, self._speech, self._subject = countries, speech, subject

    @cached_property
    def name_parts(self) -> list[str]:
        """The words of the speaker's name by which a text may call it."""
        heads = self._speech.heads
        names = (word for word in self._claim.speaker.name.split() if len(word) >= _LEAST_NAME and word[:1].isupper())
        return [word for word in names if word.lower() not in heads.body_names]

    @cached_property
    def side(self) -> str:
        """The country the speaker speaks for: its own, else the one that its paragraph names first."""
        if self._claim.speaker.country:
            return self._claim.speaker.country
        at = self._claim.source[0].start if self._claim.source else self._claim.content[0].start
        words = tokenise(self._text, self._paragraph_start, max(at, self._paragraph_start))
        found = (self._countries(" ".join(word.text for word in words[i : i + 2])) for i in range(len(words)))
        return next((next(iter(codes)) for codes in found if len(codes) == 1), "")

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the content names."""
        return self._countries(self._content)

    @cached_property
    def countries_told(self) -> frozenset[str]:
        """The countries that the sentence names, its speaker left out."""
        source = " ".join(span.text for span in self._claim.source)
        return self._countries(self.around.replace(source, " ") if source else self.around)

    @cached_property
    def points(self) -> bool:
        """Whether the content only points at what was said: "her claims"."""
        return refers_to_speech(self._content, self._speech.heads)

    @cached_property
    def answers(self) -> bool:
        """Whether the cue says by itself that something is answered: "replied", "hit back"."""
        for span in self._claim.cue:
            cue, _ = meaning(self._text, (span.start, span.end), self._speech)
            if cue and cue.is_answering:
                return True
        return False

    @cached_property
    def tells_of_speech(self) -> bool:
        """Whether the sentence has a word for what was said: "asked about the accusation"."""
        return any(token.lower in self._speech.heads.speech_nouns for token in tokenise(self.around))

    @cached_property
    def negated(self) -> bool:
        """Whether something in the content negates it: "no drone", "is not true"."""
        hedges = self._subject.hedges
        words = {token.lower for token in self._tokens}
        return bool(words & hedges.negation) or bool(hedges.falsehood.search(self._content.lower()))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers in the content."""
        return frozenset(_FIGURE.findall(self._content))

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What the content is made of: countries, things of the subject, stems of other words that say something."""
        grammar, tokens = self._speech.grammar, self._tokens
        things = {k for at, size, _ in self._subject.things.find(tokens) for k in range(at, at + size)}
        drop = grammar.determiners | grammar.prepositions | grammar.coordinators | grammar.auxiliaries
        words = (
            token.lower
            for k, token in enumerate(tokens)
            if k not in things and token.text[:1].isalnum() and (len(token.text) >= _LEAST_NAME or token.text.isdigit())
        )
        stems = {word[:_STEM] for word in words if word not in drop}
        return frozenset(stems | self.countries | ({"thing"} if things else set()))

    @cached_property
    def _tokens(self) -> list[Token]:
        return tokenise(self._content)
