"""Which claim a denial or another account answers, and which claims answer none."""

import pytest
from tests.readers.reading import read

OPENING = "A drone fell near the village of Sarvik on Monday. "
ACCUSED = "Minister Ana Brekk accused Norland of launching the drone from its territory. "

ANSWERED = {
    "the one before": (
        OPENING
        + "The mayor said the drone came from Norland. The Norland embassy denied that the drone came from Norland.",
        {"embassy": "mayor"},
    ),
    "the accusation, not the damage told in between": (
        OPENING
        + ACCUSED
        + "Police said two roofs were damaged. "
        + "Nobody was hurt, doctors said. The Norland ministry denied that any drone was launched from Norland.",
        {"ministry": "Brekk"},
    ),
    "a second denial answers what the first did": (
        OPENING
        + ACCUSED
        + "Spokesman Ole Tamm denied that any "
        + "drone was launched from Norland. Tamm denied that the drone was made in Norland.",
        {"Tamm": "Brekk"},
    ),
    "the accusation, not what a third one said of it": (
        OPENING + ACCUSED + "A fisherman said the sea was calm. " + "The Norland ministry rejected the accusation.",
        {"ministry": "Brekk"},
    ),
    "what is told before is no answer to the denial behind it": (
        OPENING + "Villagers said two drones fell. The army denied that two drones fell.",
        {"army": "Villagers"},
    ),
    "what nobody has denied": (
        OPENING + "Police said two roofs were damaged. The mayor said the school stays open.",
        {},
    ),
    "what is alike is said of another incident": (
        OPENING + "The village police cited an ongoing investigation. On 3 March another drone crashed near Tartu. "
        "The mayor said the investigation was ongoing.",
        {},
    ),
    "a denial of one's own": (OPENING + "Police said two roofs were damaged. Police denied that a house burnt.", {}),
}


def speaks(claim, name):
    return name.lower() in claim.speaker.name.lower()


@pytest.mark.parametrize(("text", "expected"), ANSWERED.values(), ids=ANSWERED.keys())
def test_answers(text, expected):
    claims = read(text).claims
    by_id = {claim.id: claim for claim in claims}
    answering = [claim for claim in claims if claim.answers]
    assert len({claim.speaker.name for claim in answering}) == len(expected)
    for who, whom in expected.items():
        assert all(speaks(by_id[claim.answers], whom) for claim in answering if speaks(claim, who))
        assert any(speaks(claim, who) for claim in answering)


def test_what_only_points_is_about_the_topic_of_what_it_answers():
    accusation, rejection = read(OPENING + ACCUSED + "Spokesman Ole Tamm rejected the accusation.").claims
    assert rejection.answers == accusation.id
    assert rejection.topic == accusation.topic == "responsibility"


def test_a_pronoun_alone_is_no_claim():
    assert not read(OPENING + "The mayor denied it.").claims
