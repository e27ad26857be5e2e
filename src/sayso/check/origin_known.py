"""One voice: a type or an owner that only one speaker, or one report in its own words, states as a fact."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from sayso.check.case import Case, voice
from sayso.check.claimed import AS_FACT, Account, accounts_of, owners_in, types_in
from sayso.model import Finding, Quote


def check_origin_known(case: Case) -> Iterator[Finding]:
    """A type or an owner that only one voice states as fact."""
    accounts = list(accounts_of(case, AS_FACT))
    yield from _sole(
        case, accounts, lambda a: [(f.type.name, f"it was the {f.type.name}", f.quote) for f in types_in(a)]
    )
    yield from _sole(
        case, accounts, lambda a: [(f.country.name, f"it belonged to {f.country.name}", f.quote) for f in owners_in(a)]
    )


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
