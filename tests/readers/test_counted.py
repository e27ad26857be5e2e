"""What "that month", "three days later" and "on the 25th" are counted from."""

import pytest
from reading import read

COUNTED = {
    "that month is the one named last": (
        "A drone fell near Ogre on 25 March. Most were Estonian, a minister said in May. That month, too, a drone fell "
        "near Tukums.",
        ["2025-03-25", "2025-05"],
    ),
    "that month is the incident's where none is named since": (
        "A drone fell near Ogre on 25 March. Police took it away. A lake is near. That month a drone fell near Tukums.",
        ["2025-03-25", "2025-03"],
    ),
    "the same day as the sentence before": (
        "A drone fell near Ogre on 2 May. The hull was towed to port on 4 May. The same day a drone was found near "
        "Tukums.",
        ["2025-05-02", "2025-05-04"],
    ),
    "the same day is not the day of the saying": (
        "A drone fell near Ogre on 6 June, police said on Monday. The same day a drone was found near Tukums.",
        ["2025-06-06", "2025-06-06"],
    ),
    "the first of those days": (
        "The longest alarm was on 2 and 3 June. On the first of those days a drone fell near Ogre; two days later "
        "another drone fell near Tukums.",
        ["2025-06-02", "2025-06-04"],
    ),
    "the last of the nights": (
        "Alarms sounded from 2 to 5 June. On the last of those nights a drone fell near Ogre.", ["2025-06-05"]),
    "later than a day that is no incident's": (
        "The council met on 2 June. Two days later a drone fell near Tukums.", ["2025-06-04"]),
    "the day within a loose date": (
        "A drone fell into the sea off Liepaja last week. A skipper called the coast guard on 6 June. Three days later "
        "a drone was found near Ventspils.",
        ["2025-06-05/2025-06-11", "2025-06-09"],
    ),
    "the month named before": (
        "The first drone fell near Ogre on 12 April. On the 19th a drone fell near Tukums.",
        ["2025-04-12", "2025-04-19"],
    ),
    "the month behind a month": ("In April a drone fell near Ogre on the 19th.", ["2025-04-19"]),
    "last month's days": ("Last month a drone fell near Ogre on the 3rd.", ["2025-05-03"]),
    "the month turns": (
        "A drone fell near Ogre on 29 May. On the 2nd a drone fell near Tukums.", ["2025-05-29", "2025-06-02"]),
    "never ahead of publication": (
        "A drone fell near Ogre on 9 June. On the 20th a drone fell near Tukums.", ["2025-06-09", "2025-05-20"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), COUNTED.values(), ids=COUNTED)
def test_counted_from(text, dates):
    assert [mention.when.edtf for mention in read(text).mentions if mention.when] == dates
