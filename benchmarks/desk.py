"""Server time of each page of the desk: `make bench-desk`, or python benchmarks/desk.py [--reports 100000].

The invented archive (archive.py) is entered into a ledger with its true ties, so that making it takes minutes and not
hours; `--ledger FILE` keeps it there for the next time, or asks any other ledger. What is decided here is decided in a
copy. Each page is asked in this process and without a network, of entries drawn from the whole ledger, each but once,
so that nothing of it was made before. Milliseconds of the processor, so that a busy machine counts as an idle one: the
first answer, then median, 95 % and the longest of the others, and the largest answer in kB.

"opening" is what the desk derives from the whole ledger when it starts. Then what a decision costs: entering that two
incidents are one, and the first of some pages afterwards. "reports entered" is until pages show reports entered
meanwhile; until then they show the ledger as it was before.
"""

import argparse
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from time import perf_counter, process_time, sleep

from archive import invent
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.desk import Settings, create_app
from sayso.ledger import Ledger
from sayso.model import Judgement, Maker, Reading
from sayso.places import default_gazetteer
from sayso.text.shingles import fingerprint

MAKER = Maker("rule", "truth")
WORDS = ("drone", "fragments", "ministry examination", "residents", '"specialists of the ministry"', "exam*", "a")
BROWSER = {"accept-encoding": "gzip"}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=100_000)
    ask.add_argument("--times", type=int, default=40, help="how often each page is asked")
    ask.add_argument("--ledger", type=Path, help="where the ledger is, or is to be made and kept")
    ask.add_argument("--loose", action="store_true", help="without ties: each mention is an incident of its own")
    ask.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    args = ask.parse_args()
    if args.fill:
        return fill(args.fill, args.reports, is_loose=args.loose)
    with tempfile.TemporaryDirectory() as folder:
        path = args.ledger or Path(folder) / "kept.db"
        if not path.exists():  # in a process of its own: its memory is not the desk's
            told = ["--reports", str(args.reports), *(["--loose"] if args.loose else [])]
            subprocess.run([sys.executable, __file__, "--fill", str(path), *told], check=True)
        measure(Path(shutil.copy(path, Path(folder) / "own.db")), args.times)


def fill(path: Path, reports: int, *, is_loose: bool) -> None:
    """A ledger of the invented archive with its true ties: each mention and copy is tied to the first of its kind."""
    archive, first = invent(reports, default_gazetteer()), dict[str, str]()
    start, now, entered = perf_counter(), datetime.now(UTC), set[str]()
    with Ledger(path) as ledger:
        for reading in archive.readings:
            ties, report = [], reading.report.id
            entered.add(report)
            for mention in reading.mentions:
                told = first.setdefault(str(archive.incident_of[mention.id]), mention.id)
                if told != mention.id:
                    ties.append(Judgement(mention.id, told, "same_incident", "yes", 0.9, ("true",), MAKER, now))
            if archive.copy_of.get(report) in entered:
                ties.append(Judgement(report, archive.copy_of[report], "copy_of", "yes", 0.9, ("true",), MAKER, now))
            ties = [] if is_loose else ties
            ledger.enter(reading, ties, capture=None, fingerprint=fingerprint(reading.report.readable))
    took, size = perf_counter() - start, path.stat().st_size / 1e6
    print(f"{reports} reports entered in {took:.0f} s, {size:.0f} MB", flush=True)


def measure(path: Path, times: int) -> None:
    """Ask each page and print how long it took."""
    app = create_app(path, Settings(path.with_name("people"), "ann"))
    client = TestClient(app, base_url="http://localhost", headers=BROWSER)
    start = process_time()
    app.state.desk.states.prepare().join()
    print(f"{'opening':<24} {(process_time() - start) * 1000:8.0f}", flush=True)
    print(f"{'page':<24} {'first':>8} {'median':>8} {'95 %':>8} {'longest':>8} {'kB':>7}")
    for name, address in pages(app, random.Random(1)).items():
        first, _ = asked(client, address())
        rest = [asked(client, address()) for _ in range(times)]
        took = sorted(ms for ms, _ in rest)
        print(
            f"{name:<24} {first:8.1f} {statistics.median(took):8.1f} {took[int(len(took) * 0.95) - 1]:8.1f}"
            f" {took[-1]:8.1f} {max(size for _, size in rest) / 1000:7.0f}",
            flush=True,
        )
    for name, ms in decided(client, app):
        print(f"{name:<24} {ms:8.0f}", flush=True)
    enter_more(path)
    start = process_time()
    while app.state.desk.states.seen().is_behind:
        sleep(0.1)
    print(f"{'reports entered':<24} {(process_time() - start) * 1000:8.0f}", flush=True)
    print(f"{'peak memory':<24} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:8.0f} MB")


def pages(app: FastAPI, chance: random.Random) -> dict[str, Callable[[], str]]:
    """Each kind of page, and how the next address of it is drawn."""
    derived = app.state.desk.states.seen().derived
    incidents, reports, speakers, claims = (
        drawn(chance, list(ids)) for ids in (derived.incidents, derived.heads, derived.actors, derived.said_at)
    )
    told = drawn(chance, sorted(derived.incidents_of))
    outlets, words = drawn(chance, sorted(derived.by_outlet)), cycle(WORDS)
    names = drawn(chance, sorted({name for actor in derived.actors.values() for name in actor.names}))
    big = cycle(sorted(derived.incidents, key=lambda id: -len(derived.incidents[id].mentions))[:200])
    countries, years = cycle(["KZ", "RO", "LV", "US", "IN"]), cycle(["2023", "2024-03", "2025-06-19"])
    lon, lat = (lambda: chance.randint(-120, 120)), (lambda: chance.randint(-40, 50))
    return {
        "overview": lambda: "/",
        "overview, part of it": lambda: f"/?part={chance.randint(1, len(derived.incidents) // 100)}",
        "overview, a country": lambda: f"/?country={next(countries)}",
        "overview, a period": lambda: f"/?since={next(years)}&until={next(years)}",
        "overview, a source": lambda: f"/?source={next(outlets)}",
        "overview, a status": lambda: "/?status=officially+confirmed",
        "overview, part of map": lambda: f"/?within={(x := lon())},{(y := lat())},{x + 20},{y + 10}",
        "incident": lambda: f"/incidents/{next(incidents)}",
        "incident, the largest": lambda: f"/incidents/{next(big)}",
        "report": lambda: f"/reports/{next(reports)}",
        "said": lambda: f"/said?part={chance.randint(1, len(derived.days_said) // 100)}",
        "said, a period": lambda: f"/said?since={next(years)}",
        "said of an incident": lambda: f"/said?incident={next(incidents)}",
        "speakers": lambda: f"/speakers?part={chance.randint(1, 20)}",
        "speakers of a name": lambda: f"/speakers?name={next(names)}",
        "speaker": lambda: f"/speakers/{next(speakers)}",
        "sources": lambda: "/sources",
        "reports": lambda: f"/reports?part={chance.randint(1, 900)}",
        "reports of a source": lambda: f"/reports?source={next(outlets)}",
        "search": lambda: f"/search?q={next(words)}",
        "review": lambda: f"/review?skip={chance.randint(0, 200)}",
        "claims in doubt": lambda: f"/review/claims?part={chance.randint(1, 20)}",
        "dossier": lambda: f"/dossiers/{next(incidents)}",
        "api incidents": lambda: f"/api/v1/incidents?limit=100&country={next(countries)}",
        "api incident": lambda: f"/api/v1/incidents/{next(incidents)}",
        "api claims": lambda: f"/api/v1/claims?stance={chance.choice(['asserts', 'denies'])}",
        "api claims of incident": lambda: f"/api/v1/claims?incident={next(incidents)}",
        "api reports": lambda: f"/api/v1/reports?source={next(outlets)}",
        "api report": lambda: f"/api/v1/reports/{next(reports)}",
        "api speakers": lambda: f"/api/v1/speakers?country={next(countries)}",
        "api judgements": lambda: f"/api/v1/judgements?about={next(told)}",
        "api checks": lambda: f"/api/v1/checks?about={next(incidents)}",
        "api check of a claim": lambda: f"/api/v1/checks?about={next(claims)}",
        "api search": lambda: f"/api/v1/search?q={next(words)}",
        "api map by column": lambda: "/api/v1/incidents.columns",
        "the same, of a country": lambda: f"/api/v1/incidents.columns?country={next(countries)}",
        "api map as GeoJSON": lambda: "/api/v1/incidents.geojson",
        "the same, of a country ": lambda: f"/api/v1/incidents.geojson?country={next(countries)}",
    }


def enter_more(path: Path) -> None:
    """Ten reports of another archive."""
    with Ledger(path) as ledger:
        for reading in invent(10, default_gazetteer(), seed=2).readings:
            report = replace(reading.report, id=f"new-{reading.report.id}")
            ledger.enter(Reading(report, (), (), reading.maker), capture=None, fingerprint=())


def drawn(chance: random.Random, among: list[str]) -> Iterator[str]:
    """These in an order by chance, each once before any comes again."""
    return cycle(chance.sample(among, min(2000, len(among))))


def asked(client: TestClient, address: str) -> tuple[float, int]:
    """Milliseconds and bytes of an answer."""
    start = process_time()
    answer = client.get(address)
    took = (process_time() - start) * 1000
    answer.raise_for_status()
    sent = answer.headers.get("content-length")
    return took, int(sent) if sent else len(answer.content)


def decided(client: TestClient, app: FastAPI) -> Iterator[tuple[str, float]]:
    """Milliseconds of the first pages after an incident was merged with another."""
    derived = app.state.desk.states.seen().derived
    left, right, *_ = derived.listed.ids
    page = f"/incidents/{left}"
    found = re.search(r'name="token" value="(\w+)"', client.get(page).text)
    assert found
    fields = {"left": left, "right": right, "relation": "same_incident", "verdict": "yes", "why": "so"}
    start = process_time()
    client.post("/judgements", data={"token": found[1], **fields}, follow_redirects=False)
    yield "deciding", (process_time() - start) * 1000
    for name, address in (
        ("its page", page),
        ("overview", "/"),
        ("map", "/api/v1/incidents.columns"),
        ("said", "/said"),
    ):
        yield f"decided: {name}", asked(client, address)[0]


if __name__ == "__main__":
    main()
