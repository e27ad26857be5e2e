"""What the reader gets wrong, by kind: `quality/run --show` prints how often each kind occurs and every case of it.

The cases stay on the screen: texts of the corpora are for measuring and go nowhere else.
"""

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]
_SHOWN = 110  # characters of each side


def print_misses(gold: Path, language: str, readings: Path) -> None:
    """Every miss of the readings against a corpus, the most frequent kind first."""
    scorer = scorer_of(gold.parents[1] / "score" / "gold.py")
    incidents = {row["id"]: row for row in rows_of(gold / "incidents.jsonl")}
    read = {row["report"]["id"]: row for row in rows_of(readings)}
    kinds: dict[str, list[str]] = defaultdict(list)
    total: Counter[str] = Counter()
    for report in rows_of(gold / "reports.jsonl"):
        if report["language"] == language:
            reading = read.get(report["id"]) or {"report": {}, "mentions": [], "claims": []}
            for kind, case in (*_mentions(scorer, report, reading, incidents), *_claims(scorer, report, reading)):
                kinds[kind].append(f"{report['id']}: {case}")
            total["mention"] += len(report["incidents"])
            total["claim"] += len(report["claims"])
    for kind, cases in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"\n{kind}: {len(cases)} of {total[kind.split()[0]]}")
        for case in cases:
            print(f"  {case}")


def _mentions(scorer: ModuleType, report: Row, reading: Row, incidents: dict[str, Row]) -> Iterator[tuple[str, str]]:
    pairs = scorer.match_mentions(report, reading, incidents)
    for i, j in pairs:
        wanted, found = report["incidents"][i], reading["mentions"][j]
        edtf, place = (found.get("date") or {}).get("edtf", ""), found.get("place") or {}
        if wanted["date"] and scorer.same_day(wanted["date"], edtf) < 1:
            yield "mention with another date", f"{wanted['date']} <> {edtf or 'none'}: {wanted['evidence'][:_SHOWN]}"
        truth = incidents[wanted["incident"]]
        if place.get("lat") is None:
            yield "mention without a place", f"{truth['place']} <> {place.get('name', 'none')}"
        else:
            apart = scorer.km(truth["lat"], truth["lon"], place["lat"], place["lon"])
            if apart > max(25.0, truth["radius_km"]):
                yield "mention at another place", f"{truth['place']} <> {place['name']}, {apart:.0f} km apart"
        if wanted["main"] != bool(found.get("main")):
            yield "mention main or not", wanted["evidence"][:_SHOWN]
    for i in sorted(set(range(len(report["incidents"]))) - {i for i, _ in pairs}):
        yield "mention missed", report["incidents"][i]["evidence"][:_SHOWN]
    for j in sorted(set(range(len(reading["mentions"]))) - {j for _, j in pairs}):
        yield "mention of nothing", scorer.quotes(reading["mentions"][j].get("evidence"))[:_SHOWN]


def _claims(scorer: ModuleType, report: Row, reading: Row) -> Iterator[tuple[str, str]]:
    scores = {}
    for i, wanted in enumerate(report["claims"]):
        for j, found in enumerate(reading["claims"]):
            likeness = scorer.word_f1(wanted["content"], scorer.quotes(found.get("content")))
            if likeness >= 0.5:
                scores[i, j] = likeness
    pairs = scorer.pair_up(scores)
    for i, j in pairs:
        yield from _differences(scorer, report, report["claims"][i], reading["claims"][j])
    for i in sorted(set(range(len(report["claims"]))) - {i for i, _ in pairs}):
        wanted = report["claims"][i]
        yield "claim missed", f"{wanted['speaker']} {wanted['cue']}: {wanted['content'][:_SHOWN]}"
    for j in sorted(set(range(len(reading["claims"]))) - {j for _, j in pairs}):
        found = reading["claims"][j]
        kind = "claim about an incident too many" if found["about"] else "claim about no incident too many"
        yield kind, f"{found['speaker']['name']}: {scorer.quotes(found['content'])[:_SHOWN]}"


def _differences(scorer: ModuleType, report: Row, wanted: Row, found: Row) -> Iterator[tuple[str, str]]:
    words = wanted["content"][:_SHOWN]
    if not scorer.same_speaker(wanted, found, report["text"]):
        yield "claim by another speaker", f"{wanted['speaker']} <> {found['speaker']['name']}: {words}"
    for label in ("stance", "topic"):
        if wanted[label] != found[label]:
            yield f"claim with another {label}", f"{wanted[label]} <> {found[label]}: {words}"


def scorer_of(path: Path) -> ModuleType:
    """The corpus's own scorer, so that a miss here is a miss there."""
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path) -> Iterator[Row]:
    return map(json.loads, path.read_text("utf-8").splitlines())
