"""From the words that name a source to the speaker: a person or a body, under one name through the whole report."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sayso.model import Speaker
from sayso.profiles import Speech
from sayso.readers.pieces import Clause
from sayso.text.tokens import Token, tokenise

# Capitalised words that belong to the name of a body, not of a person.
_BODY_WORDS = frozenset(
    ["affairs", "defence", "defense", "interior", "security", "army", "navy", "office", "committee", "council", "region", "district", "service", "services", "force", "forces", "institute", "university", "centre", "center", "agency", "foundation", "union", "party", "group", "staff", "command", "border", "guard", "coast", "police", "department", "ministry", "emergencies", "situations", "health", "justice", "transport", "foreign", "senate", "majilis", "parliament", "state", "national", "federal", "republic", "county", "city", "ngo", "company", "airport", "academy", "society", "association", "bureau", "news", "press", "news", "telegram", "channel", "reuters"]
)
_CAPITAL = re.compile(r"^[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺȘȚ]")
_PARTICLES = frozenset(
    [
        "de",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ibn",
        "da",
        "di",
        "la",
        "le",
        "du",
        "dos",
        "del",
        "mac",
        "ó",
        "zu",
    ]
)
_SPEAKS_FOR = ("spokesman", "spokeswoman", "spokesperson", "representative")


@dataclass
class _Known:
    """A speaker met so far."""

    speaker: Speaker
    is_person: bool
    is_plural: bool
    gender: str
    words: frozenset[str] = field(default_factory=frozenset)


class SpeakerBook:
    """Remembers who has spoken or been named in a report, and says whom "he" or "the department" is."""

    def __init__(self, text: str, speech: Speech) -> None:
        self._text = text
        self._speech = speech
        self._known: list[_Known] = []
        self._last: _Known | None = None

    def resolve(self, clause: Clause, source: tuple[int, int] | None, region: Callable[[str], str]) -> Speaker:
        """The speaker named by the source's offsets; `region` names the region or district the text is at, for
        "the region's police".

        None as source means the last speaker goes on. A pronoun nobody fits stays as it is.
        """
        if source is None:
            return self._last.speaker if self._last else Speaker("")
        words = tokenise(self._text, *source)
        if not words:
            return Speaker("")
        found = self._find(clause, words, source, region)
        self._known.append(found)
        self._last = found
        return found.speaker

    # -- cases -------------------------------------------------------------------------------------------------

    def _find(
        self, clause: Clause, words: Sequence[Token], source: tuple[int, int], region: Callable[[str], str]
    ) -> _Known:
        first = words[0].lower
        if len(words) == 1 and first in self._speech.pronouns:
            return self._pronoun(clause, first, source)
        if first in {"his", "her", "their", "its"} and len(words) == 1:
            return self._pronoun(clause, {"his": "he", "her": "she", "their": "they", "its": "it"}[first], source)
        name = self._person_name(words)
        if name:
            return self._person(words, name)
        return self._body(words, region)

    def _pronoun(self, clause: Clause, word: str, source: tuple[int, int]) -> _Known:
        if word not in {"he", "she", "it", "they", "we", "i", "who"}:
            return _Known(Speaker(self._text[source[0] : source[1]]), False, False, "")
        if word == "who":
            before = [p for p in clause.pieces if p.end <= source[0] and p.lower != ","]
            run = self._trailing_name(before)
            if run:
                return self._person(before[-8:], run)
        for known in reversed(
            [*self._named_before(clause), *self._known] if word in {"he", "she", "who"} else self._known
        ):
            if self._fits(word, known):
                return known
        return _Known(Speaker(self._text[source[0] : source[1]]), word in {"he", "she"}, word in {"they", "we"}, "")

    def _fits(self, word: str, known: _Known) -> bool:
        if not known.speaker.name or known.speaker.name.lower() in self._speech.pronouns:
            return False
        if word in {"he", "she", "i", "who"}:
            wanted = {"he": "m", "she": "f"}.get(word, "")
            return (
                known.is_person and not known.is_plural and (not known.gender or not wanted or known.gender == wanted)
            )
        if word == "it":
            return not known.is_person
        return known.is_plural or not known.is_person

    def _named_before(self, clause: Clause) -> list[_Known]:
        """Persons with a role named before this clause who have not spoken: candidates for "he" of lower standing."""
        start = max(0, clause.sentence.start - 1200)
        found = []
        tokens = tokenise(self._text, start, clause.sentence.start)
        for i, token in enumerate(tokens):
            if token.lower in self._speech.roles and i + 2 < len(tokens):
                run = []
                for following in tokens[i + 1 : i + 5]:
                    if not (_CAPITAL.match(following.text) or following.lower in _PARTICLES):
                        break
                    run.append(following)
                if len(run) >= 2:
                    found.append(self._person([token, *run], self._words(run)))
        return found

    def _person(self, words: Sequence[Token], name: str) -> _Known:
        full = self._full_name(name)
        role, affiliation = self._role(words, name)
        for known in reversed(self._known):
            if known.is_person and known.speaker.name == full:
                if not role or known.speaker.role:
                    return known
                break
        return _Known(Speaker(full, role, affiliation), True, False, self._gender(words), self._content_words(words))

    def _body(self, words: Sequence[Token], region: Callable[[str], str]) -> _Known:
        core = [w for k, w in enumerate(words) if not (k == 0 and w.lower in self._speech.determiners)]
        head = self._head(core)
        owned = self._owned(words, head)
        if owned:
            return owned
        keys = self._content_words(core)
        local = next((w.lower for w in core[:-1] if w.lower in self._speech.local_words), "")
        where = region("district" if local.startswith("district") else "region") if local else ""
        if where and head not in self._speech.placeless:
            return self._local(core, where, keys)
        earlier = self._earlier(keys)
        if earlier:
            return earlier
        name, role = self._own_name(core or words)
        is_person = head in self._speech.persons or head in self._speech.roles
        plural = head.endswith("s") and head in self._speech.persons | self._speech.texts
        return _Known(Speaker(name, role), is_person, plural, self._gender(core), keys)

    def _owned(self, words: Sequence[Token], head: str) -> _Known | None:
        """ "The statement" speaks for who put it out, "its press office" for the body last heard."""
        first = words[0].lower
        if (
            head in self._speech.voiced
            and first in {"the", "its", "his", "her", "their", "that", "this"}
            and len(words) <= 3
        ):
            return self._last
        if first in {"its", "their"} and head in self._speech.offices:
            owner = next((k for k in reversed(self._known) if not k.is_person and k.speaker.name), None)
            if owner:
                rest = self._text[words[1].start : words[-1].end]
                keys = owner.words | self._content_words(words[1:])
                return _Known(Speaker(f"{owner.speaker.name} {rest}"), False, False, "", keys)
        return None

    def _local(self, core: Sequence[Token], where: str, keys: frozenset[str]) -> _Known:
        """ "The regional police department" under its region's name: another region's police is another speaker."""
        kept = [w.text for w in core if w.lower not in self._speech.local_words]
        name = f"{where} {' '.join(kept)}"
        for known in reversed(self._known):
            if known.speaker.name == name:
                return known
        return _Known(Speaker(name), False, False, "", keys | {word.lower() for word in where.split()})

    def _own_name(self, words: Sequence[Token]) -> tuple[str, str]:
        """(name, role) of a body: the name in quotation marks or before a comma, what stands before it as its role."""
        name = self._text[words[0].start : words[-1].end]
        quoted = re.search(r"[“\"«„‘]([^”\"»“’]{2,40})(?:[”\"»“’]|$)", name)
        if quoted:
            return quoted[1], name[: quoted.start()].strip()
        comma = name.find(",")
        if comma > 0 and _CAPITAL.match(name):
            return name[:comma], name[comma + 1 :].strip()
        return re.sub(r"[’']s?$", "", name.strip("“”\"«»'‘’ ")), ""

    def _head(self, words: Sequence[Token]) -> str:
        """The noun of a phrase in lower case: the last word before its first preposition or comma."""
        head = ""
        for word in words:
            if head and (word.lower in self._speech.prepositions or word.lower == ","):
                break
            if word.text[:1].isalnum():
                head = word.lower
        return head

    def _earlier(self, keys: frozenset[str]) -> _Known | None:
        """The latest speaker whose words contain all of these: "the department" after "the regional police department"."""
        if not keys or len(keys) > 4:
            return None
        for known in reversed(self._known):
            if keys <= known.words and known.speaker.name.lower() not in self._speech.pronouns:
                return known
        return None

    # -- names -------------------------------------------------------------------------------------------------

    def _person_name(self, words: Sequence[Token]) -> str:
        """The person's name in the phrase, "" where it names a body or nobody."""
        parts: list[list[Token]] = [[]]
        for word in words:
            if word.lower == ",":
                parts.append([])
            else:
                parts[-1].append(word)
        has_role = any(w.lower in self._speech.roles or w.lower in self._speech.persons for w in words)
        for part in parts if len(parts) == 1 else [parts[0], *parts[1:]]:
            name = self._trailing_name(part)
            if not name:
                continue
            alone = len(name.split()) == len([w for w in part if w.text[:1].isalnum()])
            if has_role or (alone and (self._is_known_surname(name) or (len(parts) == 1 and self._looks_personal(name)))):
                return name
        return ""

    def _trailing_name(self, words: Sequence[Token]) -> str:
        """The run of capitals at the end of the words, cut behind the last word of a body's name."""
        run: list[Token] = []
        for word in reversed(words):
            if (
                _CAPITAL.match(word.text)
                and word.lower.removesuffix("'s") not in _BODY_WORDS
                and word.lower not in self._speech.roles
            ) or (word.lower in _PARTICLES and run):
                run.insert(0, word)
            else:
                break
        while run and run[0].lower in _PARTICLES - {"al", "el", "mac", "ó", "de", "van", "von"}:
            run.pop(0)
        run = [w for w in run if not w.lower.endswith("'s")] if run and run[0].lower.endswith("'s") else run
        return self._words(run) if run and run[-1].lower not in self._speech.persons | self._speech.bodies else ""

    def _words(self, run: Sequence[Token]) -> str:
        return self._text[run[0].start : run[-1].end] if run else ""

    def _is_known_surname(self, name: str) -> bool:
        return " " not in name and self._full_name(name) != name

    def _looks_personal(self, name: str) -> bool:
        """Two or three capitalised words, none of a body's name, that the text also calls by the last one alone or with he/she."""
        parts = name.split()
        if not 2 <= len(parts) <= 4 or any(p.lower() in _BODY_WORDS for p in parts):
            return False
        return any(k.speaker.name == name and k.is_person for k in self._known) or bool(
            re.search(rf"(?<!{re.escape(parts[-2])} ){re.escape(parts[-1])}\b", self._text)
        )

    def _full_name(self, name: str) -> str:
        """The longest form the report gives of a surname: "Zakharova" is "Maria Zakharova"."""
        if " " in name:
            return name
        for known in self._known:
            parts = known.speaker.name.split()
            if known.is_person and len(parts) > 1 and parts[-1] == name:
                return known.speaker.name
        capital = r"[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐȘȚ][\w’'\-]+"
        for found in re.finditer(rf"\b({capital}(?: {capital})?) {re.escape(name)}\b", self._text):
            first = [
                w for w in found[1].split() if w.lower() not in self._speech.roles and w.lower() not in _BODY_WORDS
            ]
            first = [
                w
                for w in first
                if w.lower() not in self._speech.determiners and w.lower() not in self._speech.prepositions
            ]
            if first and first[-1] == found[1].split()[-1]:
                return " ".join([*first[-1:], name])
        return name

    # -- what goes with a name ---------------------------------------------------------------------------------

    def _role(self, words: Sequence[Token], name: str) -> tuple[str, str]:
        """(role, affiliation) from the words round a name: "ministry spokeswoman", "spokesman for the regiment"."""
        start = self._text.find(name, words[0].start)
        if start < 0 or start > words[-1].end:
            return "", ""
        before = self._text[words[0].start : start].strip(' ,“”"')
        after = self._text[start + len(name) : words[-1].end].strip(' ,“”"')
        described = after if after and not before else before
        described = re.sub(r"^(?:the|a|an|its|his|her|their)\s+", "", described, flags=re.IGNORECASE)
        if not described:
            return "", ""
        return self._split_role(described)

    def _split_role(self, described: str) -> tuple[str, str]:
        tied = re.match(r"(.+?)\s+(?:of|for|at|from|with)\s+(?:the\s+)?(.+)$", described)
        if tied and len(tied[2].split()) == 1 and tied[2].lower() in _BODY_WORDS:
            return described, ""  # "Minister of Defence" is a role, not a role at a body called Defence
        if tied and any(w in self._speech.roles or w in self._speech.persons for w in tied[1].lower().split()):
            role, body = tied[1], tied[2]
        else:
            words = described.split()
            roles = [
                k
                for k, w in enumerate(words)
                if w.lower().strip(",") in self._speech.roles or w.lower() in self._speech.persons
            ]
            if not roles:
                return (described, "") if len(words) <= 4 else ("", "")
            last = roles[-1]
            if words[last].lower().strip(",") in _SPEAKS_FOR and last and " of " not in " ".join(words[last:]):
                return words[last], re.sub(r"[’']s$", "", " ".join(words[:last]))
            role, body = described, ""
        return role, body

    def _gender(self, words: Sequence[Token]) -> str:
        lowered = {w.lower for w in words}
        if lowered & self._speech.feminine:
            return "f"
        return "m" if lowered & self._speech.masculine else ""

    def _content_words(self, words: Sequence[Token]) -> frozenset[str]:
        drop = self._speech.determiners | self._speech.prepositions | {"and"}
        return frozenset(w.lower.removesuffix("'s") for w in words if w.text[:1].isalnum() and w.lower not in drop)
