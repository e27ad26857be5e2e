"""Where what a page says comes from: the report it copies, the outlet that one names, who is quoted there.

Corroboration counts these ends of chains, not pages. A report that names an outlet as its source has that outlet's
account, the one it names first; whether it adds something of its own is not asked, so the count is at most too low.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sayso.model import Claim, Judgement, Report, Speaker
from sayso.model.origins import copies_in, origin_groups
from sayso.text.folding import fold

_SAYING = ("asserts", "confirms")


class Outlet(NamedTuple):
    """What is asked of a report here: who published it, and the outlets it says it follows."""

    publisher: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One independent account: `reports` that all come from `origin`, and before it from `outlet`, "" for none named.

    `speakers` are those whom these reports quote as saying what happened, the one most of them quote first.
    """

    origin: str
    outlet: str
    reports: tuple[str, ...]
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The way back from one page: the reports it was copied from, the nearest first; the outlet; who said it."""

    copied: tuple[str, ...]
    outlet: str
    speakers: tuple[Speaker, ...]


def outlet_of(report: Report) -> Outlet:
    """What deriving accounts asks of a report."""
    return Outlet(report.publisher, report.origins)


def derive_accounts(
    reports: Iterable[str], outlets: Mapping[str, Outlet], judgements: Iterable[Judgement], claims: Iterable[Claim]
) -> list[Account]:
    """The independent accounts among the reports of one incident, the most told first.

    `outlets` are of these reports at least, `judgements` those on copies, `claims` the incident's.
    """
    return accounts_among(reports, outlets, firsts_of(judgements), claims)


def accounts_among(
    reports: Iterable[str], outlets: Mapping[str, Outlet], first: Mapping[str, str], claims: Iterable[Claim]
) -> list[Account]:
    """The same where it is known which report each copy comes from, as `firsts_of` gives it for a whole ledger."""
    here, said = sorted(set(reports)), list(claims)
    by_publisher = {fold(outlets[id].publisher): id for id in reversed(here) if outlets[id].publisher}
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for report in here:
        told[_end(report, first, outlets, by_publisher)].append(report)
    accounts = [
        Account(origin, outlet, tuple(members), _speakers(members, said)) for (origin, outlet), members in told.items()
    ]
    return sorted(accounts, key=lambda account: (-len(account.reports), account.outlet, account.origin))


def chain_of(report: str, account: Account, nearest: Mapping[str, str], claims: Iterable[Claim]) -> Chain:
    """The way from one report of an account to its end; `nearest` as `nearest_of` gives it."""
    copied, best = [report], nearest
    while copied[-1] in best and best[copied[-1]] not in copied:
        copied.append(best[copied[-1]])
    speakers = _speakers([report], claims) or account.speakers
    return Chain(tuple(copied[1:]), account.outlet, speakers)


def _end(
    report: str, first: Mapping[str, str], outlets: Mapping[str, Outlet], by_publisher: Mapping[str, str]
) -> tuple[str, str]:
    """(report, "") where the account ends at a report of the ledger, ("", outlet) where it ends at an outlet beyond."""
    way = [first.get(report, report)]
    while True:
        named = outlets[way[-1]].origins if way[-1] in outlets else ()
        if not named:
            return way[-1], ""
        following = by_publisher.get(fold(named[0]))
        if following is None:
            return "", named[0]
        following = first.get(following, following)
        if following in way:  # outlets that name one another, or themselves
            return min(way[way.index(following) :]), ""
        way.append(following)


def firsts_of(judgements: Iterable[Judgement]) -> dict[str, str]:
    """For each report among copies the one that all come from: copied by most of them, itself a copy of fewest."""
    judged = list(judgements)
    copies, groups = copies_in(judged), origin_groups(judged)
    rank: dict[str, int] = defaultdict(int)
    for j in copies:
        rank[j.right] += 1
        rank[j.left] -= 1
    members: dict[str, list[str]] = defaultdict(list)
    for report, group in groups.items():
        members[group].append(report)
    first = {group: min(reports, key=lambda id: (-rank[id], id)) for group, reports in members.items()}
    return {report: first[group] for report, group in groups.items()}


def nearest_of(judgements: Iterable[Judgement]) -> dict[str, str]:
    """For each copy the report it is most surely a copy of: its first one, where the two were judged."""
    judged = list(judgements)
    first = firsts_of(judged)
    copies = sorted(copies_in(judged), key=lambda j: (j.right == first[j.right], j.score, j.right))
    return {j.left: j.right for j in copies}


def _speakers(reports: Iterable[str], claims: Iterable[Claim]) -> tuple[Speaker, ...]:
    """Who says what happened in these reports, the one with most reports first."""
    among = set(reports)
    quoting: dict[str, set[str]] = defaultdict(set)
    named: dict[str, Speaker] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        if claim.report_id in among and claim.stance in _SAYING and claim.speaker.name:
            quoting[fold(claim.speaker.name)].add(claim.report_id)
            named.setdefault(fold(claim.speaker.name), claim.speaker)
    ranked = sorted(quoting, key=lambda key: (-len(quoting[key]), key))
    return tuple(named[key] for key in ranked)


def body_of(account: Account) -> str:
    """The body or person an account rests on: the affiliation of who is quoted most, else the name; "" for nobody."""
    if not account.speakers:
        return ""
    return account.speakers[0].affiliation or account.speakers[0].name


def counted(pages: int, accounts: Iterable[Account]) -> str:
    """Corroboration in words: "31 pages, 4 independent accounts, 2 of them of the police"."""
    known = list(accounts)
    bodies: dict[str, list[str]] = defaultdict(list)
    for account in known:
        if body := body_of(account):
            bodies[fold(body)].append(body)
    words = [f"{pages} page{'s' * (pages != 1)}", f"{len(known)} independent account{'s' * (len(known) != 1)}"]
    for names in sorted(bodies.values(), key=lambda names: (-len(names), names[0])):
        words.append(f"{len(names)} of them {'quotes' if len(names) == 1 else 'quote'} {names[0]}")
    return ", ".join(words[: 2 + _BODIES])


_BODIES = 3  # bodies named in one line
