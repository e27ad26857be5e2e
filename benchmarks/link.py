"""How the time of linking grows: `make bench-link`, or python benchmarks/link.py [--sizes 10000 30000 100000].

Each size is linked into a fresh ledger, report by report as `sayso read` does it, in a process of its own. Seconds are
of the processor, so that a busy machine counts as an idle one. The truth of the invented archive (archive.py) says what
was tied falsely and what was missed:

- false merges: for each incident found, how many true ones it holds beyond one, summed;
- missed merges: for each true incident, in how many pieces beyond one its mentions lie, summed;
  both once for the mentions that tell a day and a town, and under "loose" what the others add: those that only name a
  month, a district or a country, and often could be about either of two incidents;
- copies: precision and recall of "these two reports are of one text", over pairs of a copy and what it copies.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from time import process_time
from typing import Any

from archive import Archive, invent

from sayso.ledger import Ledger
from sayso.model import Incident
from sayso.pipeline import default_gazetteer, enter


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--one", type=int, help="link this many reports and print the figures as JSON")
    args = ask.parse_args()
    if args.one:
        print(json.dumps(linked(args.one, args.seed)))
        return
    rows = []
    for size in args.sizes:
        command = [sys.executable, __file__, "--one", str(size), "--seed", str(args.seed)]
        rows.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))
    print_table(rows)


def linked(size: int, seed: int) -> dict[str, Any]:
    """Figures of linking one archive."""
    archive = invent(size, default_gazetteer(), seed)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.sayso") as ledger:
        start = process_time()
        for number, reading in enumerate(archive.readings, 1):
            enter(reading, ledger)
            if number % 1000 == 0:
                print(f"{number} of {size} reports, {process_time() - start:.0f} s", file=sys.stderr, flush=True)
        took = process_time() - start
        start = process_time()
        for reading in archive.readings[:1000]:
            enter(reading, ledger)
        again = process_time() - start
        start = process_time()
        incidents = ledger.incidents()
        derived = process_time() - start
        start = process_time()
        for incident in incidents[:: max(1, len(incidents) // 100)]:
            ledger.incident(incident.id)
        one = process_time() - start
        disk = sum(file.stat().st_size for file in Path(folder).iterdir())
        copies = {frozenset((j.left, j.right)) for j in ledger.judgements() if j.relation == "copy_of"}
    return {
        "reports": size,
        "mentions": sum(len(reading.mentions) for reading in archive.readings),
        "seconds": took,
        "again_ms": again * 1000 / min(1000, size),
        "derived": derived,
        "one_ms": one * 10,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "ledger": disk / 1e6,
        **counted(archive, incidents),
        **copied(archive, copies),
    }


def counted(archive: Archive, incidents: Iterable[Incident]) -> dict[str, int]:
    """False and missed merges, and how many true incidents there are."""
    pieces, told = defaultdict(set), defaultdict(set)
    for incident in incidents:
        for mention in incident.mentions:
            pieces[archive.incident_of[mention.id]].add(incident.id)
            if mention.id not in archive.loose:
                told[archive.incident_of[mention.id]].add(incident.id)
    return {
        "incidents": len(pieces),
        "false": beyond_one(turned(told)),
        "false_all": beyond_one(turned(pieces)),
        "missed": beyond_one(told),
        "missed_all": beyond_one(pieces),
    }


def turned(of: Mapping[Any, set[Any]]) -> dict[Any, set[Any]]:
    """For each found incident its true ones, given the found ones of each true one."""
    back = defaultdict(set)
    for one, others in of.items():
        for other in others:
            back[other].add(one)
    return back


def beyond_one(found: Mapping[Any, set[Any]]) -> int:
    """How many there are beyond one for each, summed."""
    return sum(len(several) - 1 for several in found.values())


def copied(archive: Archive, found: set[frozenset[str]]) -> dict[str, float]:
    """Precision over the pairs called copies, recall over the pairs of a copy and its original."""
    there = {reading.report.id for reading in archive.readings}
    story = {id: archive.copy_of.get(id, id) for id in there}
    pairs = {frozenset((copy, of)) for copy, of in archive.copy_of.items() if copy in there and of in there}
    right = sum(1 for pair in found if len({story[id] for id in pair}) == 1)
    return {"copies_p": right / max(1, len(found)), "copies_r": len(pairs & found) / max(1, len(pairs))}


def print_table(rows: list[dict[str, Any]]) -> None:
    print(
        "reports  mentions  seconds  mentions/s  ms/mention  ratio  again ms  all s  one ms"
        "  incidents  false  loose  missed  loose  copies P  R        MB memory  ledger"
    )
    first = rows[0]["seconds"] / rows[0]["mentions"]
    for row in rows:
        each = row["seconds"] / row["mentions"]
        print(
            f"{row['reports']:7}  {row['mentions']:8}  {row['seconds']:7.0f}  {1 / each:10.0f}  {each * 1000:10.2f}"
            f"  {each / first:5.2f}  {row['again_ms']:8.2f}  {row['derived']:5.1f}  {row['one_ms']:6.1f}"
            f"  {row['incidents']:9}  {row['false']:5}  {row['false_all'] - row['false']:5}"
            f"  {row['missed']:6}  {row['missed_all'] - row['missed']:5}"
            f"  {row['copies_p']:8.4f}  {row['copies_r']:.4f}  {row['memory']:9.0f}  {row['ledger']:6.0f}"
        )


if __name__ == "__main__":
    main()
