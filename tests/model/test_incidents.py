"""Incidents are what the standing judgements make of the mentions, in whatever order one is told of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Claim, Judgement, Maker, Mention, Speaker
from sayso.model.incidents import derive_incidents, incident_id

IDS = [f"m-{letter}" for letter in "abcdefg"]
PERSON, RULE = Maker("person", "ann"), Maker("rule", "linker", "1")
NOON = datetime(2025, 7, 11, 12, tzinfo=UTC)


def mention(id):
    return Mention(id, f"report of {id}", (), None, None, None, True, RULE)


def claim(id, about):
    return Claim(id, "report", Speaker("x"), (), (), (), "direct", "asserts", "origin", 1.0, tuple(about), None, RULE)


def judgement(left, right, verdict="yes", maker=RULE, score=0.5, minutes=0, relation="same_incident"):
    return Judgement(left, right, relation, verdict, score, (), maker, NOON + timedelta(minutes=minutes))


MENTIONS = [mention(id) for id in IDS]
CLAIMS = [claim("c-1", IDS[:2]), claim("c-2", IDS[1:2]), claim("c-3", ()), claim("c-4", ["m-none"])]
some_id = st.sampled_from([*IDS, "m-none"])
some_judgement = st.builds(
    judgement,
    some_id,
    some_id,
    st.sampled_from(["yes", "yes", "no"]),
    st.sampled_from([RULE, RULE, PERSON]),
    st.sampled_from([0.2, 0.5, 0.9]),
    st.integers(0, 3),
    st.sampled_from(["same_incident", "same_incident", "copy_of"]),
)
# One judgement an id, as a ledger holds them.
some_judgements = st.lists(some_judgement, max_size=14, unique_by=lambda j: j.id)


def groups(judgements):
    return [{m.id for m in incident.mentions} for incident in derive_incidents(MENTIONS, CLAIMS, judgements)]


def last_word_of_people(judgements):
    """For each pair that people judged, what the latest of them said."""
    last = {}
    for j in sorted(judgements, key=lambda j: (j.made_at, j.id)):
        if j.maker.kind == "person" and j.relation == "same_incident" and j.withdrawn_at is None:
            last[frozenset((j.left, j.right))] = j.verdict
    return last


@given(some_judgements, st.randoms(use_true_random=False))
def test_the_order_of_telling_does_not_matter(judgements, random):
    mentions, claims, told = list(MENTIONS), list(CLAIMS), list(judgements)
    for things in (mentions, claims, told):
        random.shuffle(things)
    assert derive_incidents(mentions, claims, told) == derive_incidents(MENTIONS, CLAIMS, judgements)


@given(some_judgements)
def test_which_side_is_left_does_not_matter(judgements):
    by_side = {j.id: replace(j, left=j.right, right=j.left) for j in judgements}
    one_a_pair = {frozenset((j.left, j.right)): j for j in judgements}.values()  # ids decide between equals
    assert groups(by_side[j.id] for j in one_a_pair) == groups(one_a_pair)


@given(some_judgements, st.data())
def test_a_withdrawn_judgement_is_as_if_never_made(judgements, data):
    withdrawn = data.draw(st.sets(st.sampled_from([j.id for j in judgements]))) if judgements else set()
    with_them = [replace(j, withdrawn_at=NOON) if j.id in withdrawn else j for j in judgements]
    without = [j for j in judgements if j.id not in withdrawn]
    assert derive_incidents(MENTIONS, CLAIMS, with_them) == derive_incidents(MENTIONS, CLAIMS, without)


@given(some_judgements)
def test_what_a_person_says_is_different_stays_apart(judgements):
    found = groups(judgements)
    for pair, verdict in last_word_of_people(judgements).items():
        if verdict == "no" and len(pair) == 2:
            assert not any(pair <= group for group in found)


@given(some_judgements)
def test_what_only_people_tie_is_tied_where_nobody_objects(judgements):
    ties = [j for j in judgements if j.verdict == "yes"]
    for pair, _ in last_word_of_people(ties).items():
        if pair <= set(IDS):
            assert any(pair <= group for group in groups(ties))


@given(some_judgements)
def test_each_mention_is_in_one_incident_named_after_its_least(judgements):
    incidents = derive_incidents(MENTIONS, CLAIMS, judgements)
    assert sorted(m.id for incident in incidents for m in incident.mentions) == IDS
    assert [i.id for i in incidents] == sorted(i.id for i in incidents)
    for incident in incidents:
        ids = [m.id for m in incident.mentions]
        assert incident.id == incident_id(min(ids))
        assert [c.id for c in incident.claims] == sorted(c.id for c in CLAIMS if set(c.about) & set(ids))


def test_a_chain_of_likenesses_does_not_get_round_a_no():
    chain = [judgement("m-a", "m-b", score=0.9), judgement("m-b", "m-c", score=0.8)]
    apart = judgement("m-a", "m-c", "no", PERSON)
    assert {"m-a", "m-b", "m-c"} in groups(chain)
    assert {"m-a", "m-b"} in groups([*chain, apart]) and {"m-c"} in groups([*chain, apart])


def test_a_person_ties_before_the_program_does():
    said = [
        judgement("m-a", "m-b", score=0.99),
        judgement("m-b", "m-c", maker=PERSON, score=0.1),
        judgement("m-a", "m-c", "no"),
    ]
    assert {"m-b", "m-c"} in groups(said) and {"m-a"} in groups(said)


def test_the_last_word_counts_but_a_persons_before_a_programs():
    assert {"m-a", "m-b"} in groups([judgement("m-a", "m-b", "no", minutes=1), judgement("m-b", "m-a", minutes=2)])
    persons = judgement("m-a", "m-b", "no", PERSON, minutes=1)
    assert {"m-a"} in groups([persons, judgement("m-a", "m-b", minutes=2)])
    assert {"m-a", "m-b"} in groups([persons, judgement("m-a", "m-b", maker=PERSON, minutes=2)])


def test_only_a_person_ties_two_mentions_of_one_report():
    mentions = [replace(mention(i), report_id="one report" if i != "m-b" else "another") for i in ("m-a", "m-b", "m-c")]
    chain = [judgement("m-a", "m-b", score=0.9), judgement("m-b", "m-c", score=0.8)]
    groups = [{m.id for m in i.mentions} for i in derive_incidents(mentions, [], chain)]
    assert groups == [{"m-a", "m-b"}, {"m-c"}]
    told = [*chain, judgement("m-a", "m-c", maker=PERSON)]
    assert len(derive_incidents(mentions, [], told)) == 1
