"""A ledger of hostile words: control sequences, overrides, halves of characters, markup, formulas, templates."""

from datetime import date

from builders import make_claim, make_judgement, make_mention, make_reading, make_report
from sayso.ledger import Ledger
from sayso.model import Maker, Place, Speaker, Thing, When

HOSTILE = (
    "denied\x1b[2J\x1b]8;;http://evil.example\x07click\x1b]8;;\x07 \x9b31m\x9d0;title\x9c \x00\x08\x7f \rover "
    "\u202edesrever\u2066 \u061c\ud800\U000e0041 <script>alert(1)</script> ]]> --> =cmd|'/C calc'!A0 {{ 7*7 }} [bold]x"
)
START = "A drone fell near Uralsk."
TEXT = f"{START} Police {HOSTILE}"


def fill(path):
    """The path, now of a ledger in which every word that a report, a reader or a person gave is hostile."""
    rude = Maker("model", HOSTILE, HOSTILE)
    mentions = []
    with Ledger(path) as ledger:
        for id in ("a", "b"):
            told = dict.fromkeys(("title", "publisher", "byline", "language"), HOSTILE)
            report = make_report(TEXT, id=id, url="javascript:alert(1)", notes=(HOSTILE,), **told)
            span = report.quote(START)
            mention = make_mention(
                report,
                START,
                when=When("2025-07-10", date(2025, 7, 10), date(2025, 7, 10), (span,), HOSTILE),
                place=Place(HOSTILE, "KZ", (HOSTILE,), 51.23, 51.37, 10.0, "geonames:1", (span,), (HOSTILE,)),
                object=Thing(HOSTILE, (span,)),
                maker=rude,
            )
            mentions.append(mention)
            speaker = Speaker(HOSTILE, HOSTILE, HOSTILE, "KZ")
            said = make_claim(report, TEXT[26:], about=[mention], speaker=speaker, maker=rude)
            denied = make_claim(report, HOSTILE[:40], about=[mention], stance="denies", answers=said.id, maker=rude)
            ledger.enter(make_reading(report, (mention,), (said, denied)), (), capture=None, fingerprint=())
        ledger.judge(make_judgement("b", "a", relation="copy_of", reasons=(HOSTILE,), maker=rude))
        ledger.judge(make_judgement(*mentions, reasons=(HOSTILE,), maker=Maker("person", HOSTILE)))
    return path
