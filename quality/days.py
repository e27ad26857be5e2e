"""Whether a mention's day contradicts the marked one: no mention may have a day that its text does not support."""

from datetime import date, timedelta
from pathlib import Path

from misses import rows_of, scorer_of

ABOUT = timedelta(days=2)


def days_hold(gold: Path, language: str, readings: Path, scorer: Path, *, show: bool) -> float:
    """Print how many mentions have another day than the marked one, with `show` each; return the share of the others.

    Of the mentions that the scorer matches with one of the corpus, those with a date on both sides. A coarser date that
    holds the marked day contradicts nothing, nor does one inside a marked month; a day marked as approximate ("~")
    allows for two days, as the reader's own does.
    """
    rules = scorer_of(scorer)
    spots = {row["id"]: row for row in rows_of(gold / "incidents.jsonl")}
    read = {row["report"]["id"]: row for row in rows_of(readings)}
    both, others = 0, []
    for report in rows_of(gold / "reports.jsonl"):
        reading = read.get(report["id"])
        if reading is None or report["language"] != language:
            continue
        for i, j in rules.match_mentions(report, reading, spots):
            marked = report["incidents"][i]["date"]
            found = (reading["mentions"][j]["date"] or {}).get("edtf", "")
            if not marked or not found:
                continue
            both += 1
            if not _meet(rules.interval(marked), _days(rules.interval(found.strip("[]").replace(",", "/")), found)):
                others.append(f"{report['id']}: {marked} <> {found}")
    print(f"  another day than the marked one: {len(others)} of {both} mentions with both")
    for case in others if show else ():
        print(f"    {case}")
    return 1 - len(others) / both if both else 0.0


def _days(found: tuple[str, str], edtf: str) -> tuple[str, str]:
    """The first and last day found, with the allowance of an approximate one."""
    if not edtf.endswith("~") or len(found[0]) != len("2025-01-01"):
        return found
    first, last = date.fromisoformat(found[0]) - ABOUT, date.fromisoformat(found[1]) + ABOUT
    return first.isoformat(), last.isoformat()


def _meet(marked: tuple[str, str], found: tuple[str, str]) -> bool:
    """Whether two stretches of days, as ISO strings with "" for an open end, have a day in common."""
    return marked[0] <= (found[1] or "9") and found[0] <= (marked[1] or "9")
