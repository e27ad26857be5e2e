import pytest
from reading import read

NO_INCIDENT = {
    "hypothetical": "A drone could fall on the town of Riga, the mayor warned.",
    "negated": "No drone fell in Riga on Tuesday.",
    "never": "The drone has never crossed the border near Riga.",
    "exercise": "During an exercise near Riga on Tuesday a drone crashed into a mock target.",
    "policy": "The draft law lets the army shoot down drones over Riga.",
    "count": "It was the fifth time in five months.",
    "a table-top exercise": "The players had six hours. They were told that a drone had fallen near Riga on Tuesday.",
    "a person was picked up": "A pilot was picked up in Riga on Tuesday.",
    "no thing": "A car crashed in Riga on Tuesday.",
}


@pytest.mark.parametrize("text", NO_INCIDENT.values(), ids=NO_INCIDENT)
def test_no_incident(text):
    assert read(text).mentions == ()


INCIDENTS = {
    "plain": ("A drone fell near Riga on Tuesday.", [("2025-06-10", "Riga")]),
    "two days": ("A drone fell near Riga on 2 June. Another drone was found near Tukums on 5 June.",
                 [("2025-06-02", "Riga"), ("2025-06-05", "Tukums")]),
    "the same again": ("A drone fell near Riga on 2 June. The drone burned out.", [("2025-06-02", "Riga")]),
    "counted from": ("A drone fell near Riga on 2 June. Three days later another drone crashed near Tukums.",
                     [("2025-06-02", "Riga"), ("2025-06-05", "Tukums")]),
    "there": ("A drone fell near Riga on 2 June. A second drone was found there on 4 June.",
              [("2025-06-02", "Riga"), ("2025-06-04", "Riga")]),
    "no day is made up": ("In March a drone crashed near Tukums.", [("2025-03", "Tukums")]),
    "an owner's airport": ("Tallinn's airport was shut after two drones were spotted there on 2 June.",
                           [("2025-06-02", "Tallinn")]),
    "behind a border": ("A drone fell near Tukums, 50 km from the border with Estonia, on 2 June.",
                        [("2025-06-02", "Tukums")]),
    "a training ground": ("A drone was found at a military training ground near Tukums on 2 June.",
                          [("2025-06-02", "Tukums")]),
    "after the find": ("A drone fell near Riga on 2 June. Three days after the find, debris was found near Tukums.",
                       [("2025-06-02", "Riga"), ("2025-06-05", "Tukums")]),
    "counted back, from some": (
        "A drone fell near Riga on 5 June. It came three days after at least ten drones crossed into Estonia.",
        [("2025-06-05", "Riga"), ("2025-06-02", "Estonia")],
    ),
    "counted back": ("A drone fell near Riga on 5 June. It came three days after another drone crashed near Tukums.",
                     [("2025-06-05", "Riga"), ("2025-06-02", "Tukums")]),
    "the same place a week later": ("A drone fell near Riga on 2 June. A week later a drone crashed near Riga.",
                                              [("2025-06-02", "Riga"), ("2025-06-09~", "Riga")]),
    "the next day after the incident": (
        "A drone fell near Riga on 2 June. A law was signed on 5 June. The next day another drone fell near Tukums.",
        [("2025-06-02", "Riga"), ("2025-06-03", "Tukums")],
    ),
    "counted back at the head": ("Six days after a drone fell near Tukums, nobody knows whose it was.",
                                 [("2025-06-06", "Tukums")]),
    "counted back from the sentence's day": (
        "A court met on 10 June, two days after a drone fell near Tukums.", [("2025-06-08", "Tukums")]),
    "what lies ahead dates nothing": ("A drone fell near Tukums, and a court will meet on 20 June 2025.",
                                      [("", "Tukums")]),
    "counted behind what is told": ("Two drones crashed near Tukums on 2 June, the fourth such incident since January.",
                                    [("2025-06-02", "Tukums")]),
    "only counted": ("A drone fell near Riga on 2 June. It was the third time in a year that one fell near Tukums.",
                     [("2025-06-02", "Riga")]),
    "an origin is no place": ("A drone from Russia fell near Tukums on 2 June.", [("2025-06-02", "Tukums")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), INCIDENTS.values(), ids=INCIDENTS)
def test_incidents(text, found):
    assert [(m.when.edtf if m.when else "", m.place.name if m.place else "") for m in read(text).mentions] == found


def test_a_listed_case_without_a_day_lies_between_its_neighbours():
    told = ["A drone fell near Riga on 2 June.", "Another drone was found near Tukums."]
    reading = read(" ".join([*told, "A third drone crashed near Liepaja on 9 June."]))
    assert [m.when.edtf for m in reading.mentions] == ["2025-06-02", "2025-06-02/2025-06-09", "2025-06-09"]


LIVE = "LIVE: storm in Kurzeme\n\n{}\n\n9.15 | The harbour is shut.\n\n8.40 | Power is back in Talsi."


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("9.50 | A drone lies on the beach near Tukums.", "2025-06-12~"),
        ("9.50\nA drone lies on the beach near Tukums.", "2025-06-12~"),
        ("9.50 | A drone lay on the beach near Tukums on 2 June.", "2025-06-02"),
    ],
)
def test_a_line_of_a_live_page_is_of_its_day(line, date):
    (mention,) = read(LIVE.format(line)).mentions
    assert mention.when.edtf == date


def test_a_page_with_one_time_of_day_is_not_live():
    (mention,) = read("Storm in Kurzeme.\n\nMore.\n\n9.50 | A drone lies on the beach near Tukums.").mentions
    assert mention.when is None


def test_months_of_no_known_year_are_apart():
    reading = read("In March two drones came down in Tukums. In June debris was found on a beach.", published=None)
    assert [mention.when.edtf for mention in reading.mentions][:1] == ["XXXX-03"]
    assert "June" not in " ".join(span.text for span in reading.mentions[0].evidence)


ASIDE = "On 2 March a drone had crashed near Tukums."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{ASIDE} The police said it carried nothing.", "2025-03-02"),
        (f"{ASIDE}\n\nAsked whose drone it was, the minister said that it was too early to tell.", "2025-06-10"),
    ],
    ids=["where it is told", "a paragraph on, the drone is the main one's"],
)
def test_which_incident_a_claim_is_about(text, day):
    reading = read(f"A drone fell near Riga on Tuesday.\n\nIt was loud.\n\n{text}")
    (about,) = (mention for mention in reading.mentions if mention.id in reading.claims[-1].about)
    assert about.when.edtf == day


def test_a_loose_date_is_no_news():
    text = "A drone fell near Riga on 9 June. Another drone was found near Tukums in June."
    assert [(m.when.edtf, m.is_main) for m in read(text).mentions if m.when] == [
        ("2025-06-09", True),
        ("2025-06", False),
    ]


def test_one_sentence_is_about_the_incident_it_names():
    text = "On 2 March a drone had crashed near Tukums. The embassy condemned Tuesday's crash and called for calm."
    reading = read(f"A drone crashed near Riga on Tuesday.\n\nIt was loud. {text}")
    days = {mention.id: mention.when.edtf for mention in reading.mentions}
    assert [days[about] for claim in reading.claims for about in claim.about] == ["2025-06-10", "2025-06-10"]


def test_the_dateline_is_no_evidence():
    (mention,) = read("RIGA. 12 June 2025. Baltic News — A drone fell near Tukums on Tuesday.").mentions
    assert mention.evidence[0].text == "A drone fell near Tukums on Tuesday."


def test_a_day_whose_year_nobody_gives():
    (mention,) = read("A drone fell near Riga on 2 June.", published=None).mentions
    assert (mention.when.edtf, mention.when.earliest) == ("XXXX-06-02", None)
