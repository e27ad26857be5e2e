"""Renews what README and docs show of the program: the blocks below comments such as `<!-- output: incidents -->`.

    <!-- run: COMMAND -->               runs and shows nothing
    <!-- output: COMMAND -->            the block below is the command and what it prints; "| lines 9" cuts it
    <!-- json: COMMAND -->              the block below is the first row it gives, texts and lists shortened
    <!-- table: ledger -->              the tables of the ledger, from their definitions
    <!-- table: weights -->             what speaks for one incident, in points
    <!-- table: figures -->             the figures of quality/run; left as it is where the corpora are not
    <!-- table: reference -->           the aircraft of the reference table, with the sources of each figure

Each page starts with an empty ledger. "{incident:2025-06-19}" and the like stand for ids (see program.py).
"""

import json
import re
import shlex
import subprocess
import sys
from typing import Any

from program import ROOT, Program, program

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ORDER = re.compile(
    r"<!-- (?P<what>run|output|json|table): (?P<words>[^\n]*?)(?: \| lines (?P<lines>\d+))? -->\n"
    r"(?P<block>```\w+\n.*?\n```\n|(?:\|[^\n]*\n)+)?",
    re.DOTALL,
)
WIDTH, LONGEST = 100, 90


def renewed(page: str) -> str:
    """The page with every block made anew."""
    with program() as sayso:
        return ORDER.sub(lambda order: _obeyed(sayso, order), page)


def _obeyed(sayso: Program, order: re.Match[str]) -> str:
    what, words, lines, old = order["what"], order["words"], order["lines"], order["block"] or ""
    head = order[0][: len(order[0]) - len(old)]
    if what == "table":
        return head + (TABLES[words]() or old)
    arguments = sayso.filled(shlex.split(words))
    if what == "run":  # to prepare what the next blocks show
        sayso.run(*arguments)
        return head
    if what == "json":
        return f"{head}```json\n{pretty(shortened(sayso.rows(*arguments)[0]))}\n```\n"
    printed = [line.rstrip() for line in sayso.run(*arguments).splitlines()]
    while printed and not printed[-1]:
        printed.pop()
    if lines and len(printed) > int(lines):
        printed = [*printed[: int(lines)], "..."]
    shown = "\n".join([f"$ sayso {' '.join(quoted(a) for a in arguments)}", *printed])
    return f"{head}```console\n{shown}\n```\n"


def quoted(argument: str) -> str:
    """An argument as a person would type it."""
    if not re.search(r"[\s()\"]", argument):
        return argument
    return f"'{argument}'" if '"' in argument else f'"{argument}"'


def shortened(value: Any) -> Any:
    """The value with long texts cut and of each list only the first entries: the shape is what counts."""
    if isinstance(value, dict):
        return {key: shortened(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [shortened(entry) for entry in (value[:1] if value and isinstance(value[0], dict) else value[:3])]
    if isinstance(value, str) and len(value) > LONGEST:
        return value[: LONGEST - 20].rstrip() + " ..."
    return value


def pretty(value: Any, depth: int = 0, before: int = 0) -> str:
    """JSON in which what fits on a line stands on one; `before` characters stand on the line already."""
    flat = json.dumps(value, ensure_ascii=False)
    if 2 * depth + before + len(flat) <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return flat
    space, end = "  " * (depth + 1), "  " * depth
    if isinstance(value, dict):
        inner = [f"{json.dumps(key)}: {pretty(entry, depth + 1, len(key) + 5)}" for key, entry in value.items()]
    else:
        inner = [pretty(entry, depth + 1) for entry in value]
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    return f"{opened}\n{space}" + f",\n{space}".join(inner) + f"\n{end}{closed}"


def ledger_table() -> str:
    """Each table with what it holds and its columns."""
    from sayso.ledger import tables

    rows = ["| table | holds | columns |", "|---|---|---|"]
    for table in tables.metadata.sorted_tables:
        kind = f"{table.name.rstrip('s').capitalize()}Columns" if table.name != "bodies" else "BodyColumns"
        told = " ".join((getattr(tables, kind).__doc__ or "").split())
        rows.append(f"| `{table.name}` | {told} | {', '.join(f'`{column.name}`' for column in table.columns)} |")
    return "\n".join(rows) + "\n"


def weights_table() -> str:
    """What speaks for two mentions being one incident."""
    from sayso.link.incidents import WEIGHTS

    return (
        "\n".join(["| | points |", "|---|---|", *(f"| {name} | {points:g} |" for name, points in WEIGHTS.items())])
        + "\n"
    )


def figures_table() -> str:
    """What quality/run prints, as a table; "" where it measured nothing."""
    printed = subprocess.run([ROOT / "quality" / "run"], capture_output=True, text=True, check=False).stdout
    found = re.findall(r"^(\S+)\s+([a-z]\w+)\s+([\d.]+)(?:\s+floor ([\d.]+|-))?", printed, re.MULTILINE)
    rows = [
        f"| {corpus} | `{name}` | {value} | {floor} |" for corpus, name, value, floor in found if corpus != "corpus"
    ]
    return "\n".join(["| corpus | figure | measured | floor |", "|---|---|---|---|", *rows]) + "\n" if rows else ""


def reference_table() -> str:
    """What was published of each type: figures as an interval, and where from."""
    from sayso.profiles import load_reference

    rows = ["| type | wingspan, m | speed, km/h | range, km | sources |", "|---|---|---|---|---|"]
    for one in load_reference().types:
        figures = (one.wingspan_m, one.speed_kmh, one.range_km)
        cells = ["–".join(dict.fromkeys(f"{n:g}" for n in (f.lowest, f.highest))) if f else "" for f in figures]
        sources = dict.fromkeys(str(source) for f in figures if f for _, source in f.published)
        rows.append(f"| {one.name} | {' | '.join(cells)} | {'; '.join(sources)} |")
    return "\n".join(rows) + "\n"


TABLES = {"ledger": ledger_table, "weights": weights_table, "figures": figures_table, "reference": reference_table}


def main() -> None:
    """Renew every page that shows output."""
    for page in PAGES:
        old = page.read_text()
        new = renewed(old) if ORDER.search(old) else old
        if new != old:
            page.write_text(new)
            sys.stderr.write(f"{page.relative_to(ROOT)} renewed\n")


if __name__ == "__main__":
    main()
