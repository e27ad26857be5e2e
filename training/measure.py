"""Figures of an exported network: PolNeAR dev, and the gold reports read with it in the rules' place.

python training/measure.py FOLDER
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from attributor import LearnedAttributor
from corpus import CORPORA
from decoding import Run
from encoding import Pieces

from model import Model
from sayso.export.shapes import reading_shape
from sayso.model import Report
from sayso.profiles import load_profile
from sayso.readers import RuleReader

SCORES = CORPORA.parent / "score"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    model = Model(ask.parse_args().folder)
    with tempfile.TemporaryDirectory() as folder:
        print(said(model, Path(folder) / "polnear.jsonl"))
        print(gold(model, Path(folder) / "gold.jsonl"))


def said(model: Model, out: Path) -> str:
    """The attribution scorer's figures on PolNeAR dev, and words a second on one thread."""
    source, words, started = CORPORA / "polnear" / "dev.jsonl", 0, time.perf_counter()
    with out.open("w") as lines:
        for row in map(json.loads, source.read_text("utf-8").splitlines()):
            pieces, _, found = model.said(row["text"])
            words += len(row["text"].split())
            attributions = [
                {
                    "source": [_chars(pieces, one.source)] if one.source else [],
                    "cue": [_chars(pieces, one.cue)] if one.cue else [],
                    "content": [_chars(pieces, run) for run in one.content],
                }
                for one in found
            ]
            lines.write(json.dumps({"id": row["id"], "attributions": attributions}) + "\n")
    speed = words / (time.perf_counter() - started)
    return f"{_run('attribution.py', str(source), str(out))}\nwords a second, one thread: {speed:.0f}"


def gold(model: Model, out: Path) -> str:
    """The gold scorer's figures for English reports."""
    profile, reader = load_profile(), RuleReader()
    attributor = LearnedAttributor(model, profile.speech["en"], profile.subjects["en"])
    reader._languages["en"] = replace(reader._languages["en"], attributor=attributor)
    with out.open("w") as lines:
        for row in map(json.loads, (CORPORA / "gold" / "reports.jsonl").read_text("utf-8").splitlines()):
            if row["language"] == "en":
                day = date.fromisoformat(row["published"]) if row["published"] else None
                report = Report(row["id"], row["text"], title=row["title"], published=day, language="en")
                lines.write(json.dumps(reading_shape(reader.read(report))) + "\n")
    return _run("gold.py", str(CORPORA / "gold"), "--language", "en", "--readings", str(out))


def _chars(pieces: Pieces, run: Run) -> list[int]:
    return [int(pieces.start[run.first]), int(pieces.end[run.last])]


def _run(scorer: str, *arguments: str) -> str:
    command = [sys.executable, str(SCORES / scorer), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
