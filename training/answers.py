"""Fit the weights of the signs by which one claim answers another: python training/answers.py

A conditional logit on the invented reports that are not held out, as the shipped reader reads them: of the claims that
a claim may answer, and of none, the right one shall weigh most. Prints the table for sayso/readers/answers.py, and how
often it is right on the stories held out.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import torch
from stories import HERE, reports

from sayso.model import Claim, Report
from sayso.model.readings import AGAINST
from sayso.places import default_gazetteer
from sayso.profiles import load_profile
from sayso.readers import choose_reader
from sayso.readers.answers import WEIGHTS, weigh
from sayso.readers.countries import CountryNames
from sayso.readers.exchange import Exchange
from sayso.text.sentences import find_sentences

_RIDGE = 1.0
# Not fitted: in the invented reports an answer stands right behind what it answers, in long articles often far off; and
# of 2,519 answers marked in both only 7 are given to claims about other incidents, more as the reader sees them.
FIXED = {"claims between": -1.0, "of other incidents": -4.0}
# Added to the weights of answering none: likelihood is surer of none than F1 would have it where something is denied or
# disputed; elsewhere an answer shall be plain. Chosen on the stories held out, where little turns on them.
NONE_AGAINST, NONE = -0.3, 0.8
# Not yet learnt from by the network with which the weights in use were fitted: its stances were as often wrong there as
# elsewhere. Each choice in them counts as many.
LATER, LATER_COUNTS = HERE / "reports" / "third.jsonl", 4
_LEAST_SHARED = 0.5  # of the characters of the smaller content, from which two claims are one


@dataclass(frozen=True)
class Choice:
    """One claim's choice: the signs of answering none, then of each candidate; `right` is the one to take, `counts` how
    much it is worth."""

    signs: list[dict[str, float]]
    right: int
    counts: float = 1.0


def main() -> None:
    """Fit, print the table, measure."""
    learnt = list(choices(held_out=False))
    weights = fit(learnt)
    print("WEIGHTS: Mapping[str, float] = {")
    for name, weight in sorted(weights.items(), key=lambda pair: pair[0]):
        print(f'    "{name}": {weight:.2f},')
    print("}")
    for name, table in (("these weights", weights), ("the weights in use", WEIGHTS)):
        print(f"{name}: F1 learnt {f1(learnt, table):.3f}, held out {f1(list(choices(held_out=True)), table):.3f}")


def choices(*, held_out: bool) -> Iterator[Choice]:
    """The choices of every claim that the reader finds and the report marks."""
    reader, profile = choose_reader("model"), load_profile()
    speech, subject = profile.speech["en"], profile.subjects["en"]
    later = {json.loads(line)["id"] for line in LATER.read_text("utf-8").splitlines()}
    named_in = CountryNames(default_gazetteer()).speaking_in
    for row in reports(held_out=held_out):
        if row["language"] != "en":
            continue
        published = date.fromisoformat(row["published"]) if row["published"] else None
        report = Report(row["id"], row["text"], title=row["title"], published=published, language="en")
        claims = reader.read(report).claims
        marked = _paired(claims, row["claims"])
        exchange = Exchange(claims, report.readable, find_sentences(report.readable), named_in, speech, subject)
        true = {
            i: marked.index(answered)
            for i, k in enumerate(marked)
            if k is not None and (answered := row["claims"][k]["answers"]) is not None and answered in marked
        }
        for block, i in ((each, i) for each in exchange.blocks() for i in each.rows):
            there, k = exchange.candidates(i), marked[i]
            candidates = there.tolist()
            if k is None or not candidates or (i in true and true[i] not in candidates):
                continue
            known = {before: to for before, to in true.items() if before < i}
            line, columns = i - block.rows.start, there - block.columns.start
            plain = {name: values[line, columns] for name, values in block.signs.items()}
            signs = [exchange.none(i), *_rows(plain | exchange.so_far(i, there, known))]
            counts = LATER_COUNTS if row["id"] in later else 1
            yield Choice(signs, candidates.index(true[i]) + 1 if i in true else 0, counts)


def _rows(signs: Mapping[str, Any]) -> list[dict[str, float]]:
    """The signs of each candidate."""
    return [dict(zip(signs, map(float, row), strict=True)) for row in zip(*signs.values(), strict=True)]


def _paired(claims: tuple[Claim, ...], rows: list[dict[str, Any]]) -> list[int | None]:
    """For each claim found the number of the one marked with which it shares most, None where it shares too little."""
    found: list[int | None] = []
    for claim in claims:
        shares = [_share(claim, row["at"]["content"]) for row in rows]
        best = int(np.argmax(shares)) if shares else 0
        found.append(best if shares and shares[best] >= _LEAST_SHARED and best not in found else None)
    return found


def _share(claim: Claim, chars: list[int]) -> float:
    start, end = claim.content[0].start, claim.content[-1].end
    both = min(end, chars[1]) - max(start, chars[0])
    return max(0, both) / max(1, min(end - start, chars[1] - chars[0]))


def fit(learnt: list[Choice]) -> dict[str, float]:
    """The weights with the largest likelihood, with a ridge."""
    names = sorted({name for choice in learnt for signs in choice.signs for name in signs})
    column = {name: k for k, name in enumerate(names)}
    widest = max(len(choice.signs) for choice in learnt)
    data, shut = torch.zeros(len(learnt), widest, len(names)), torch.ones(len(learnt), widest)
    for r, choice in enumerate(learnt):
        for c, signs in enumerate(choice.signs):
            shut[r, c] = 0
            for name, value in signs.items():
                data[r, c, column[name]] = value
    right, counts = torch.tensor([choice.right for choice in learnt]), torch.tensor([c.counts for c in learnt])
    fixed = torch.tensor([FIXED.get(name, 0.0) for name in names])
    free = torch.tensor([float(name not in FIXED) for name in names])
    weights = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = data @ (weights * free + fixed) - 1e4 * shut
        each = torch.nn.functional.cross_entropy(scores, right, reduction="none")
        total = (each * counts).sum() + _RIDGE * (weights**2).sum() / 2
        total.backward()
        return total

    optimiser.step(loss)
    found = (weights * free + fixed).detach().tolist()
    return {name: weight + _none_added(name) for name, weight in zip(names, found, strict=True)}


def _none_added(name: str) -> float:
    """What is added to the bare sign of answering none, by the stance it names."""
    stance, _, rest = name.partition(" to ")
    if rest != "none" or "," in stance:
        return 0.0
    return NONE_AGAINST if stance in AGAINST else NONE


def f1(rows: list[Choice], weights: dict[str, float]) -> float:
    """F1 of the answers that the weights choose."""
    hits = chosen = true = 0
    for row in rows:
        best = int(np.argmax([weigh(signs, weights) for signs in row.signs]))
        hits, chosen, true = hits + (best == row.right > 0), chosen + (best > 0), true + (row.right > 0)
    return 2 * hits / (chosen + true) if chosen + true else 0.0


if __name__ == "__main__":
    main()
