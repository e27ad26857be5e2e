"""How an incident stands: sides, changes of account, what nobody answers, and the status history."""

from datetime import date

import pytest

from builders import FakeView, make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.link import standing
from sayso.model import Speaker

MINISTER = ("Ivan Petrov", "Latvian defence minister", "")
MINISTRY = ("Latvia's Defence Ministry", "", "")
SPOKESMAN = ("Janis Ozols", "spokesman", "Latvia's Defence Ministry")
ANALYST = ("Karl Braun", "analyst", "Open Skies Institute")
ABROAD = ("Norwegian Foreign Ministry", "", "")
RESIDENTS = ("residents", "", "")


def told(*said, judged=()):
    """How one incident stands that reports tell of; each `said` is (report, day, speaker, stance, topic, words)."""
    reports = {}
    for number, (report_id, day, speaker, stance, topic, *words) in enumerate(said):
        reports.setdefault((report_id, day), []).append((number, speaker, stance, topic, *words))
    readings = []
    for (report_id, day), claims in reports.items():
        contents = [words[0] if words else f"Claim {number}." for number, _, _, _, *words in claims]
        report = make_report(" ".join(["It fell.", *contents]), id=report_id, published=day and date(2025, 6, day))
        mention = make_mention(report, "It fell.", id=f"m-{report_id}")
        made = [
            make_claim(
                report,
                content,
                id=f"c-{number}",
                about=[mention],
                speaker=Speaker(*speaker),
                stance=stance,
                topic=topic,
            )
            for content, (number, speaker, stance, topic, *_) in zip(contents, claims, strict=True)
        ]
        readings.append(make_reading(report, (mention,), made))
    first, *others = [reading.mentions[0] for reading in readings]
    view = FakeView(*readings, judged=[*judged, *(make_judgement(first, other) for other in others)])
    (incident,) = view.incidents()
    return standing(incident, view)


def sides(stands, topic):
    (table,) = (table for table in stands.topics if table.topic == topic)
    return [(p.side, p.actor.name) for p in table.positions]


def test_sides_of_a_topic():
    stands = told(
        ("a", 1, MINISTER, "confirms", "origin"),
        ("a", 1, ABROAD, "denies", "origin"),
        ("a", 1, ANALYST, "disputes", "origin"),
        ("a", 1, RESIDENTS, "speculates", "origin"),
        ("a", 1, MINISTRY, "investigates", "investigation"),
    )
    assert sides(stands, "origin") == [
        ("asserts", "Ivan Petrov"),
        ("another account", "Karl Braun"),
        ("denies", "Norwegian Foreign Ministry"),
        ("only speculates", "residents"),
    ]
    assert [(t.topic, t.is_disputed, t.accounts) for t in stands.topics] == [
        ("origin", True, 4),
        ("investigation", False, 0),
    ]
    assert stands.disputed == ("origin",)


def test_an_accusation_stands_where_it_is_answered():
    accused = "The neighbour sent it."
    report = make_report(f"It fell. It fell again. {accused} Not from us. Tests of ours.", published=date(2025, 6, 1))
    here = make_mention(report, "It fell.", id="m-here")
    there = make_mention(report, "It fell again.", id="m-there")
    accusation = make_claim(
        report, accused, id="c-a", about=[here], speaker=Speaker(*ABROAD), stance="accuses", topic="responsibility"
    )
    denial = make_claim(
        report,
        "Not from us.",
        id="c-d",
        about=[here],
        speaker=Speaker(*MINISTER),
        stance="denies",
        topic="origin",
        answers="c-a",
    )
    other = make_claim(
        report, "Tests of ours.", id="c-o", about=[there], speaker=Speaker(*ANALYST), stance="asserts", topic="origin"
    )
    view = FakeView(make_reading(report, (here, there), (accusation, denial, other)))
    stands = standing(next(i for i in view.incidents() if i.mentions[0].id == "m-here"), view)
    assert sides(stands, "origin") == [("asserts", "Norwegian Foreign Ministry"), ("denies", "Ivan Petrov")]
    assert sides(stands, "responsibility") == [("asserts", "Norwegian Foreign Ministry")]
    (origin,) = (table for table in stands.topics if table.topic == "origin")
    assert [(p.side, p.actor.name) for p in origin.elsewhere] == [("asserts", "Karl Braun")]
    assert [table.elsewhere for table in stands.topics if table.topic != "origin"] == [()]
    assert {step.actor.name for step in stands.history if step.actor} == {"Norwegian Foreign Ministry", "Ivan Petrov"}


def test_the_words_shown_are_those_that_others_answer():
    report = make_report("It fell. They sent it. They never respect anybody, nor anything at all. We did not.")
    mention = make_mention(report, "It fell.")
    by = {"about": [mention], "topic": "responsibility"}
    claims = [
        make_claim(report, "They sent it.", id="c-1", speaker=Speaker(*ABROAD), stance="accuses", **by),
        make_claim(
            report,
            "They never respect anybody, nor anything at all.",
            id="c-2",
            speaker=Speaker(*ABROAD),
            stance="accuses",
            **by,
        ),
        make_claim(report, "We did not.", id="c-3", speaker=Speaker(*MINISTER), stance="denies", answers="c-1", **by),
    ]
    view = FakeView(make_reading(report, (mention,), claims))
    (table,) = standing(next(iter(view.incidents())), view).topics
    assert [position.telling.claim.id for position in table.positions] == ["c-1", "c-3"]


def test_who_asserts_does_not_only_speculate():
    stands = told(("a", 1, ANALYST, "speculates", "origin"), ("b", 2, ANALYST, "asserts", "origin"))
    assert sides(stands, "origin") == [("asserts", "Karl Braun")]


def test_many_reports_of_one_count_are_one_account():
    said = [(id, 1, MINISTRY, "asserts", "casualties") for id in "abc"]
    copies = make_judgement("b", "a", relation="copy_of")
    (table,) = told(*said, ("c", 1, SPOKESMAN, "asserts", "casualties"), judged=[copies]).topics
    ministry = next(p for p in table.positions if p.actor.kind == "body")
    assert (ministry.reports, ministry.independent) == (3, 2)
    assert (table.accounts, table.reports) == (1, 3)  # its spokesman speaks with its voice


def test_residents_of_two_texts_are_two_accounts_but_copies_are_one():
    said = [(id, 1, RESIDENTS, "asserts", "damage") for id in "abc"]
    (table,) = told(*said, judged=[make_judgement("b", "a", relation="copy_of")]).topics
    assert table.accounts == 2


DISPUTES = [
    ([(MINISTER, "asserts"), (ABROAD, "denies")], True),
    ([(MINISTER, "asserts"), (MINISTER, "denies")], False),
    ([(SPOKESMAN, "asserts"), (MINISTRY, "denies")], False),  # one voice: a change or a slip, no dispute
    ([(("Dina Jakupova", "envoy", ""), "asserts"), (("Dina Zhakupova", "envoy", ""), "denies")], False),
    ([(RESIDENTS, "asserts"), (RESIDENTS, "denies")], False),
    ([(MINISTER, "investigates"), (ABROAD, "denies")], False),
]


@pytest.mark.parametrize(("said", "disputed"), DISPUTES)
def test_disputed(said, disputed):
    reports = [(id, 1, who, stance, "origin") for id, (who, stance) in zip("ab", said, strict=True)]
    assert bool(told(*reports).disputed) is disputed


CHANGES = [
    ("occurrence", [(1, "denies"), (3, "confirms")], ["denies 2025-06-01, confirms 2025-06-03"]),
    ("occurrence", [(1, "asserts"), (3, "denies")], ["asserts 2025-06-01, denies 2025-06-03"]),
    ("occurrence", [(3, "asserts"), (1, "denies")], ["denies 2025-06-01, asserts 2025-06-03"]),
    ("damage", [(1, "denies"), (2, "asserts"), (4, "denies")], None),
    ("origin", [(1, "denies"), (3, "confirms")], ["denies 2025-06-01, confirms 2025-06-03"]),
    ("origin", [(1, "denies"), (3, "asserts")], []),  # to deny one origin and assert another is one account
    ("occurrence", [(1, "denies"), (1, "confirms")], []),  # on one day nobody knows what came first
    ("occurrence", [(None, "denies"), (3, "confirms")], []),
    ("occurrence", [(1, "speculates"), (3, "denies")], []),
]


@pytest.mark.parametrize(("topic", "said", "changes"), CHANGES)
def test_changes_of_account(topic, said, changes):
    stands = told(*((f"r{n}", day, MINISTER, stance, topic) for n, (day, stance) in enumerate(said)))
    found = [
        f"{c.before.claim.stance} {c.before.day}, {c.after.claim.stance} {c.after.day}"
        for c in stands.topics[0].changes
    ]
    assert len(found) == 2 if changes is None else found == changes


def test_two_speakers_are_no_change():
    stands = told(("a", 1, ABROAD, "denies", "occurrence"), ("b", 2, MINISTER, "confirms", "occurrence"))
    assert [table.changes for table in stands.topics] == [()]


UNANSWERED = [
    ([(MINISTER, "accuses", "responsibility")], ["c-0"]),
    ([(MINISTER, "accuses", "responsibility"), (ABROAD, "denies", "origin")], []),
    ([(MINISTER, "accuses", "responsibility"), (MINISTER, "denies", "origin")], ["c-0"]),
    ([(MINISTER, "asserts", "damage")], []),
    ([(MINISTER, "speculates", "origin")], []),
]


@pytest.mark.parametrize(("said", "unanswered"), UNANSWERED)
def test_what_nobody_answers(said, unanswered):
    stands = told(*(("a", 1, *parts) for parts in said))
    assert [claim.id for table in stands.topics for claim in table.unanswered] == unanswered


def test_history():
    stands = told(
        ("b", 2, RESIDENTS, "asserts", "occurrence"),
        ("b", 2, ("the police", "", ""), "investigates", "investigation"),
        ("c", 3, MINISTER, "confirms", "occurrence"),
        ("c", 3, ANALYST, "asserts", "origin", "it came from the sea"),
        ("d", 4, MINISTER, "asserts", "origin", "nothing is known of its origin"),
        ("d", 4, ABROAD, "denies", "origin"),
        ("e", 5, MINISTER, "asserts", "object_type", "it was a weather balloon"),
        ("f", 6, MINISTER, "confirms", "occurrence"),
    )
    assert [(s.status, s.day and s.day.day, s.actor and s.actor.name, s.note) for s in stands.history] == [
        ("reported", 2, None, ""),
        ("under investigation", 2, "the police", ""),
        ("officially confirmed", 3, "Ivan Petrov", ""),
        ("attributed", 3, "Karl Braun", ""),
        ("contested", 4, "Norwegian Foreign Ministry", "origin"),
        ("explained", 5, "Ivan Petrov", "not a drone"),
    ]


EXPLAINED = [
    ("it was not a drone", ["not a drone"]),
    ("the object was a weather balloon", ["not a drone"]),
    ("the call was a hoax", ["hoax"]),
    ("the aircraft belonged to our air force", ["own drone"]),
    ("the call was not a hoax", []),
    ("a drone fell on a house", []),
]


@pytest.mark.parametrize(("words", "notes"), EXPLAINED)
def test_explained(words, notes):
    stands = told(("a", 1, MINISTER, "asserts", "object_type", words))
    assert [step.note for step in stands.history if step.status == "explained"] == notes


@pytest.mark.parametrize("stance", ["speculates", "denies"])
def test_a_guess_explains_nothing(stance):
    stands = told(("a", 1, MINISTER, stance, "object_type", "it was a weather balloon"))
    assert not [step for step in stands.history if step.status == "explained"]
