"""Finding the noun phrase that speaks: to the left of a cue, to its right, or carried over a comma."""

import re
from collections.abc import Sequence

from sayso.profiles import Cue, Speech, Subject
from sayso.readers.pieces import NAME, QUOTE, Range
from sayso.text.tokens import Token

_STOPS = frozenset(':;()[]—–―…!?"“”')
_NUMBER = re.compile(r"\d[\d.:,]*")
_LONGEST_NAME = 24  # pieces; a longer "speaker" is a clause
_LONGEST_APPOSITION = 14  # pieces: "the deputy head of the department for emergencies of the X region"


class Phrasing:
    """Where noun phrases begin and end, and which of them can speak, by the words of one language."""

    def __init__(self, speech: Speech, subject: Subject | None = None) -> None:
        self._speech = speech
        self._subject = subject
        self._grammar, self._heads, self._endings = speech.grammar, speech.heads, speech.endings
        self._calendar_names = speech.calendar.weekdays | speech.calendar.months
        self._times = self._calendar_names | speech.calendar.day_parts | speech.calendar.words
        self._pronouns = speech.pronouns.all | speech.grammar.relatives

    def group_start(self, pieces: Sequence[Token], cue: int) -> int:
        """The first piece of the verb group that ends in the cue: "has since", "did not", "later"."""
        i = cue
        while i > 0 and self._is_auxiliary(pieces[i - 1]):
            i -= 1
        return i

    def left_of(self, pieces: Sequence[Token], end: int) -> Range | None:
        """The noun phrase that ends right before piece `end`, with its apposition if it has one, or None."""
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

    def clause_subject(self, pieces: Sequence[Token], end: int) -> Range | None:
        """The subject of the clause before a participle: "The ministry released a statement accusing ..."."""
        begin = 0
        if pieces[0].lower in self._grammar.prepositions | self._grammar.conjunctions:
            begin = next((k + 1 for k in range(end) if pieces[k].lower == ","), 0)
        for k in range(begin + 1, end):
            word = pieces[k]
            if not word.text.islower():
                continue
            hit = self._speech.cues.at(pieces, k)
            if self.is_verb(word.lower) or (hit and hit[1].form == "finite"):
                subject = self.left_of(pieces, self.group_start(pieces, k))
                if subject and self.is_speaker(pieces, subject):
                    return subject
        return None

    def is_verb(self, word: str) -> bool:
        """Whether a word is a verb by its ending or by the lists; present forms are not seen."""
        if word in self._grammar.auxiliaries or word in self._grammar.past_verbs:
            return True
        return word.endswith(self._endings.past) and len(word) > 4

    def is_clause(self, words: Sequence[Token]) -> bool:
        """Whether the words hold a verb, as far as small words and endings show it."""
        for k, word in enumerate(words[1:], 1):
            small = word.text.islower()
            if word.lower in self._grammar.auxiliaries or (small and word.lower in self._grammar.past_verbs):
                return True
            if small and word.lower.endswith(self._endings.past) and words[k - 1].lower not in self._grammar.articles:
                return True
        return words[0].lower in self._grammar.clause_openers and len(words) > 2

    def is_time(self, piece: Token) -> bool:
        """A word of time; "Caspian Morning" and "Week" as capitalised names are none, weekdays and months are."""
        words = self._calendar_names if piece.text[:1].isupper() else self._times
        return piece.lower in words and piece.text not in self._speech.calendar.ambiguous

    def agrees(self, pieces: Sequence[Token], phrase: Range, start: int, after: int, cue: Cue) -> bool:
        """Whether the number of the phrase fits a present-tense cue: "residents say", "the ministry says"."""
        verb = pieces[start].lower
        head = self._head(pieces[phrase[0] : phrase[1]])
        if start < after - 1 or cue.form == "participle" or head is None or verb in self._grammar.auxiliaries:
            return True
        plural = (head.lower.endswith(self._endings.plural) and head.text.islower()) or any(
            p.lower in self._grammar.coordinators for p in pieces[phrase[0] : phrase[1]]
        )
        if cue.form == "base":
            named = head.text[:1].isupper() and head.lower not in self._grammar.determiners
            return plural or head.lower in self._heads.plural_heads or named
        return not (
            plural
            and verb.endswith(self._endings.plural)
            and (head.lower in self._heads.persons or head.lower in self._heads.texts)
        )

    def is_speaker(self, pieces: Sequence[Token], phrase: Range | None) -> bool:
        """Whether a phrase can speak: a name, a pronoun, a person, a body, a text; never a thing of the subject."""
        if phrase is None or not 0 < phrase[1] - phrase[0] <= _LONGEST_NAME:
            return False
        words = pieces[phrase[0] : phrase[1]]
        if any(w.lower == QUOTE for w in words):
            return False
        head = self._head(words)
        return head is not None and self._can_speak(words, head)

    # -- the parts ---------------------------------------------------------------------------------------------

    def _is_auxiliary(self, piece: Token) -> bool:
        word, grammar = piece.lower, self._grammar
        if word in grammar.auxiliaries or word in grammar.adverbs or word in grammar.negations:
            return True
        if word == NAME:
            return piece.text[1:2].islower()
        return word.endswith(self._endings.adverb) and len(word) > 4 and piece.text.islower()

    def _over_comma(self, pieces: Sequence[Token], comma: int) -> Range | None:
        """ "Maria X, the ministry's spokeswoman, said": from the name to the end of the apposition."""
        opening = comma - 1
        while opening >= 0 and pieces[opening].lower != "," and pieces[opening].lower not in _STOPS:
            opening -= 1
        if opening < 0 or pieces[opening].lower != ",":
            return None
        outer = self._run_left(pieces, opening)
        relative = pieces[opening + 1].lower in self._grammar.relatives
        if outer is None or (not relative and any(self._is_finite_cue(pieces, k) for k in range(opening + 1, comma))):
            return None
        return outer[0], opening if relative else comma

    def _run_left(self, pieces: Sequence[Token], end: int) -> Range | None:
        i = end
        while i > 0 and self._in_phrase(pieces, i - 1, end):
            i -= 1
        i = self._trim_left(pieces, i, end)
        return (i, end) if i < end else None

    def _in_phrase(self, pieces: Sequence[Token], i: int, end: int) -> bool:
        word, grammar = pieces[i].lower, self._grammar
        if word == "," or word == QUOTE or word in _STOPS:
            return False
        if word in grammar.conjunctions:
            return False
        if word in grammar.coordinators:
            return self._joins(pieces, i, end)
        if word in grammar.auxiliaries and pieces[i].text[:1].islower():
            return False
        return not self._is_finite_cue(pieces, i)

    def _is_finite_cue(self, pieces: Sequence[Token], i: int) -> bool:
        hit = self._speech.cues.at(pieces, i)
        return bool(hit and hit[1].form == "finite" and pieces[i].text.islower() and not self._is_noun(pieces, i))

    def _joins(self, pieces: Sequence[Token], i: int, end: int) -> bool:
        """Whether "and" joins two speakers or words of one name: "Poland and Finland", "the police and the army"."""
        if i == 0 or i + 1 >= end:
            return False
        before, after = pieces[i - 1], pieces[i + 1]
        capitals = before.text[:1].isupper() and (after.text[:1].isupper() or after.lower in self._grammar.determiners)
        return capitals or (self._is_head(before.lower) and self._is_head(pieces[end - 1].lower))

    def _is_noun(self, pieces: Sequence[Token], i: int) -> bool:
        """Whether a word that may be a cue is a noun here: "the claims", "Zakharova's claims", "first reports"."""
        if i == 0:
            return False
        before = pieces[i - 1].lower
        small = before in self._grammar.determiners or before in self._grammar.prepositions
        return small or before.endswith(self._endings.possessive)

    def _trim_left(self, pieces: Sequence[Token], start: int, end: int) -> int:
        """Where the phrase really starts when what was gathered begins with an adverbial: "At the time local media"."""
        i, grammar = start, self._grammar
        while i < end and (pieces[i].lower in grammar.openers or self._is_auxiliary(pieces[i])):
            i += 1
        if i == end or pieces[i].lower not in grammar.prepositions or pieces[i].lower in grammar.genitive:
            return i
        for k in range(end - 1, i, -1):
            if pieces[k].lower in grammar.determiners or pieces[k].lower in self._pronouns | self._heads.quantities:
                owned = pieces[k - 1].lower in grammar.prepositions
                return self._name_start(pieces, k + 1, end) if owned else k
        return self._name_start(pieces, i + 1, end)

    def _name_start(self, pieces: Sequence[Token], start: int, end: int) -> int:
        """The start of the last run of capitals of [start, end), or `end` where there is none."""
        k = end
        while k > start and (pieces[k - 1].text[:1].isupper() or pieces[k - 1].lower == NAME):
            k -= 1
        return k

    def _without_time(self, pieces: Sequence[Token], end: int, least: int = 0) -> int:
        """`end` moved left over "on Thursday", "this week", "earlier today", "on 5 June"."""
        i = end
        while i > least + 1 and (self.is_time(pieces[i - 1]) or _NUMBER.fullmatch(pieces[i - 1].text)):
            i -= 1
        before = self._grammar.adjunct_prepositions | self._grammar.genitive | self._grammar.articles
        while least + 1 < i < end and pieces[i - 1].lower in before:
            i -= 1
        return i

    def _ends_phrase(self, pieces: Sequence[Token], i: int, start: int) -> bool:
        word, grammar = pieces[i].lower, self._grammar
        if word in {",", ".", QUOTE} or word in _STOPS or word in grammar.name_ends:
            return not (word in grammar.coordinators and i + 1 < len(pieces) and self._joins(pieces, i, len(pieces)))
        if i == start:
            return False
        if word in grammar.adverbial_starts:
            following = pieces[i + 1].lower if i + 1 < len(pieces) else ""
            if word not in grammar.inside_names or following in self._times:
                return True
            return following in grammar.articles or following in grammar.possessives
        return self.is_time(pieces[i])

    def _apposition_end(self, pieces: Sequence[Token], end: int) -> int:
        """`end` moved over an apposition: ", spokeswoman for the ministry" or ", the regiment's commander"."""
        if end + 1 >= len(pieces) or pieces[end].lower != ",":
            return end
        i = end + 1
        while i < len(pieces) and i - end <= _LONGEST_APPOSITION + 1 and not self._ends_apposition(pieces[i].lower):
            i += 1
        words = [p.lower for p in pieces[end + 1 : i]]
        if not words or len(words) > _LONGEST_APPOSITION or any(word in self._grammar.auxiliaries for word in words):
            return end  # "according to the ministry, two people were hurt": another clause
        opens = words[0] in self._grammar.determiners or self._is_role(words[0])
        holds = any(self._is_role(word) or word in self._heads.bodies for word in words)
        is_name = 2 <= len(words) <= 5 and all(p.text[:1].isupper() for p in pieces[end + 1 : i])
        return i if (opens and holds) or is_name else end

    def _ends_apposition(self, word: str) -> bool:
        if word in {",", ".", QUOTE} or word in _STOPS:
            return True
        return word in self._grammar.complementisers or word in self._grammar.relatives

    def _head(self, words: Sequence[Token]) -> Token | None:
        """The noun a phrase is about: the last word before its first preposition, comma or relative."""
        head = None
        for word in words:
            ends = (
                word.lower in self._grammar.prepositions or word.lower == "," or word.lower in self._grammar.relatives
            )
            if head is not None and ends:
                break
            if word.text[:1].isalnum() or word.lower == NAME:
                head = word
        return head

    def _is_role(self, word: str) -> bool:
        return word in self._heads.roles or word in self._heads.persons

    def _is_head(self, word: str) -> bool:
        return word in self._heads.persons or word in self._heads.bodies or word in self._heads.texts

    def _can_speak(self, words: Sequence[Token], head: Token) -> bool:
        word = self._endings.bare(head.lower)
        if word in self._pronouns:
            return len(words) <= 2
        if word in self._heads.quantities:
            return True
        if word in self._times or word in self._heads.nobody or _NUMBER.fullmatch(word):
            return False
        at = words.index(head)
        if self._subject and (self._subject.things.at(words, at) or self._subject.event_nouns.at(words, at)):
            return word in self._heads.texts
        if self._is_head(word) or word == NAME:
            return True
        small = word in self._grammar.determiners or word in self._grammar.prepositions
        return head.text[:1].isupper() and not small
