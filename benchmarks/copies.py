"""Which kinds of copies are found: `make bench-copies`, or python benchmarks/copies.py [--stories N] [--seed N].

Invented stories, each printed again in every way that copies are made, beside reports of the same event by other hands:
these name the same place, day and figures, quote the same official word for word, and end in the same formula. They are
in one pool, with what outlets print under all their reports. For each kind: how many copies were tied to their story
(recall), how many of those with the right one as the origin, and how many of the judgements that a report of this kind
took part in tie two of one hand (precision).
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import cast

from sayso.interfaces import LedgerView
from sayso.link.copies import judge_copies
from sayso.model import Report
from sayso.text.shingles import fingerprint

NOW = datetime(2025, 7, 1, tzinfo=UTC)
DAY = date(2025, 6, 1)
MENU = "Home News World Politics Sport Weather Video Opinion Subscribe Sign in Search"
TEASERS = "Most read today Share this Tweet Print Comment Related stories All rights reserved Terms of use Contact us"
FORMULAS = (
    "Nobody was hurt and nothing was damaged, and an inquiry has been opened under the article on flight safety.",
    "The area was cordoned off and specialists of the ministry took the fragments away for examination.",
)
Lines = list[str]


class Writer:
    """Made-up words, common ones more often; `chance` is all that is random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        self.words = ["".join(self.chance.choices(syllables, k=n % 4 + 1)) for n in range(5000)]

    def sentence(self, least: int = 8, most: int = 24) -> str:
        length = self.chance.randint(least, most)
        ranks = (int(len(self.words) * self.chance.random() ** 2) for _ in range(length))
        return " ".join(self.words[rank] for rank in ranks).capitalize() + "."

    def story(self) -> Lines:
        """A headline and five to fourteen sentences, among them a quotation and now and then a formula."""
        lines = [self.sentence(5, 9), *(self.sentence() for _ in range(self.chance.randint(4, 13)))]
        lines.insert(2, f"Police said: “{self.sentence(10, 30)}”")
        return [*lines, self.chance.choice(FORMULAS)] if self.chance.random() < 0.3 else lines

    def other_words(self, line: str, share: float) -> str:
        """The sentence with this share of its words exchanged, here and there."""
        words = line.split()
        return " ".join(self.sentence(1, 1)[:-1].lower() if self.chance.random() < share else word for word in words)


def trimmed(story: Lines, writer: Writer) -> Lines:
    return story[: max(4, len(story) // 3)]


def rewritten(share: float) -> Callable[[Lines, Writer], Lines]:
    """Sentences written anew, quotations left as they are: what an editor does to an agency's text."""

    def edit(story: Lines, writer: Writer) -> Lines:
        return [writer.sentence() if "“" not in s and writer.chance.random() < share else s for s in story]

    return edit


def exchanged(share: float) -> Callable[[Lines, Writer], Lines]:
    """Words exchanged all over: what a paraphrasing program does."""
    return lambda story, writer: [writer.other_words(line, share) for line in story]


def reordered(story: Lines, writer: Writer) -> Lines:
    return writer.chance.sample(story, len(story))


KINDS: dict[str, Callable[[Lines, Writer], Lines]] = {
    "verbatim": lambda story, writer: list(story),
    "headline edited": lambda story, writer: [writer.sentence(5, 9), *story[1:]],
    "trimmed to a third": trimmed,
    "menus round it": lambda story, writer: [MENU, *story, *(writer.sentence(4, 8) for _ in range(6)), TEASERS],
    "sentences reordered": reordered,
    "20 % of sentences rewritten": rewritten(0.2),
    "40 % of sentences rewritten": rewritten(0.4),
    "10 % of words exchanged": exchanged(0.1),
    "20 % of words exchanged": exchanged(0.2),
    "merged with another report": lambda story, writer: [*story, *writer.story()[1:]],
}
INDEPENDENT = "another hand, same event"
QUOTING = "another hand, one long statement"


def told_anew(story: Lines, writer: Writer) -> Lines:
    """The same event by another hand: own sentences, the official's words and the formula the same."""
    kept = [line for line in story if "“" in line or line in FORMULAS]
    return [writer.sentence(5, 9), *(writer.sentence() for _ in range(writer.chance.randint(4, 10))), *kept]


class Pool:
    """The reports read so far, as far as looking for copies asks of a ledger."""

    def __init__(self) -> None:
        self.known: dict[str, Report] = {}
        self.prints: dict[str, frozenset[int]] = {}
        self.holding: dict[int, list[str]] = defaultdict(list)

    def add(self, report: Report) -> None:
        self.known[report.id] = report
        self.prints[report.id] = fingerprint(report.readable)
        for value in self.prints[report.id]:
            self.holding[value].append(report.id)

    def reports_sharing(self, values: frozenset[int], least: float = 0.0) -> list[tuple[str, int]]:
        shared = Counter(id for value in values for id in self.holding[value])
        enough = ((id, n) for id, n in shared.items() if n >= least * min(len(values), len(self.prints[id])))
        return sorted(enough, key=lambda found: (-found[1], found[0]))

    def reports(self, among: Iterable[str]) -> Iterator[Report]:
        return (self.known[id] for id in among)


def printed(stories: int, seed: int) -> Iterator[tuple[str, str, Report]]:
    """(kind, hand, report): every story, its copies of each kind, and what others wrote of the same event."""
    writer = Writer(seed)
    outlets = [f"{writer.sentence(2, 2)[:-1]} News" for _ in range(60)]
    footers = {outlet: writer.sentence(12, 20) for outlet in outlets[::3]}
    for number in range(stories):
        story, day = writer.story(), DAY + timedelta(number % 20)
        made = [("original", f"{number}", story)]
        made += [(kind, f"{number}", edit(story, writer)) for kind, edit in KINDS.items()]
        made += [(INDEPENDENT, f"{number}.{n}", told_anew(story, writer)) for n in range(3)]
        speech = [f"“{writer.sentence(20, 40)}”" for _ in range(4)]
        made += [(QUOTING, f"{number}/{n}", told_anew(story[:5], writer) + speech) for n in range(2)]
        for kind, hand, lines in made:
            outlet = writer.chance.choice(outlets)
            text = "\n".join([*lines, footers[outlet]] if outlet in footers else lines)
            id = f"{number}/{kind}/{hand}"
            when = day if kind == "original" else day + timedelta(writer.chance.choice((1, 1, 2)))
            yield (
                kind,
                hand,
                Report(
                    id,
                    text,
                    f"https://{outlet.replace(chr(32), chr(45))}.example/{number}",
                    outlet,
                    lines[0],
                    published=when,
                    language="en",
                ),
            )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--stories", type=int, default=200)
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    pool, kind_of, hand_of = Pool(), {}, {}
    made: Counter[str] = Counter()
    tied: Counter[str] = Counter()
    origin: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for kind, hand, report in printed(args.stories, args.seed):
        kind_of[report.id], hand_of[report.id] = kind, hand
        made[kind] += 1
        for j in judge_copies(report, cast(LedgerView, pool), NOW):
            other = j.right if j.left == report.id else j.left
            same = hand_of[report.id] == hand_of[other]
            for id in {kind_of[report.id], kind_of[other]}:
                (right if same else wrong)[id] += 1
            if same and kind_of[other] == "original":
                tied[kind] += 1
                origin[kind] += j.right == other
        pool.add(report)
    print(f"{'kind':30} reports  recall  right origin  precision")
    for kind, number in made.items():
        judged = right[kind] + wrong[kind]
        found = f"{tied[kind] / number:6.3f}  {origin[kind] / max(1, tied[kind]):12.3f}" if kind in KINDS else " " * 20
        print(f"{kind:30} {number:7}  {found}  {right[kind] / judged if judged else 1:9.3f}  ({judged} judgements)")


if __name__ == "__main__":
    main()
