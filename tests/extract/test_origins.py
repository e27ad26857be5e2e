import pytest

from sayso.extract.origins import find_origins


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("RIGA, Sept 7 (LETA) - A balloon fell on a barn.", ["LETA"]),
        ("KYIV (Reuters) — A balloon fell on a barn.", ["Reuters"]),
        ("A balloon fell on a barn, the mayor said, citing Kazinform.", ["Kazinform"]),
        ("A balloon fell on a barn, LETA reports.", ["LETA"]),
        ("Delfi writes that the balloon was Swedish.", ["Delfi"]),
        ("According to the news agency Harbour Wire, the balloon was Swedish.", ["Harbour Wire"]),
        ("The balloon was Swedish, as first reported by the Alder Bay Gazette.", ["Alder Bay Gazette"]),
        ("The owner told Radio Mirror that she had seen it.", ["Radio Mirror"]),
        ("It was Swedish, the daily Bay Reader reported on Monday.", ["Bay Reader"]),
        ("It fell at noon, Baynews.kz recalls.", ["Baynews.kz"]),
        ("A balloon fell on a barn.\n\nSource: Bay Fire Service", ["Bay Fire Service"]),
        ("A balloon fell on a barn.\n\n(Alder Bay News)", ["Alder Bay News"]),
        ("A balloon fell on a barn.\n\nRead the full story at Alder Bay News →", ["Alder Bay News"]),
        ("Шар упал на теплицу, сообщает Интерфакс со ссылкой на пожарных.", ["Interfax"]),
        ("Об этом рассказал газете «Бухта» сторож.", ["Бухта"]),
        ("Шар упал на теплицу.\n\nИсточник: «Бухта»", ["Бухта"]),
        ("Куля впала на теплицю, повідомляє Укрінформ.", ["Ukrinform"]),
        ("За даними агентства «Затока», куля була шведська.", ["Затока"]),
        ("Balonul a căzut pe o seră, potrivit Agerpres.", ["Agerpres"]),
        ("Balonul a căzut pe o seră, relatează ziarul Golful.", ["Golful"]),
        ("RIGA (LETA) - A balloon fell, LETA reports, citing Delfi.", ["LETA", "Delfi"]),
    ],
)
def test_outlets_whose_report_it_is(text: str, origins: list[str]) -> None:
    assert list(find_origins(text)) == origins


@pytest.mark.parametrize(
    "text",
    [
        "Poland reported a balloon, and Latvia reports two.",
        "According to the Ministry of Defence, the balloon was Swedish.",
        "Citing Minister Anna Berg, the town closed the beach.",
        "The police told reporters that nobody was hurt.",
        "Mayor Berg wrote that the barn is gone.",
        "The border agency said the balloon crossed at noon.",
        "Minister Berg (Centre Party): Who lost it?",
        "Полиция сообщает, что шар найден.",
        "Ministerul Apărării anunță că balonul a fost găsit.",
        "The Times Square barn was hit.",
    ],
)
def test_officials_and_countries_are_no_outlets(text: str) -> None:
    assert find_origins(text) == ()


def test_the_publisher_is_not_its_own_origin() -> None:
    assert find_origins("RIGA (Harbour) - A balloon fell, Harbour Wire reports.", "Harbour Wire") == ()


def test_a_byline_may_name_an_agency() -> None:
    assert find_origins("A balloon fell.", "Bay Reader", "Harbour Press") == ("Harbour Press",)
    assert find_origins("A balloon fell.", "Bay Reader", "Marta Holm") == ()
