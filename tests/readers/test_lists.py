"""Several incidents in one sentence: by days, by places, by both."""

import pytest
from reading import read

LISTS = {
    "days apart": ("Drones fell near Tukums on 5 and 12 May.", [("2025-05-05", "Tukums"), ("2025-05-12", "Tukums")]),
    "three days": ("Drones were seen over Tukums on 3, 5 and 9 May.",
                   [("2025-05-03", "Tukums"), ("2025-05-05", "Tukums"), ("2025-05-09", "Tukums")]),
    "weekdays": ("Drones entered Latvian airspace on Monday and Wednesday, both times near Ludza.",
                 [("2025-06-09", "Ludza"), ("2025-06-11", "Ludza")]),
    "one on each of two days": ("Two drones were found near Tukums on 5 and 6 May.",
                                [("2025-05-05", "Tukums"), ("2025-05-06", "Tukums")]),
    "days in a row, each with one": ("Drones came down near Tukums on two days running, 5 and 6 May.",
                                     [("2025-05-05", "Tukums"), ("2025-05-06", "Tukums")]),
    "one raid over two days": ("Dozens of drones attacked the port of Liepaja on 5 and 6 May.",
                               [("2025-05-05/2025-05-06", "Liepaja")]),
    "between two days": ("Between 5 and 6 May drones flew over Ogre.", [("2025-05-05/2025-05-06", "Ogre")]),
    "places told apart": ("Drones fell at Tukums and in Liepaja on 5 May.",
                          [("2025-05-05", "Tukums"), ("2025-05-05", "Liepaja")]),
    "one drone over two places": ("A drone was seen at Tukums and in Liepaja on 5 May.", [("2025-05-05", "Tukums")]),
    "places of one spot": ("Several drones were seen near Tukums and Engure on 5 May.", [("2025-05-05", "Tukums")]),
    "a way of its own": ("A drone circled over Latvia on 7 June; it moved between Ogre and the south of Tukums.",
                         [("2025-06-07", "Tukums")]),
    "place, then date": (
        "Drones came down at Tukums in February, then at Ogre and in Liepaja in March.",
        [("2025-02", "Tukums"), ("2025-03", "Ogre"), ("2025-03", "Liepaja")],
    ),
    "date, then place": ("In February drones fell at Tukums, in March at Ogre and in April at Liepaja.",
                         [("2025-02", "Tukums"), ("2025-03", "Ogre"), ("2025-04", "Liepaja")]),
    "thing and verb left out": ("Drones were found in Ludza on Monday and in Ogre on Wednesday.",
                                [("2025-06-09", "Ludza"), ("2025-06-11", "Ogre")]),
    "a thing in the later item": (
        "A drone fell near Tukums on 5 May, killing a cow, and another hit a barn near Ogre on 7 May.",
        [("2025-05-05", "Tukums"), ("2025-05-07", "Ogre")],
    ),
    "days in brackets": (
        "In May alone, drones were found at Ogre (3 May), Tukums (9 May) and Liepaja (21 May).",
        [("2025-05-03", "Ogre"), ("2025-05-09", "Tukums"), ("2025-05-21", "Liepaja")],
    ),
    "respectively": (
        "Drones were shot down over Ogre, Tukums and Liepaja on 2, 5 and 9 June respectively.",
        [("2025-06-02", "Ogre"), ("2025-06-05", "Tukums"), ("2025-06-09", "Liepaja")],
    ),
    "counted from the first": ("A drone fell in Liepaja on 2 June, and two days later in Tukums.",
                               [("2025-06-02", "Liepaja"), ("2025-06-04", "Tukums")]),
    "the like of it elsewhere": (
        "A drone fell in Liepaja on 2 June. Similar incidents happened in Ogre in March and in Tukums in April.",
        [("2025-06-02", "Liepaja"), ("2025-03", "Ogre"), ("2025-04", "Tukums")],
    ),
    "over a stretch of time": ("Since March, debris of drones has been found at Ogre.", [("", "Ogre")]),
    "what is said on two days": ("Police in Ogre said on 3 and 9 June that a drone had fallen near Liepaja.",
                                 [("2025-06-03~", "Liepaja")]),
    "left on another day": ("A drone crossed into Latvia near Ludza on Monday and left the country on Wednesday.",
                            [("2025-06-09", "Ludza")]),
    "told of before the other had fallen": (
        "A drone was found in Tukums district on Wednesday.\n\nThe mayor had acknowledged on Tuesday that a drone lay "
        "in Tukums district, far from any village.",
        [("2025-06-11", "Tukums district"), ("2025-06-10~", "Tukums district")],
    ),
    "told of after it had fallen": (
        "A drone was found in Tukums district on Monday.\n\nThe mayor acknowledged on Tuesday that a drone lay in "
        "Tukums district, far from any village.",
        [("2025-06-09", "Tukums district")],
    ),
    "the label of a live page": (
        "14:41 — A drone blew up in Tukums district on Monday.\n\nEARLIER — A drone exploded in Tukums district, the "
        "mayor says.",
        [("2025-06-09", "Tukums district")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), LISTS.values(), ids=LISTS)
def test_lists(text, found):
    mentions = read(text).mentions
    assert [(m.when.edtf if m.when else "", m.place.name if m.place else "") for m in mentions] == found


def test_mentions_of_one_clause_have_ids_of_their_own():
    first, second = read("Drones fell near Tukums on 5 and 12 May.").mentions
    assert first.id != second.id and first.evidence == second.evidence
    assert first.is_main and second.is_main
