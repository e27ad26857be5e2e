"""Independent accounts: where the chains from pages end, and how they are counted in words."""

import pytest

from builders import make_claim, make_judgement, make_report
from sayso.link.origins import chain_of, counted, derive_accounts, nearest_of, outlet_of
from sayso.model import Speaker

POLICE = Speaker("Police", "", "Police", "KZ")
MINISTRY = Speaker("Anna Berg", "minister", "Ministry of Defence", "EE")
COPIES = {"relation": "copy_of"}


def report(id, origins=(), publisher=""):
    return make_report(f"Words of {id}.", id=id, publisher=publisher or id, origins=origins)


def accounts(*reports, judged=(), claims=()):
    outlets = {report.id: outlet_of(report) for report in reports}
    return derive_accounts([report.id for report in reports], outlets, judged, claims)


def ends(found):
    return [(account.origin or account.outlet, account.reports) for account in found]


@pytest.mark.parametrize(
    ("reports", "judged", "expected"),
    [
        pytest.param([report("a"), report("b")], [], [("a", ("a",)), ("b", ("b",))], id="two that name nobody"),
        pytest.param(
            [report("a"), report("b"), report("c")],
            [make_judgement("b", "a", **COPIES), make_judgement("c", "b", **COPIES)],
            [("a", ("a", "b", "c"))],
            id="a copy of a copy",
        ),
        pytest.param(
            [report("a"), report("b")],
            [make_judgement("b", "a", "no", **COPIES)],
            [("a", ("a",)), ("b", ("b",))],
            id="judged no copy",
        ),
        pytest.param(
            [report("a", ("Wire",)), report("b", ("Wire",)), report("c")],
            [],
            [("Wire", ("a", "b")), ("c", ("c",))],
            id="two pages that follow one agency beyond the ledger",
        ),
        pytest.param(
            [report("a", ("The Wire",)), report("w", publisher="the wire")],
            [],
            [("w", ("a", "w"))],
            id="the outlet named has a page here",
        ),
        pytest.param(
            [report("a"), report("b", ("Wire",)), report("c", ("Wire",))],
            [make_judgement("b", "a", **COPIES)],
            [("a", ("a", "b")), ("Wire", ("c",))],
            id="what a copy names does not count where its original names nobody",
        ),
        pytest.param(
            [report("a", ("b",)), report("b", ("a",))], [], [("a", ("a", "b"))], id="two that name each other"
        ),
        pytest.param([report("a", ("Wire", "Post"))], [], [("Wire", ("a",))], id="one page is one account at most"),
    ],
)
def test_accounts(reports, judged, expected):
    assert sorted(ends(accounts(*reports, judged=judged))) == sorted(expected)
    assert sorted(ends(accounts(*reversed(reports), judged=reversed(judged)))) == sorted(expected)


def test_counted_in_words():
    reports = [report("a"), report("b"), report("c"), report("d")]
    claims = [make_claim(r, speaker=s) for r, s in zip(reports, [POLICE, POLICE, MINISTRY, POLICE], strict=True)]
    found = accounts(*reports, judged=[make_judgement("d", "a", **COPIES)], claims=claims)
    assert counted(4, found) == (
        "4 pages, 3 independent accounts, 2 of them quote Police, 1 of them quotes Ministry of Defence"
    )
    assert counted(1, accounts(report("a"))) == "1 page, 1 independent account"


def test_a_denial_is_nobodys_account_of_what_happened():
    one = report("a")
    (account,) = accounts(one, claims=[make_claim(one, stance="denies")])
    assert account.speakers == ()


def test_chain_from_page_to_agency_to_official():
    reports = [report("page"), report("paper", ("Wire",))]
    judged = [make_judgement("page", "paper", **COPIES)]
    claims = [make_claim(reports[1], speaker=POLICE)]
    (account,) = accounts(*reports, judged=judged, claims=claims)
    chain = chain_of("page", account, nearest_of(judged), claims)
    assert (chain.copied, chain.outlet, chain.speakers) == (("paper",), "Wire", (POLICE,))
    assert chain_of("paper", account, nearest_of(judged), claims).copied == ()


def test_copies_of_one_another_have_a_chain_that_ends():
    judged = [
        make_judgement("a", "b", **COPIES),
        make_judgement("b", "c", **COPIES),
        make_judgement("c", "a", **COPIES),
    ]
    reports = [report(id) for id in "abc"]
    (account,) = accounts(*reports, judged=judged)
    copied = chain_of("a", account, nearest_of(judged), ()).copied
    assert len(copied) == len(set(copied))
