"""Finding the noun phrase that speaks: to the left of a cue, to its right, or carried over a comma."""

import re
from collections.abc import Sequence

from sayso.profiles import Cue, Speech, Subject
from sayso.readers.pieces import NAME, QUOTE
from sayso.text.tokens import Token

Range = tuple[int, int]  # pieces [first, last)

_STOPS = frozenset(':;()[]—–―…!?"“”')
_TIME_WORDS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "morning", "afternoon", "evening", "night", "week", "month", "year", "day", "weekend", "hours", "late", "early", "earlier", "later", "last", "this", "next"]
)
_CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)
_NUMBER = re.compile(r"\d[\d.:,]*")
_RELATIVE = frozenset(["who", "which", "whose", "where", "when"])


def _is_time(piece: Token) -> bool:
    """A word of time; "Caspian Morning" and "Week" as capitalised names are none, weekdays and months are."""
    capital = piece.text[:1].isupper()
    return piece.lower in _TIME_WORDS and (piece.lower in _CALENDAR if capital else True) and piece.text != "may"


class Phrasing:
    """Where noun phrases begin and end, by the words of one language."""

    def __init__(self, speech: Speech, subject: Subject | None = None) -> None:
        self.speech = speech
        self.subject = subject

    def group_start(self, pieces: Sequence[Token], cue: int) -> int:
        """The first piece of the verb group that ends in the cue: "has since", "did not", "later"."""
        i = cue
        while i > 0 and self._is_auxiliary(pieces[i - 1]):
            i -= 1
        return i

    def left_of(self, pieces: Sequence[Token], end: int) -> Range | None:
        """The noun phrase that ends right before piece `end`, over an apposition if there is one; None where none does."""
        if end > 0 and pieces[end - 1].lower == ",":
            return self._over_comma(pieces, end - 1)
        return self._run_left(pieces, self._without_time(pieces, end))

    def right_of(self, pieces: Sequence[Token], start: int) -> Range | None:
        """The noun phrase that starts at piece `start` ("said NP, the spokeswoman for ..."), or None."""
        i = start
        while i < len(pieces) and not self._ends_phrase(pieces, i, start):
            i += 1
        i = self._without_time(pieces, i, start)
        if i == start:
            return None
        return start, self._apposition_end(pieces, i)

    def is_verb(self, word: str) -> bool:
        """Whether a word is a verb by its ending or by the lists; present forms are not seen."""
        return (
            word in self.speech.auxiliaries or word in self.speech.past_verbs or (word.endswith("ed") and len(word) > 4)
        )

    def agrees(self, pieces: Sequence[Token], phrase: Range, start: int, after: int, cue: Cue) -> bool:
        """Whether the number of the phrase fits a present-tense cue: "residents say", "the ministry says"."""
        if start < after - 1 or cue.form == "ing":
            return True
        verb = pieces[start].lower
        head = self._head(pieces[phrase[0] : phrase[1]])
        if head is None or verb in self.speech.auxiliaries:
            return True
        plural = (
            (head.lower.endswith("s")
            and head.text.islower())
            or any(p.lower == "and" for p in pieces[phrase[0] : phrase[1]])
        )
        if cue.form == "base":
            return (
                plural
                or head.lower
                in {"they", "we", "i", "you", "some", "many", "people", "police", "media", "others", "who", "both"}
                or head.text[:1].isupper()
            )
        return not (plural and verb.endswith("s") and head.lower in self.speech.persons | self.speech.texts)

    def is_speaker(self, pieces: Sequence[Token], phrase: Range | None) -> bool:
        """Whether a noun phrase can speak: a name, a pronoun, a person, a body, a text; never a thing of the subject."""
        if phrase is None or phrase[0] >= phrase[1]:
            return False
        words = pieces[phrase[0] : phrase[1]]
        if len(words) > 24 or any(w.lower == QUOTE for w in words):
            return False
        head = self._head(words)
        if head is None:
            return False
        return self._is_speaking_word(words, head)

    # -- the parts ---------------------------------------------------------------------------------------------

    def _is_auxiliary(self, piece: Token) -> bool:
        word = piece.lower
        if word in self.speech.auxiliaries or word in self.speech.adverbs or word in self.speech.negations:
            return True
        return (
            (word.endswith("ly") and len(word) > 4 and piece.text.islower()) or (word == NAME and piece.text[1:2].islower())
        )

    def _over_comma(self, pieces: Sequence[Token], comma: int) -> Range | None:
        """ "Maria X, the ministry's spokeswoman, said": from the name to the end of the apposition."""
        opening = comma - 1
        while opening >= 0 and pieces[opening].lower != "," and pieces[opening].lower not in _STOPS:
            opening -= 1
        if opening < 0 or pieces[opening].lower != ",":
            return None
        outer = self._run_left(pieces, opening)
        if outer is None or any(self._is_finite_cue(pieces, k) for k in range(opening + 1, comma)):
            return None
        inner = pieces[opening + 1].lower
        return (outer[0], opening) if inner in _RELATIVE else (outer[0], comma)

    def _run_left(self, pieces: Sequence[Token], end: int) -> Range | None:
        i = end
        while i > 0 and self._in_phrase(pieces, i - 1, end):
            i -= 1
        i = self._trim_left(pieces, i, end)
        return (i, end) if i < end else None

    def _in_phrase(self, pieces: Sequence[Token], i: int, end: int) -> bool:
        word = pieces[i].lower
        if word == "," or word == QUOTE or word in _STOPS:
            return False
        if word == "and":
            return self._joins(pieces, i, end)
        if word in self.speech.conjunctions and word != "for":
            return word == "who" and i == end - 1
        if word in self.speech.auxiliaries and pieces[i].text[:1].islower():
            return False
        return not self._is_finite_cue(pieces, i)

    def _is_finite_cue(self, pieces: Sequence[Token], i: int) -> bool:
        hit = self.speech.cues.at(pieces, i)
        return bool(hit and hit[1].form == "finite" and pieces[i].text.islower() and not self._is_noun(pieces, i))

    def _joins(self, pieces: Sequence[Token], i: int, end: int) -> bool:
        """Whether "and" joins two speakers or two words of one name ("Poland and Finland", "the police and the army")."""
        if i == 0 or i + 1 >= end:
            return False
        before, after = pieces[i - 1], pieces[i + 1]
        capitals = before.text[:1].isupper() and (after.text[:1].isupper() or after.lower in self.speech.determiners)
        return capitals or (self._is_speaker_word(before.lower) and self._is_speaker_word(pieces[end - 1].lower))

    def _is_noun(self, pieces: Sequence[Token], i: int) -> bool:
        """Whether a word that may be a cue is a noun here: "the claims", "Zakharova's claims", "first reports"."""
        if i == 0:
            return False
        before = pieces[i - 1].lower
        return before in self.speech.determiners or before in self.speech.prepositions or before.endswith(("'s", "s'"))

    def _trim_left(self, pieces: Sequence[Token], start: int, end: int) -> int:
        """Where the phrase really starts when what was gathered begins with an adverbial: "At the time local media"."""
        i = start
        while i < end and (
            pieces[i].lower in {"and", "but", "or", "so", "yet", "then", "however", "still", "meanwhile"}
            or self._is_auxiliary(pieces[i])
        ):
            i += 1
        if i < end and pieces[i].lower in self.speech.prepositions and pieces[i].lower != "of":
            for k in range(end - 1, i, -1):
                if pieces[k].lower in self.speech.determiners | self.speech.pronouns:
                    return (
                        k
                        if pieces[k - 1].lower not in self.speech.prepositions
                        else self._name_start(pieces, k + 1, end)
                    )
            return self._name_start(pieces, i + 1, end)
        return i

    def _name_start(self, pieces: Sequence[Token], start: int, end: int) -> int:
        """The start of the last run of capitals of [start, end), or `end` where there is none."""
        k = end
        while k > start and (pieces[k - 1].text[:1].isupper() or pieces[k - 1].lower == NAME):
            k -= 1
        return k

    def _without_time(self, pieces: Sequence[Token], end: int, least: int = 0) -> int:
        """`end` moved left over "on Thursday", "this week", "earlier today", "on 5 June"."""
        i = end
        while i > least + 1 and (_is_time(pieces[i - 1]) or _NUMBER.fullmatch(pieces[i - 1].text)):
            i -= 1
        while i < end and i > least + 1 and pieces[i - 1].lower in {"on", "in", "at", "the", "of"}:
            i -= 1
        return i

    def _ends_phrase(self, pieces: Sequence[Token], i: int, start: int) -> bool:
        word = pieces[i].lower
        if (
            word in {",", ".", QUOTE}
            or word in _STOPS
            or word in {"that", "and", "but", "as", "when", "while", "who", "after"}
        ):
            return not (word == "and" and i + 1 < len(pieces) and self._joins(pieces, i, len(pieces)))
        if i > start and word in {
            "on",
            "in",
            "at",
            "during",
            "to",
            "late",
            "early",
            "by",
            "about",
            "from",
            "through",
            "via",
        }:
            following = pieces[i + 1].lower if i + 1 < len(pieces) else ""
            return (
                (word != "in"
                and word != "from"
                and word != "at")
                or following in _TIME_WORDS
                or following in {"a", "an", "his", "her", "its", "the"}
            )
        return _is_time(pieces[i]) and i > start

    def _apposition_end(self, pieces: Sequence[Token], end: int) -> int:
        """`end` moved over an apposition: ", spokeswoman for the ministry" or ", the regiment's commander"."""
        if end + 1 >= len(pieces) or pieces[end].lower != ",":
            return end
        i = end + 1
        while (
            i < len(pieces)
            and pieces[i].lower not in {",", ".", QUOTE, "who", "that"}
            and pieces[i].lower not in _STOPS
        ):
            i += 1
        words = [p.lower for p in pieces[end + 1 : i]]
        opens = words[:1] and (
            words[0] in self.speech.determiners or words[0] in self.speech.roles or words[0] in self.speech.persons
        )
        holds = any(
            word in self.speech.roles or word in self.speech.persons or word in self.speech.bodies for word in words
        )
        is_name = 2 <= len(words) <= 5 and all(p.text[:1].isupper() for p in pieces[end + 1 : i])
        return i if (opens and holds and len(words) <= 14) or is_name else end

    def _head(self, words: Sequence[Token]) -> Token | None:
        """The noun a phrase is about: the last word before its first preposition, comma or relative."""
        head = None
        for k, word in enumerate(words):
            if (
                k
                and (word.lower in self.speech.prepositions or word.lower in {",", "who", "which"})
                and head is not None
            ):
                break
            if word.text[:1].isalnum() or word.lower == NAME:
                head = word
        return head

    def _is_speaker_word(self, word: str) -> bool:
        return word in self.speech.persons or word in self.speech.bodies or word in self.speech.texts

    def _is_speaking_word(self, words: Sequence[Token], head: Token) -> bool:
        word = head.lower.removesuffix("'s")
        if word in self.speech.pronouns:
            return len(words) <= 2 or word in {"some", "many", "others", "several"}
        if word in _TIME_WORDS or _NUMBER.fullmatch(word):
            return False
        if self.subject and (
            self.subject.things.at(words, words.index(head)) or self.subject.event_nouns.at([head], 0)
        ):
            return self._is_speaker_word(word) and word in {"report", "reports"}
        if self._is_speaker_word(word) or word == NAME:
            return True
        return head.text[:1].isupper() and word not in self.speech.determiners and word not in self.speech.prepositions
