"""Superseded: a later statement of one speaker that changes the account."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from sayso.check.case import Case, and_list, capital, finding_on, named, voice
from sayso.check.claimed import AS_FACT, Account, owners_in, types_in
from sayso.model import Claim, Finding, Topic
from sayso.model.readings import AGAINST
from sayso.text.folding import fold

_MOST_COMPARED = 60  # statements of one speaker on one topic of one incident; each is held against each
_SAME_SUBJECT = 0.5  # share of the shorter statement's long words that stand in the other
_LONG_WORD = 5  # letters
_NUMBER = re.compile(r"\b\d{1,4}\b")


def check_superseded(case: Case) -> Iterator[Finding]:
    """A later statement of one speaker that changes the account: another type or owner, other numbers, yes for no."""
    spoken: dict[tuple[str, Topic], list[Claim]] = defaultdict(list)
    for claim in case.claims:
        if voice(claim.speaker) and claim.topic != "other" and case.day_of(claim.report_id):
            spoken[voice(claim.speaker), claim.topic].append(claim)
    seen: set[tuple[str, str]] = set()
    told = _Named(case)
    for (speaker, topic), claims in sorted(spoken.items()):
        for earlier, later in combinations(claims[:_MOST_COMPARED], 2):
            days = case.day_of(earlier.report_id), case.day_of(later.report_id)
            why = _changed(told, earlier, later) if days[0] != days[1] else ""
            if not why or (speaker, why) in seen:
                continue
            seen.add((speaker, why))
            message = (
                f"{capital(named(later))} gives another account on {topic.replace('_', ' ')}, as reported on {days[1]},"
                f" than as reported on {days[0]}: {why}."
            )
            yield finding_on(case, "superseded", message, [earlier, later])


class _Named:
    """The types and owners that claims name, looked for once in each: every claim is compared with many others."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._found: dict[str, tuple[set[str], set[str]]] = {}

    def in_claim(self, claim: Claim) -> tuple[set[str], set[str]]:
        """Names of types, names of countries."""
        if claim.id not in self._found:
            account = _account(self._case, claim)
            types = {found.type.name for found in types_in(account)}
            self._found[claim.id] = types, {found.country.name for found in owners_in(account)}
        return self._found[claim.id]


def _changed(told: _Named, earlier: Claim, later: Claim) -> str:
    """What differs between two statements on one topic, "" where nothing is known to."""
    for one, other in zip(told.in_claim(earlier), told.in_claim(later), strict=True):
        if one and other and not one & other and {earlier.stance, later.stance} <= AS_FACT:
            return f"first {and_list(sorted(one))}, then {and_list(sorted(other))}"
    alike = _alike(earlier, later)
    if alike and {earlier.stance, later.stance} & AGAINST and {earlier.stance, later.stance} & {"asserts", "confirms"}:
        return f"first {earlier.stance}, then {later.stance}"
    one_number, other_number = _numbers(earlier), _numbers(later)
    if alike and earlier.topic == "casualties" and one_number and other_number and one_number != other_number:
        return f"first {and_list(one_number)}, then {and_list(other_number)}"
    return ""


def _account(case: Case, claim: Claim) -> Account:
    spans = tuple((span.start, span.end) for span in claim.content)
    return Account(case.told[claim.report_id], spans, claim, claim.about)


def _alike(one: Claim, other: Claim) -> bool:
    first, second = (
        {word for span in claim.content for word in fold(span.text).split() if len(word) >= _LONG_WORD}
        for claim in (one, other)
    )
    least = min(len(first), len(second))
    return least > 0 and len(first & second) >= _SAME_SUBJECT * least


def _numbers(claim: Claim) -> list[str]:
    return sorted({number for span in claim.content for number in _NUMBER.findall(span.text)})
