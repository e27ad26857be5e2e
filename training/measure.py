"""Figures of an exported network, read as any report is read: PolNeAR dev and the gold corpus.

python training/measure.py [FOLDER] [--gold CORPUS ...]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from corpus import CORPORA

from sayso.export.shapes import reading_shape
from sayso.interfaces import Reader
from sayso.model import Claim, Report, Span
from sayso.readers.learned import model_reader
from sayso.readers.learned.model import SHIPPED, Model

SCORES = CORPORA.parent / "score"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    ask.add_argument("--gold", nargs="*", default=["gold"], help="corpora in the form of the gold one")
    ask.add_argument("--keep", type=Path, help="folder in which the predictions stay")
    args = ask.parse_args()
    reader = model_reader(model=Model(args.folder))
    with tempfile.TemporaryDirectory() as made:
        folder = args.keep or Path(made)
        print(polnear(reader, folder / "polnear.jsonl"))
        for corpus in args.gold:
            print(f"\n{corpus}\n{gold(reader, corpus, folder / f'{corpus}.jsonl')}")


def polnear(reader: Reader, out: Path) -> str:
    """The attribution scorer's figures on PolNeAR dev, and words a second on one thread."""
    source, words, started = CORPORA / "polnear" / "dev.jsonl", 0, time.perf_counter()
    with out.open("w") as lines:
        for row in map(json.loads, source.read_text("utf-8").splitlines()):
            claims = reader.read(Report(row["id"], row["text"], language="en")).claims
            words += len(row["text"].split())
            lines.write(json.dumps({"id": row["id"], "attributions": [_roles(claim) for claim in claims]}) + "\n")
    speed = words / (time.perf_counter() - started)
    return f"{_run('attribution.py', str(source), str(out))}\nwords a second, one thread: {speed:.0f}"


def _roles(claim: Claim) -> dict[str, Any]:
    def ranges(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return {"source": ranges(claim.source), "cue": ranges(claim.cue), "content": ranges(claim.content)}


def gold(reader: Reader, corpus: str, out: Path) -> str:
    """The gold scorer's figures for English reports."""
    with out.open("w") as lines:
        lines.writelines(json.dumps(reading_shape(reader.read(report))) + "\n" for report in reports(corpus))
    return _run("gold.py", str(CORPORA / corpus), "--language", "en", "--readings", str(out))


def reports(corpus: str) -> Iterator[Report]:
    """The English reports of a corpus."""
    for row in map(json.loads, (CORPORA / corpus / "reports.jsonl").read_text("utf-8").splitlines()):
        if row["language"] == "en":
            day = date.fromisoformat(row["published"]) if row["published"] else None
            yield Report(row["id"], row["text"], title=row["title"], published=day, language="en")


def _run(scorer: str, *arguments: str) -> str:
    command = [sys.executable, str(SCORES / scorer), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
