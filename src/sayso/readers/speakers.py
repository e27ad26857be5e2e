"""From the words that name a source to the speaker: a person or a body, under one name through the whole report."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.model import Speaker
from sayso.profiles import Speech
from sayso.readers.names import Names
from sayso.readers.pieces import Chars, Clause
from sayso.readers.roles import Roles
from sayso.readers.scene import Scene
from sayso.readers.told import Told
from sayso.text.tokens import Token, tokenise

_QUOTED_NAME = re.compile(r"[“\"«„‘]([^”\"»“’]{2,40})(?:[”\"»“’]|$)")
_MARKS = "“”\"«»'‘’ "
_REMEMBERED = 200  # speakers kept in mind: no reader of a long page remembers more
_SURE_NAME = 0.2  # a network's share for one of many names from which "he" is taken for it
_FULL_NAME = 2  # words of "Karl Voss"
_CITED = 3  # words of "the quoted source"
_WORDS_KEPT = 8  # pieces before ", who said" in which the name and its role stand


@dataclass(frozen=True)
class _Known:
    """A speaker met so far; `words` are those by which "the department" may be this one."""

    speaker: Speaker
    is_person: bool = False
    is_plural: bool = False
    gender: str = ""
    words: frozenset[str] = frozenset()


class SpeakerBook:
    """Remembers who has spoken or been named in a report, and says whom "he" or "the department" is."""

    def __init__(
        self, text: str, clauses: Sequence[Clause], speech: Speech, scene: Scene, told: Told | None = None
    ) -> None:
        self._text = text
        self._scene, self._told = scene, told
        self._heads, self._grammar, self._endings = speech.heads, speech.grammar, speech.endings
        self._pronouns = speech.pronouns
        self._roles = Roles(text, speech)
        self._names = Names(text, [token for clause in clauses for token in clause.tokens], speech)
        self._known: dict[_Known, None] = {}  # in the order in which they last spoke
        self._last: _Known | None = None

    def resolve(self, clause: Clause, source: Chars | None) -> Speaker:
        """The speaker named by the source's offsets.

        None as source means the last speaker goes on. A pronoun nobody fits stays as it is.
        """
        words = tokenise(self._text, *source) if source else []
        if words and words[-1].lower == ",":  # it closes what the speaker is called, and is no part of a name
            words.pop()
        if source is None or not words:
            return self._last.speaker if self._last and source is None else Speaker("")
        found = self._find(clause, words, (source[0], words[-1].end))
        self._known.pop(found, None)
        self._known[found] = None
        if len(self._known) > _REMEMBERED:
            self._known.pop(next(iter(self._known)))
        self._last = found
        return found.speaker

    def _find(self, clause: Clause, words: Sequence[Token], source: Chars) -> _Known:
        first = words[0].lower
        if len(words) == 1 and (first in self._pronouns.all or first in self._grammar.relatives):
            return self._gendered(first, self._pronoun(clause, first, source))
        if len(words) == 1 and first in self._heads.quantities:
            return _Known(Speaker(words[0].text), is_plural=True)
        name = self._person_name(words)
        return self._person(words, name) if name else self._body(words, source)

    def _latest(self) -> Iterable[_Known]:
        """The speakers met so far, the last one first; those that stayed a pronoun are left out."""
        for known in reversed(self._known):
            if known.speaker.name and known.speaker.name.lower() not in self._pronouns.all:
                yield known

    # -- pronouns ----------------------------------------------------------------------------------------------

    def _pronoun(self, clause: Clause, word: str, source: Chars) -> _Known:
        is_person = word in self._pronouns.masculine or word in self._pronouns.feminine
        if word in self._grammar.relatives:
            before = [p for p in clause.pieces if p.end <= source[0] and p.lower != ","]
            name = self._names.run_at_end(before)
            if name:
                return self._person(before[-_WORDS_KEPT:], name)
            body = self._names.capitals_at_end(before)
            if len(body) > 1:
                return self._body(body, (body[0].start, body[-1].end))
        learnt = self._learnt(word, source[0]) if is_person else None
        if learnt:
            return learnt
        for known in self._latest():
            if self._fits(word, known):
                return known
        if is_person or word in self._grammar.relatives:
            for named, name in reversed(self._names.with_roles_before(clause.sentence.start)):
                known = self._person([*named.role, *named.name], name)
                if self._fits(word, known):
                    return known
        as_it_is = Speaker(self._text[source[0] : source[1]])
        return _Known(as_it_is, is_person, word in self._pronouns.several)

    def _gendered(self, word: str, known: _Known) -> _Known:
        """Whom the text once calls "she" is no "he" later."""
        gender = "m" if word in self._pronouns.masculine else "f" if word in self._pronouns.feminine else ""
        if not gender or known.gender or not known.is_person or known.speaker.name.lower() in self._pronouns.all:
            return known
        self._known.pop(known, None)
        return replace(known, gender=gender)

    def _learnt(self, word: str, at: int) -> _Known | None:
        """The person a network takes "he" for, by the names that stand before; None where it is not sure enough."""
        people = self._names.people_before(at)
        if not people or self._told is None:
            return None
        shares: dict[str, float] = {}
        for (_, name), share in zip(people, self._told.same_person(at, [start for start, _ in people]), strict=True):
            shares[name] = shares.get(name, 0.0) + share
        roles = {name: named for named, name in self._names.with_roles_before(at)}
        for name in sorted(shares, key=lambda name: -shares[name]):
            known = self._person([*roles[name].role, *roles[name].name] if name in roles else [], name)
            if shares[name] >= _SURE_NAME and self._fits(word, known):
                return known
        return None

    def _fits(self, word: str, known: _Known) -> bool:
        if word in self._pronouns.thing:
            return not known.is_person
        if word in self._pronouns.several:
            return known.is_plural or not known.is_person
        wanted = "m" if word in self._pronouns.masculine else "f" if word in self._pronouns.feminine else ""
        fits_gender = not known.gender or not wanted or known.gender == wanted
        return known.is_person and not known.is_plural and fits_gender

    def _gender(self, words: Sequence[Token], name: str = "") -> str:
        """ "f", "m" or "": by a word such as "spokeswoman", else by how the name ends."""
        lowered = {word.lower for word in words}
        if lowered & self._heads.feminine:
            return "f"
        if lowered & self._heads.masculine:
            return "m"
        given, _, surname = name.lower().rpartition(" ")
        if surname.endswith(tuple(self._heads.feminine_surnames)) and given:
            return "f"
        first = given.split()[0] if given else ""
        by_given = first.endswith(tuple(self._heads.feminine_given)) and first not in self._heads.masculine_given
        return "f" if by_given else ""

    # -- persons -----------------------------------------------------------------------------------------------

    def _person(self, words: Sequence[Token], name: str) -> _Known:
        full = self._full_name(name)
        role, affiliation = self._roles.round_name(words, name)
        affiliation = affiliation or (self._owner(words) if role else "")
        for known in self._latest():
            if known.is_person and known.speaker.name == full:
                if not role or known.speaker.role:
                    return known
                break
        return _Known(Speaker(full, role, affiliation), True, False, self._gender(words, full), self._key_words(words))

    def _person_name(self, words: Sequence[Token]) -> str:
        """The person's name in the phrase, "" where it names a body or nobody."""
        parts: list[list[Token]] = [[]]
        for word in words:
            if word.lower == ",":
                parts.append([])
            else:
                parts[-1].append(word)
        has_role = any(self._roles.is_role(word.lower) for word in words)
        for part in parts:
            name = self._names.run_at_end(part)
            if name and (self._is_place_of(part, name) or self._roles.is_of_another(part)):
                name = ""
            if name and (has_role or self._stands_for_person(name, part, is_whole=len(parts) == 1)):
                return name
            if member := self._member(part):
                return member
        return ""

    def _member(self, part: Sequence[Token]) -> str:
        """The name of one who is of a body: "Karl Voss of the Institute for Security"; "" where the words name none."""
        tie = self._roles.tie([word.lower for word in part])
        bodies = self._heads.bodies | self._heads.body_names
        if tie != _FULL_NAME or bodies.isdisjoint(word.lower for word in part[tie + 1 :]):
            return ""
        name = self._names.run_at_end(part[:tie])
        return name if name.count(" ") == _FULL_NAME - 1 and not self._scene.country_of(name) else ""

    def _is_place_of(self, part: Sequence[Token], name: str) -> bool:
        """Whether a short name behind a preposition says where or of what: "officials in Velmora"."""
        behind = len(part) - len(name.split()) - 1
        return behind >= 0 and len(name.split()) < 3 and part[behind].lower in self._grammar.prepositions

    def _stands_for_person(self, name: str, part: Sequence[Token], *, is_whole: bool) -> bool:
        """Whether a name without a role is a person's: a surname heard before, or a full name shortened later."""
        if self._names.is_personal(name):
            return True
        if len(name.split()) != sum(word.text[:1].isalnum() for word in part):
            return False
        if self._full_name(name) != name:
            return True
        known = any(known.is_person and known.speaker.name == name for known in self._latest())
        return is_whole and known

    def _full_name(self, name: str) -> str:
        if " " not in name:
            for known in self._latest():
                of_office = self._roles.is_role(known.speaker.name.lower().partition(" ")[0])  # "officials in Riga"
                if known.is_person and known.speaker.name.endswith(f" {name}") and not of_office:
                    return known.speaker.name
        return self._names.full(name)

    # -- bodies ------------------------------------------------------------------------------------------------

    def _body(self, words: Sequence[Token], source: Chars) -> _Known:
        if len(words) > 2 and words[1].lower in self._grammar.definite and not self._opens(words[0].lower):
            words = words[1:]  # "Elsewhere the outlet"
        core = words[1:] if len(words) > 1 and words[0].lower in self._grammar.determiners else words
        head = self._head(core)
        owned = self._owned(words, head)
        if owned:
            return owned
        keys = self._key_words(core)
        where = self._region(core, source[0]) if head not in self._heads.placeless else ""
        if where:
            return self._local(core, where, keys)
        is_state = len(keys) == 1 and self._scene.country_of(core[-1].text)  # "Moscow" is no "committee in Moscow"
        earlier = None if is_state else self._earlier(keys)
        if earlier:
            return earlier
        state = self._state(core, source[0])
        if state:
            return _Known(Speaker(state), is_plural=True, words=keys)
        name, role = self._own_name(core)
        affiliation = ""
        if not role:
            role, affiliation = self._unnamed(core)
        plural = head.endswith(self._endings.plural) and (head in self._heads.persons or head in self._heads.texts)
        is_person = self._roles.is_role(head) and not self._is_named_body(core, head)
        return _Known(Speaker(name, role, affiliation), is_person, plural, self._gender(core), keys)

    def _is_named_body(self, core: Sequence[Token], head: str) -> bool:
        """Whether a head that is a person's or a body's is a body's here, by its capital: "Coast Guard"."""
        return head in self._heads.bodies and any(word.text != word.lower == head for word in core[1:])

    def _state(self, core: Sequence[Token], offset: int) -> str:
        """ "Official statements" and "the authorities", of no country named: those of the country the text is at."""
        lowered = {word.lower for word in core}
        if not lowered & self._heads.of_state or not lowered <= self._heads.of_state | self._heads.texts:
            return ""
        country = self._scene.country(offset)
        return f"authorities of {country}" if country else ""

    def _opens(self, word: str) -> bool:
        """Whether a word before "the" is part of who speaks: "all the residents", "of the ministry"."""
        return word in self._grammar.prepositions or word in self._heads.quantities or word in self._grammar.determiners

    def _region(self, core: Sequence[Token], offset: int) -> str:
        """The region or district that "the regional police" leaves to the text; "" where the words do not."""
        for before, word in zip([None, *core], core[:-1], strict=False):
            if before and before.text[:1].isupper() and word.text[:1].isupper():
                continue  # a name of its own: "Kurdistan Region"
            district = self._scene.region(offset, "district") if word.lower in self._heads.of_district else ""
            if district or word.lower in self._heads.of_region:
                return district or self._scene.region(offset, "region")
        return ""

    def _owned(self, words: Sequence[Token], head: str) -> _Known | None:
        """ "The statement" speaks for who put it out, "its press office" for the body last heard."""
        first = words[0].lower
        if (
            head in self._heads.voiced
            and first in self._grammar.definite | self._grammar.possessives
            and len(words) <= 3
        ):
            return self._last
        if 1 < len(words) <= _CITED and words[-2].lower in self._heads.cited:
            return self._last
        owner = self._owner(words) if head in self._heads.offices else ""
        if not owner:
            return None
        name = f"{owner} {self._text[words[1].start : words[-1].end]}"
        return _Known(Speaker(name), words=self._key_words([*tokenise(owner), *words[1:]]))

    def _owner(self, words: Sequence[Token]) -> str:
        """The body last heard, or last spoken for, where the words begin with "its" or "their"; "" where none was."""
        owners = (self._pronouns.thing | self._pronouns.several) & self._grammar.possessives
        if not words or words[0].lower not in owners:
            return ""
        bodies = (known.speaker.affiliation if known.is_person else known.speaker.name for known in self._latest())
        return next(filter(None, bodies), "")

    def _unnamed(self, words: Sequence[Token]) -> tuple[str, str]:
        """(role, affiliation) of "spokesman for the ministry", the ministry under the name it was heard by."""
        role, body = self._roles.unnamed(words)
        heard = self._earlier(self._key_words(body))
        name = heard.speaker.name if heard else self._text[body[0].start : body[-1].end] if body else ""
        return role, name

    def _local(self, core: Sequence[Token], where: str, keys: frozenset[str]) -> _Known:
        """ "The regional police department" under its region's name: another region's police is another speaker."""
        drop = self._heads.of_region | self._heads.of_district
        name = " ".join([where, *(word.text for word in core if word.lower not in drop)])
        for known in self._latest():
            if known.speaker.name == name:
                return known
        return _Known(Speaker(name), words=keys | {word.lower() for word in where.split()})

    def _own_name(self, words: Sequence[Token]) -> tuple[str, str]:
        """(name, role) of a body: the name in quotation marks or before a comma, what stands before it as its role."""
        name = self._text[words[0].start : words[-1].end]
        quoted = _QUOTED_NAME.search(name)
        if quoted:
            return quoted[1], name[: quoted.start()].strip()
        comma = name.find(",")
        if comma > 0 and name[0].isupper():
            return name[:comma], name[comma + 1 :].strip()
        return self._roles.bare(name.strip(_MARKS)), ""

    def _head(self, words: Sequence[Token]) -> str:
        """The noun of a phrase in lower case: the last word before its first preposition or comma."""
        head = ""
        for word in words:
            if head and (word.lower in self._grammar.prepositions or word.lower == ","):
                break
            if word.text[:1].isalnum():
                head = word.lower
        return head

    def _earlier(self, keys: frozenset[str]) -> _Known | None:
        """The latest speaker whose words hold all of these: "the department" after "the regional police department"."""
        if not 0 < len(keys) <= 4:
            return None
        return next((known for known in self._latest() if keys <= known.words), None)

    def _key_words(self, words: Sequence[Token]) -> frozenset[str]:
        grammar = self._grammar
        drop = grammar.determiners | grammar.prepositions | grammar.coordinators
        return frozenset(
            self._endings.bare(word.lower) for word in words if word.text[:1].isalnum() and word.lower not in drop
        )
