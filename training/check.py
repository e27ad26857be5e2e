"""Proves the training reports: every marked span stands in its text, every label and every id is a known one.

    python training/check.py [FILE ...]         check (all of training/reports by default); 1 where something is wrong
    python training/check.py --fill FILE ...    also write `at`, the character ranges, where a claim has none yet

The format is told in training/README.md.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from sayso.model import Form, Kind, Stance, Topic
from sayso.times import is_edtf

HERE = Path(__file__).parent
Report = dict[str, Any]
LABELS = {"form": get_args(Form), "stance": get_args(Stance), "topic": get_args(Topic)}


def load(path: Path) -> list[Report]:
    """The JSON Lines of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", nargs="*", type=Path)
    ask.add_argument("--fill", action="store_true", help="write missing character ranges")
    args = ask.parse_args()
    files = args.files or sorted((HERE / "reports").glob("*.jsonl"))
    incidents = {line["id"] for path in sorted(HERE.glob("incidents*.jsonl")) for line in load(path)}
    every = {path: load(path) for path in files}
    ids = [report["id"] for path in sorted((HERE / "reports").glob("*.jsonl")) for report in load(path)]
    faults = [f"{report_id}: this id stands twice" for report_id in {i for i in ids if ids.count(i) > 1}]
    for path, reports in every.items():
        for report in reports:
            if args.fill:
                fill(report)
            faults += [f"{path.name} {report.get('id')}: {fault}" for fault in faults_of(report, incidents, set(ids))]
        if args.fill:
            path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports), "utf-8")
    for fault in faults:
        print(fault)
    claims = sum(len(r["claims"]) for reports in every.values() for r in reports)
    print(f"{sum(map(len, every.values()))} reports, {claims} claims, {len(faults)} faults")
    return 1 if faults else 0


def faults_of(report: Report, incidents: set[str], ids: set[str]) -> Iterator[str]:
    """What is wrong with a report, one sentence each."""
    text = report["text"]
    if report["kind"] not in get_args(Kind) or (report["kind"] == "report") != bool(report["incidents"]):
        yield f"kind {report['kind']!r} with {len(report['incidents'])} incidents"
    if report.get("copy_of") and report["copy_of"] not in ids:
        yield f"copy of an unknown report {report['copy_of']!r}"
    here = {mention["incident"] for mention in report["incidents"]}
    for mention in report["incidents"]:
        words = [mention["evidence"], *mention["places"], *mention["object"], *mention.get("place_spans", [])]
        words += [mention["date_span"]] if mention.get("date_span") else []
        yield from (f"not in the text: {word!r}" for word in words if word not in text)
        if mention["incident"] not in incidents:
            yield f"unknown incident {mention['incident']!r}"
        if mention["date"] and not is_edtf(mention["date"]):
            yield f"not EDTF: {mention['date']!r}"
    for number, claim in enumerate(report["claims"]):
        yield from (f"claim {number}: {fault}" for fault in claim_faults(claim, text, here, len(report["claims"])))
    for field in ("other_dates", "non_events"):
        yield from (f"{field}: not in the text: {word!r}" for word in report.get(field) or [] if word not in text)


def claim_faults(claim: Report, text: str, here: set[str], count: int) -> Iterator[str]:
    """What is wrong with one claim."""
    for name, allowed in LABELS.items():
        if claim[name] not in allowed:
            yield f"{name} {claim[name]!r}"
    if claim.get("topic_second") and claim["topic_second"] not in LABELS["topic"]:
        yield f"topic_second {claim['topic_second']!r}"
    if set(claim["about"]) - here:
        yield f"about {sorted(set(claim['about']) - here)}, which the report does not list"
    if claim["answers"] is not None and not 0 <= claim["answers"] < count:
        yield f"answers claim {claim['answers']}, which is not there"
    at = claim.get("at")
    if not at:
        yield "has no character ranges (run with --fill)"
        return
    pairs = [("content", claim["content"], at["content"])]
    pairs += [("cue", claim["cue"], at["cue"])] if claim["cue"] else []
    pairs += [("speaker_span", claim["speaker_span"], at["speaker_span"])] if claim["speaker_span"] else []
    more = claim.get("content_more") or []
    pairs += [("content_more", words, chars) for words, chars in zip(more, at.get("content_more") or [], strict=True)]
    for name, words, chars in pairs:
        if not chars or text[chars[0] : chars[1]].casefold() != words.casefold():
            yield f"{name}: {words!r} does not stand at {chars}"


def fill(report: Report) -> None:
    """Write `at` for claims without it: contents in order of the text, cue and speaker nearest to the content."""
    text, last = report["text"], 0
    for claim in report["claims"]:
        if claim.get("at"):
            last = max(last, claim["at"]["content"][0])
            continue
        content = nearest(text, claim["content"], last)
        if content is None:
            claim["at"] = {"content": None, "cue": None, "speaker_span": None, "content_more": []}
            continue
        cue = beside(text, claim["cue"], content)
        claim["at"] = {
            "content": content,
            "cue": cue,
            "speaker_span": beside(text, claim["speaker_span"], cue or content),
            "content_more": [nearest(text, words, content[1]) for words in claim.get("content_more") or []],
        }


def nearest(text: str, words: str, start: int) -> list[int] | None:
    """The first place of the words at or after `start`, else the first at all."""
    at = text.find(words, start)
    at = at if at >= 0 else text.find(words)
    return [at, at + len(words)] if words and at >= 0 else None


def beside(text: str, words: str, of: list[int]) -> list[int] | None:
    """The place of the words that is least far from a range and does not touch it, preferring whole words."""
    places, at = [], text.find(words)
    while words and at >= 0:
        end = at + len(words)
        whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
        apart = end <= of[0] or at >= of[1]
        places.append((not whole, not apart, min(abs(of[0] - end), abs(at - of[1])), at))
        at = text.find(words, at + 1)
    return [min(places)[3], min(places)[3] + len(words)] if places else None


if __name__ == "__main__":
    sys.exit(main())
