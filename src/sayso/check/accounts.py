"""Whose word it is: one origin only, one source only, nobody's answer, one against another, a changed account."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from sayso.check.case import OF_WHAT_HAPPENED, Case, and_list, capital, content_of, named, quotes_of, voice
from sayso.check.claimed import AS_FACT, Account, accounts_of, owners_in, types_in
from sayso.model import CheckName, Claim, Finding, Quote, Stance, Topic
from sayso.text.folding import fold

_AGAINST: frozenset[Stance] = frozenset({"denies", "disputes"})
_FOR: frozenset[Stance] = frozenset({"asserts", "confirms", "accuses", "speculates"})
# On these a denial is against whoever says so, named or not; elsewhere ("nobody was hurt") two accounts may both hold.
_DENIABLE: frozenset[Topic] = frozenset({"occurrence", "object_type", "origin", "responsibility", "intent"})
_MOST_COMPARED = 60  # statements of one speaker on one topic of one incident; each is held against each
_MOST_NAMED = 4  # speakers of one side in a message
_SAME_SUBJECT = 0.5  # share of the shorter statement's long words that stand in the other
_LONG_WORD = 5  # letters
_NUMBER = re.compile(r"\b\d{1,4}\b")


def check_origin_known(case: Case) -> Iterator[Finding]:
    """A type or an owner that only one voice states as fact."""
    accounts = list(accounts_of(case, AS_FACT))
    yield from _sole(
        case, accounts, lambda a: [(f.type.name, f"it was the {f.type.name}", f.quote) for f in types_in(a)]
    )
    yield from _sole(
        case, accounts, lambda a: [(f.country.name, f"it belonged to {f.country.name}", f.quote) for f in owners_in(a)]
    )


def check_independence(case: Case) -> Iterator[Finding]:
    """Several reports that all lead to one: copies of one text, one outlet named as origin, one speaker quoted."""
    reports = case.incident.reports
    if len(reports) < 2:
        return
    groups = {case.group_of(report) for report in reports}
    roots = {_root(case, report) for report in reports}
    evidence = tuple(Quote(mention.report_id, span) for mention in case.mentions for span in mention.evidence[:1])
    mentions = tuple(mention.id for mention in case.mentions)
    if len(groups) == 1:
        message = f"The {len(reports)} reports of this are copies of one text."
        yield Finding("independence", "noticed", case.incident.id, message, evidence, mentions=mentions)
        return
    if len(roots) == 1 and "" not in roots:
        name = next(o for r in reports for o in (*case.told[r].report.origins, case.outlet(r)) if fold(o) in roots)
        message = f"The {len(reports)} reports of this all lead to {name}."
        yield Finding("independence", "noticed", case.incident.id, message, evidence, mentions=mentions)
        return
    claims = [claim for claim in case.claims if claim.topic in OF_WHAT_HAPPENED and voice(claim.speaker)]
    if len({claim.report_id for claim in claims}) > 1 and len({voice(claim.speaker) for claim in claims}) == 1:
        message = (
            f"All that reports of this attribute on what happened goes back to one source, {named(claims[0])},"
            f" in {len({claim.report_id for claim in claims})} reports."
        )
        yield _of_claims(case, "independence", message, claims)


def check_unanswered(case: Case) -> Iterator[Finding]:
    """Accusations to which nobody's answer is reported, and denials on which who was denied did not come back.

    One finding for each speaker and stance.
    """
    answered = {claim.answers for claim in case.claims if claim.answers}
    spoken: dict[tuple[str, Stance], list[Claim]] = defaultdict(list)
    for claim in case.claims:
        if claim.stance == "accuses" or (claim.stance == "denies" and claim.answers and claim.topic in _DENIABLE):
            spoken[voice(claim.speaker) or claim.id, claim.stance].append(claim)
    for (speaker, stance), claims in spoken.items():
        if any(claim.id in answered for claim in claims) or _is_met(case, speaker, claims):
            continue
        what = "accusation" if stance == "accuses" else "denial"
        message = f"No answer is reported to the {what} of {named(claims[0])}: “{content_of(claims[0])}”."
        yield _of_claims(case, "unanswered", message, claims)


def check_contested(case: Case) -> Iterator[Finding]:
    """Topics on which somebody denies, or gives another account of, what somebody else says."""
    by_id = {claim.id: claim for told in case.told.values() for claim in told.reading.claims}
    topics: dict[Topic, list[tuple[Claim, Claim]]] = defaultdict(list)
    for claim in case.claims:
        if claim.stance not in _AGAINST or claim.topic == "other":
            continue
        answered = by_id.get(claim.answers or "")
        opposed = [answered] if answered and voice(answered.speaker) != voice(claim.speaker) else _opposed(case, claim)
        topics[claim.topic] += [(claim, other) for other in opposed]
    for topic, pairs in sorted(((t, pairs) for t, pairs in topics.items() if pairs), key=lambda entry: entry[0]):
        against = list({voice(claim.speaker): claim for claim, _ in reversed(pairs)}.values())[::-1]
        against_ids = {voice(claim.speaker) for claim in against}
        for_it = [other for _, other in pairs if voice(other.speaker) not in against_ids] or [o for _, o in pairs]
        sides = list({voice(other.speaker): other for other in reversed(for_it)}.values())[::-1]
        message = f"On {topic.replace('_', ' ')} accounts stand against each other: {_sides(sides)}"
        message += f" Against it: {_sides(against)}"
        yield _of_claims(case, "contested", message, [*sides, *against])


def check_superseded(case: Case) -> Iterator[Finding]:
    """A later statement of one speaker that changes the account: another type or owner, other numbers, yes for no."""
    spoken: dict[tuple[str, Topic], list[Claim]] = defaultdict(list)
    for claim in case.claims:
        if voice(claim.speaker) and claim.topic != "other" and case.day_of(claim.report_id):
            spoken[voice(claim.speaker), claim.topic].append(claim)
    seen: set[tuple[str, str]] = set()
    for (speaker, topic), claims in sorted(spoken.items()):
        for earlier, later in combinations(claims[:_MOST_COMPARED], 2):
            days = case.day_of(earlier.report_id), case.day_of(later.report_id)
            why = _changed(case, earlier, later)
            if days[0] == days[1] or not why or (speaker, why) in seen:
                continue
            seen.add((speaker, why))
            message = (
                f"{capital(named(later))} gives another account on {topic.replace('_', ' ')}, as reported on {days[1]},"
                f" than as reported on {days[0]}: {why}."
            )
            yield _of_claims(case, "superseded", message, [earlier, later])


def _sole(
    case: Case, accounts: Sequence[Account], find: Callable[[Account], list[tuple[str, str, Quote]]]
) -> Iterator[Finding]:
    """What only one voice says, whoever repeats that one; copies of a report are one voice."""
    said: dict[str, list[tuple[Account, str, Quote]]] = defaultdict(list)
    for account in accounts:
        for key, what, quote in find(account):
            said[key].append((account, what, quote))
    for entries in said.values():
        voices = {account.voice or case.group_of(account.told.report.id) for account, _, _ in entries}
        if len(voices) != 1:
            continue
        account, what, _ = entries[0]
        reports = len({account.told.report.id for account, _, _ in entries})
        others = len({voice(claim.speaker) for claim in case.claims} - voices - {""})
        in_reports = f", in {reports} reports" if reports > 1 else ""
        beside = (
            f" {others} others are quoted on this." if others > 1 else " One other is quoted on this." if others else ""
        )
        message = f"That {what} is said as a fact by one voice only, {account.who}{in_reports}.{beside}"
        claims = tuple(dict.fromkeys(a.claim.id for a, _, _ in entries if a.claim))
        mentions = tuple(dict.fromkeys(mention for a, _, _ in entries for mention in a.mentions))
        evidence = tuple(quote for _, _, quote in entries)
        yield Finding("origin_known", "noticed", case.incident.id, message, evidence, claims, mentions)


def _root(case: Case, report_id: str) -> str:
    """The outlet that a report's group of copies leads to: the one named as origin, else its own."""
    group = [r for r in case.incident.reports if case.group_of(r) == case.group_of(report_id)]
    origins = sorted({fold(origin) for r in group for origin in case.told[r].report.origins})
    return origins[0] if origins else fold(case.told[min(group)].report.publisher)


def _is_met(case: Case, speaker: str, claims: Sequence[Claim]) -> bool:
    """Whether somebody else denies or disputes on the topic of an accusation, or affirms against a denial."""
    topics = {claim.topic for claim in claims}
    wanted = _AGAINST if claims[0].stance == "accuses" else frozenset[Stance]()
    return any(c.stance in wanted and c.topic in topics and voice(c.speaker) != speaker for c in case.claims)


def _opposed(case: Case, claim: Claim) -> list[Claim]:
    """Who says what a denial on the same topic is against, where it does not say so itself."""
    if claim.topic not in _DENIABLE or claim.stance != "denies":
        return []
    others = [c for c in case.claims if c.topic == claim.topic and c.stance in _FOR]
    return [c for c in others if voice(c.speaker) != voice(claim.speaker)]


def _sides(claims: Sequence[Claim]) -> str:
    told = sorted(claims, key=lambda claim: not voice(claim.speaker))[:_MOST_NAMED]  # those without a name last
    more = f"; and {len(claims) - len(told)} more" if len(claims) > len(told) else ""
    return "; ".join(f"{named(claim)} ({claim.stance}): “{content_of(claim)}”" for claim in told) + more + "."


def _changed(case: Case, earlier: Claim, later: Claim) -> str:
    """What differs between two statements on one topic, "" where nothing is known to."""
    then, now = _account(case, earlier), _account(case, later)
    for find in (_types, _owners):
        one, other = find(then), find(now)
        if one and other and not one & other and {earlier.stance, later.stance} <= AS_FACT:
            return f"first {and_list(sorted(one))}, then {and_list(sorted(other))}"
    alike = _alike(earlier, later)
    if alike and {earlier.stance, later.stance} & _AGAINST and {earlier.stance, later.stance} & {"asserts", "confirms"}:
        return f"first {earlier.stance}, then {later.stance}"
    one_number, other_number = _numbers(earlier), _numbers(later)
    if alike and earlier.topic == "casualties" and one_number and other_number and one_number != other_number:
        return f"first {and_list(one_number)}, then {and_list(other_number)}"
    return ""


def _account(case: Case, claim: Claim) -> Account:
    spans = tuple((span.start, span.end) for span in claim.content)
    return Account(case.told[claim.report_id], spans, claim, claim.about)


def _types(account: Account) -> set[str]:
    return {found.type.name for found in types_in(account)}


def _owners(account: Account) -> set[str]:
    return {found.country.name for found in owners_in(account)}


def _alike(one: Claim, other: Claim) -> bool:
    first, second = (
        {word for span in claim.content for word in fold(span.text).split() if len(word) >= _LONG_WORD}
        for claim in (one, other)
    )
    least = min(len(first), len(second))
    return least > 0 and len(first & second) >= _SAME_SUBJECT * least


def _numbers(claim: Claim) -> list[str]:
    return sorted({number for span in claim.content for number in _NUMBER.findall(span.text)})


def _of_claims(case: Case, check: CheckName, message: str, claims: Sequence[Claim]) -> Finding:
    """A finding that rests on claims, which says what was noticed and nothing about who is right."""
    evidence = tuple(quote for claim in claims for quote in quotes_of(claim))
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    known = {mention.id for mention in case.mentions}
    mentions = tuple(dict.fromkeys(m for claim in claims for m in claim.about if m in known))
    return Finding(check, "noticed", case.incident.id, message, evidence, ids, mentions)
