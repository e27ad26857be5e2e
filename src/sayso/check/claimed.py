"""What accounts say a thing was, whose it was and where it came from: types of the table, owners, places of origin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.check.case import Case, named, voice
from sayso.check.told import Told
from sayso.check.wording import Origins
from sayso.model import Claim, Quote, Stance
from sayso.places import Entry, Located
from sayso.profiles import NamedType
from sayso.text.tokens import Token

# Stances that put an account forward; a denial names what is not so.
TELLING: frozenset[Stance] = frozenset({"asserts", "confirms", "accuses", "disputes", "speculates"})
AS_FACT: frozenset[Stance] = TELLING - {"speculates"}
_WITHIN = 8  # words before a name in which a word of flying or ground stands
_BEFORE = 120  # characters before a name in which those words stand
_ROLES = frozenset({"place", "possessor", "modifier"})
_ADJECTIVES = 2  # words between "Russian" and "drone": "Russian test drone"


@dataclass(frozen=True, slots=True)
class Account:
    """Words that give one account: a claim's content, or with no claim a report's own words on the incident."""

    told: Told
    ranges: tuple[tuple[int, int], ...]
    claim: Claim | None
    mentions: tuple[str, ...]

    @property
    def who(self) -> str:
        """Who gives it, for people."""
        return named(self.claim) if self.claim else f"the report of {self.told.report.publisher or self.told.report.id}"

    @property
    def voice(self) -> str:
        """What tells who gives it from others."""
        return voice(self.claim.speaker) if self.claim else ""

    def is_one_saying(self, other: "Account") -> bool:
        """Whether both are one account, or claims of one saying: "it was an X, which could have come from Y"."""
        if self is other or self.claim is None or other.claim is None:
            return self is other
        one, two = self.claim, other.claim
        is_one_cue = one.report_id == two.report_id and bool(one.cue) and one.cue == two.cue
        return is_one_cue and self.voice == other.voice

    def quote(self, start: int, end: int) -> Quote:
        """The words of a range."""
        return self.told.quote(start, end)


@dataclass(frozen=True, slots=True)
class ClaimedType:
    """A type of the table that an account names."""

    account: Account
    type: NamedType
    quote: Quote


@dataclass(frozen=True, slots=True)
class ClaimedOwner:
    """A country that an account names as the owner: its code, its name and the words."""

    account: Account
    country: Entry
    quote: Quote


@dataclass(frozen=True, slots=True)
class ClaimedOrigin:
    """A place that an account names as where the thing came from or by; `entry` is None where no map has it."""

    account: Account
    place: Located
    quote: Quote


def accounts_of(case: Case, stances: frozenset[Stance] = TELLING) -> Iterator[Account]:
    """The claims of these stances, then what each report says in its own words where it tells of the incident."""
    for claim in case.claims:
        if claim.stance in stances:
            spans = tuple((span.start, span.end) for span in claim.content)
            about = tuple(m.id for m in case.mentions if m.id in claim.about)
            yield Account(case.told[claim.report_id], spans, claim, about)
    for mention in case.mentions:
        told = case.told[mention.report_id]
        said = [(span.start, span.end) for claim in told.reading.claims for span in claim.content]
        sentences = [(span.start, span.end) for span in mention.evidence]
        own = tuple(piece for one in sentences for piece in _without(one, said))
        if own:
            yield Account(told, own, None, (mention.id,))


def types_in(account: Account) -> Iterator[ClaimedType]:
    """The types an account names."""
    for start, end in account.ranges:
        for found in account.told.setting.reference.find(account.told.text, start, end):
            yield ClaimedType(account, found.type, account.quote(found.start, found.end))


def owners_in(account: Account) -> Iterator[ClaimedOwner]:
    """The countries an account names as owners: "a Russian drone", "belonged to Ukraine". Not the maker's of a type."""
    told = account.told
    wording, subject = told.wording, told.subject
    if wording is None or subject is None:
        return
    gazetteer = told.setting.gazetteer
    for start, end in account.ranges:
        tokens = told.tokens(start, end)
        for at, token in enumerate(tokens):
            country = gazetteer.country(gazetteer.demonym_country(token.text)) if token.text[:1].isupper() else None
            thing = _thing_behind(told, tokens, at) if country else 0
            if country and thing:
                yield ClaimedOwner(account, country, account.quote(token.start, tokens[thing].end))
            owned = wording.origins.owned.at(tokens, at)
            for place in told.places_in(start, end) if owned else ():
                behind = tokens[min(at + (owned or (0, ""))[0], len(tokens) - 1)]
                if place.entry and place.entry.kind == "country" and 0 <= place.start - behind.start <= len("the "):
                    yield ClaimedOwner(account, place.entry, account.quote(token.start, place.end))


def origins_in(account: Account) -> Iterator[ClaimedOrigin]:
    """The places an account names as where a thing came from ("launched from X") or by ("across X or Y")."""
    told = account.told
    wording = told.wording
    if wording is None:
        return
    flying = False
    for start, end in account.ranges:
        before: Located | None = None
        seen = start
        words = told.tokens(start, end)
        if not any(_may_lead(words, at, wording.origins) for at in range(len(words))):
            flying = flying or any(token.lower in wording.origins.flying for token in words)
            continue  # no place is asked for: to place the names of a text is dear
        for place in told.places_in(start, end):
            if place.role not in _ROLES:
                continue
            flying = flying or any(token.lower in wording.origins.flying for token in told.tokens(seen, place.start))
            seen = place.start
            tokens = told.tokens(max(start, place.start - _BEFORE), place.start)
            led = _leads(tokens, told, place, wording.origins, flying)
            joined = before is not None and all(
                token.lower in wording.origins.joints for token in told.tokens(before.end, place.start)
            )
            if led is not None or joined:
                from_where = tokens[led].start if led is not None else place.start
                yield ClaimedOrigin(account, place, account.quote(from_where, place.end))
                before = place
            else:
                before = None


def _may_lead(tokens: Sequence[Token], at: int, words: Origins) -> bool:
    """Whether a token can say that a thing came from a place behind it."""
    return tokens[at].lower in words.leading or bool(words.by.at(tokens, at) or words.within.at(tokens, at))


def _leads(tokens: Sequence[Token], told: Told, place: Located, words: Origins, flying: bool) -> int | None:
    """The token from which words say that a thing came from the name behind them; None where they do not.

    `flying` says whether the account has spoken of flying or sending before.
    """
    first = max(0, len(tokens) - _WITHIN)
    near = range(first, len(tokens))
    # Not across a comma, another name, or a word that says where to.
    known = told.places_in(tokens[near.start].start, place.start) if near else []
    names = {at for at in near if any(p.start <= tokens[at].start < p.end for p in known)}
    stops = [
        at for at in near if tokens[at].text in {",", ";", ":", "."} or tokens[at].lower in words.aim or at in names
    ]
    near = range(max(stops) + 1 if stops else first, len(tokens))
    around = told.tokens(tokens[near.start].start if near else place.start, place.end + 25)
    ground = any(token.lower in words.ground for token in around)
    for at in near:
        if tokens[at].lower in words.leading and (flying or ground):
            return at
        if (words.by.at(tokens, at) and flying) or (words.within.at(tokens, at) and (ground or flying)):
            return at
    return None


def _thing_behind(told: Told, tokens: Sequence[Token], at: int) -> int:
    """The last token of the thing that an adjective stands before, 0 where there is none or it names a type."""
    subject = told.subject
    assert subject is not None
    for k in range(at + 1, min(at + 2 + _ADJECTIVES, len(tokens))):
        if not tokens[k].text[:1].isalnum():
            return 0
        thing = subject.things.at(tokens, k)
        if thing:
            last = tokens[k + thing[0] - 1]
            named_type = told.setting.reference.find(told.text, tokens[k].start, last.end)
            return 0 if named_type else k + thing[0] - 1
    return 0


def _without(one: tuple[int, int], others: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a range outside others."""
    at, end = one
    for start, stop in sorted(others):
        if stop <= at or start >= end:
            continue
        if start > at:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end
