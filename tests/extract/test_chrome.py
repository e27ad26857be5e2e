import time
from itertools import pairwise

import pytest

from sayso.extract.chrome import find_chrome

LEAD = "A weather balloon came down on a greenhouse near Alder Bay on Monday night, the fire service said."
BODY = "Nobody was hurt. The owner of the greenhouse counted forty broken panes and sent for the insurers."
TITLE = "Balloon lands on greenhouse"


def marked(text: str, title: str = "") -> list[str]:
    ranges = find_chrome(text, title)
    assert all(start < end for start, end in ranges)
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    return [text[start:end] for start, end in ranges]


@pytest.mark.parametrize(
    "line",
    [
        "5 hours ago 1",
        "3 days ago 14",
        "Newsnook Icon",
        "HOME / WORLD / NORTHERN COAST",
        "HOME&nbsp;/&nbsp;WORLD&nbsp;/&nbsp;COAST",
        "Home > News > Alder Bay",
        "Home | Latest | World | Sport",
        "Home News Coast Travel Shop",
        "Bay Reader » Mirror » North",
        "By&nbspMarta Holm",
        "By Marta Holm",
        "By Marta Holm and Jo de Vries",
        "By Staff Writer | Bay Reader",
        "ByNews Desk04 Sep 2021, 07:59 PM",
        "By Marta HolmFeb 15, 2021, 18:42Updated 3 hours ago",
        "Posted by: deskThu, 23 Apr 2020 – 18:04 CEST  A- A+",
        "Published on 11/07/2021 - 13:59 GMT+2",
        "Updated 12 March 2021 at 9:05 am",
        "Last updated: 2021-03-12 09:05",
        "17 October 2021 · 08:12 · from agencies · ♥ 214",
        "Alder Bay | 22.06.2021, 15:40 | 13 124 views | Video",
        "ADVERTISEMENT",
        "[Advertisement – continue reading below]",
        "Story continues below advertisement",
        "Share  Tweet  Pin it",
        "Share Tweet Pin it",
        "f&nbsp;Share&nbsp;&nbsp;t&nbsp;Post",
        "Share this article | Photo / Supplied",
        "Listen to this story&nbsp;•&nbsp;5 min",
        "4 min read",
        "We use cookies to make this page better. Accept all | Manage choices",
        "MENU ☰ Bay Reader › Mirror",
        "Skip to content",
        "(Image: Bay Reader)",
        "Photo: Marta Holm / Bay Reader",
        "Реклама",
        "Главная / Мир / Происшествия",
        "Автор: редакция11.06.2021, 14:07 👁 1 284",
        "Головна > Світ > Надзвичайні події",
        "Стрічка дня02 березня 2021, 19:44Час читання: 1 хв",
        "Publicat la 12.03.2021, 10:15",
        "Von Jana Keller",
        "Anzeige",
        "12.03.2021, 10:02 Uhr",
    ],
)
def test_furniture_above_the_text(line: str) -> None:
    assert marked(f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{BODY}\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Read Entire Article",
        "Continue reading",
        "Read the full story at Bay Reader →",
        "You may also like: Ten gardens that outlived their owners",
        "Read more: Ferry to the islands delayed again",
        "READ ALSO | Glass prices rise, growers ‘not amused’",
        "Also read: Two cats, one balloon&hellip;",
        "Related: What is a weather balloon?",
        "Tags: balloon, greenhouse, Alder Bay",
        "#balloon #AlderBay",
        "12 comments",
        "Comments (14)",
        "74 comments &middot; Report an error &middot; Print",
        "Follow us on Telegram and Instagram",
        "Follow us: Telegram Instagram Threads",
        "Share: Telegram | WhatsApp | VK",
        "Subscribe to our newsletter",
        "Like this? Sign up for our newsletter.",
        "Spotted a mistake? Highlight it and press Ctrl + Enter.",
        "Was this article useful? Yes / No",
        "© 2021 Bay Reader. All rights reserved.",
        "&copy; 2021 Bay Reader",
        "Source: Bay Fire Service",
        "Photo: stock image. Source: Bay Wire",
        "(With inputs from agencies)",
        "Storm shuts the port of Alder Bay7/10/21, 7:09 PM • 3204 views",
        "Читайте также: Курс валют на завтра",
        "Источник: «Бухта»",
        "Нашли ошибку? Выделите текст и нажмите Ctrl+Enter",
        "Поделиться: VK | OK | Telegram",
        "Теги: шар, теплица",
        "Читайте також: Як мити вікна",
        "Підписуйтесь на нас у Telegram&nbsp;та Viber",
        "Citește și: Cum va fi vremea mâine",
        "Urmăriți-ne pe Telegram",
        "Toate drepturile rezervate",
        "Lesen Sie auch: Was ein Ballon kann",
        "Folgen Sie uns auf Telegram",
    ],
)
def test_furniture_below_the_text(line: str) -> None:
    assert marked(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday evening the panes had been swept up.",
        "By Monday",
        "By land, air and sea",
        "Share prices fell",
        "Share prices of glass makers rose by four percent.",
        "Published accounts differ",
        "Published accounts differ on the hour of the fall, and the fire service keeps none.",
        "Updated rules for balloons come into force in May.",
        "Related cases are being looked at, the service said.",
        "Advertisement hoardings were blown over as well.",
        "Photo finish at the regatta",
        "Comments by the mayor were not recorded.",
        "Source of the gas unknown, says expert",
        "Read the law, the growers tell the ministry",
        "More fragments found",
        "What happened?",
        "“Follow us,” the firemen told the children.",
        "– No.",
        "Да.",
        "11:52",
        "00:10 The balloon is down.",
        "Alder Bay, 12 October 2021",
        "ALDER BAY, Oct 12 (Bay Wire) - The balloon was German.",
        "— 18.02 — balloon on a barn (Mirror county);",
        "1. Who lost the balloon?",
        "The owner saw it 5 hours ago.",
        "Q: How many comments did you get?",
        "Five panes, 12 views of the sea and a cat were lost.",
        "Tags were sewn to the balloon, he said.",
        "Join the dots, the expert said, and you get a balloon.",
        "Continue reading the instruments until it lands, the manual says.",
        "Фото с места события опубликовал глава района.",
        "По теме шаров выступил и министр обороны страны.",
        "Поділитися враженнями погодився лише сторож.",
        "Foto cu balonul au apărut pe rețele.",
        "Like this balloon, two others fell into the sea last year.",
        "Support our claim with a photograph, the insurers wrote.",
        "Susține primarul că nimeni nu a văzut balonul.",
        "Preluarea panourilor sparte începe luni, spune primarul.",
        "Следите за детьми, попросила полиция жителей.",
        "Стежте за небом, порадив сторож сусідам.",
        "Laden Sie keine Ballone ein, scherzte der Gärtner.",
        "Von Anfang an war klar, dass es ein Ballon ist.",
    ],
)
def test_the_report_s_own_lines_stay(line: str) -> None:
    for text in (
        f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{BODY}",
        f"{LEAD}\n\n{line}\n\n{BODY}",
        f"{LEAD}\n\n{BODY}\n\n{line}",
    ):
        assert marked(text) == []


@pytest.mark.parametrize(
    ("paragraph", "furniture"),
    [
        (f"{LEAD}Read Entire Article", ["Read Entire Article"]),
        (f"{LEAD} Read Entire Article", ["Read Entire Article"]),
        ("He saw it fall on the panesRead Entire Article", ["Read Entire Article"]),
        (f"{LEAD} Read more: Ferry delayed", ["Read more: Ferry delayed"]),
        (f"{LEAD} Photo: Marta Holm", ["Photo: Marta Holm"]),
        (f"{LEAD} ADVERTISEMENT {BODY}", ["ADVERTISEMENT"]),
        (f"{LEAD} (updated 2 hours ago)", []),
        (f"ADVERTISEMENT {LEAD}", ["ADVERTISEMENT"]),
        (f"{BODY} {BODY} {BODY} {BODY} {BODY}Continue reading. Share  Tweet", ["Continue reading. Share  Tweet"]),
    ],
)
def test_furniture_glued_to_a_sentence_is_all_that_is_marked(paragraph: str, furniture: list[str]) -> None:
    assert marked(f"{TITLE}\n\n{LEAD}\n\n{paragraph}") == furniture


def test_headlines_of_other_pages_at_the_end() -> None:
    lists = ["MOST READ", "1 Ferry delayed again, islanders angry", "2 Ten gardens to see", "3 Who owns the fog?"]
    text = "\n".join([LEAD, BODY, *lists, "© 2021 Bay Reader"])
    assert marked(text) == [*lists, "© 2021 Bay Reader"]


def test_in_the_middle_a_list_ends_with_its_block() -> None:
    text = f"{LEAD}\n\nRead also:\nFerry delayed again\n\nMore panes found\n\n{BODY}"
    assert marked(text) == ["Read also:", "Ferry delayed again"]


def test_the_title_is_never_furniture() -> None:
    title = "Share, tweet, pin it"
    assert marked(f"{title}\n\n{LEAD}", title) == []
    assert marked(f"{title}\n\n{LEAD}") == [title]


def test_every_kind_of_line_break() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028"):
        assert marked(end.join([TITLE, "", "ADVERTISEMENT", "", LEAD, "", "Read Entire Article"])) == [
            "ADVERTISEMENT",
            "Read Entire Article",
        ]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000_000,
        " " * 5_000_000 + "x",
        "&nbsp" * 1_000_000,
        "| " * 2_500_000,
        "1" * 5_000_000,
        "1 " * 2_500_000,
        "." * 5_000_000,
        "«" * 5_000_000,
        "\u202eabc def " * 500_000,
        "word and more words. " * 250_000,
        "a\n" * 2_500_000,
    ],
    ids=["letters", "spaces", "entities", "bars", "digits", "numbers", "dots", "quotes", "overrides", "words", "lines"],
)
def test_five_megabytes_take_no_longer_than_they_must(text: str) -> None:
    begun = time.perf_counter()
    find_chrome(text)
    assert time.perf_counter() - begun < 5
