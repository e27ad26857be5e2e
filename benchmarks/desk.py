"""Server time of each page of the desk: `make bench-desk`, or python benchmarks/desk.py [--reports 100000].

The invented archive (archive.py) is entered into a ledger with its true ties, so that making it takes minutes and not
hours; then each page is asked many times, of entries chosen by chance, in this process and without a network.
Milliseconds of the processor, so that a busy machine counts as an idle one: the first answer, which derives what the
page needs from the whole ledger, then median and 95 % of the others. `decide` is the first page asked after a person's
decision, and `kB` the largest answer.
"""

import argparse
import random
import re
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from archive import invent
from fastapi.testclient import TestClient

from sayso.desk import Settings, create_app
from sayso.ledger import Ledger
from sayso.model import Judgement, Maker
from sayso.places import default_gazetteer
from sayso.text.shingles import fingerprint

MAKER = Maker("rule", "truth")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=100_000)
    ask.add_argument("--times", type=int, default=40, help="how often each page is asked")
    ask.add_argument("--ledger", type=Path, help="a ledger to ask instead of an invented one")
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.ledger or Path(folder) / "ledger.db"
        if not args.ledger:
            fill(path, args.reports)
        measure(path, args.times)


def fill(path: Path, reports: int) -> None:
    """A ledger of the invented archive, each mention tied to the first of its true incident."""
    archive, first = invent(reports, default_gazetteer()), dict[str, str]()
    start, now = perf_counter(), datetime.now(UTC)
    with Ledger(path) as ledger:
        for reading in archive.readings:
            ties = []
            for mention in reading.mentions:
                told = first.setdefault(str(archive.incident_of[mention.id]), mention.id)
                if told != mention.id:
                    ties.append(Judgement(mention.id, told, "same_incident", "yes", 0.9, ("true",), MAKER, now))
            ledger.enter(reading, ties, capture=None, fingerprint=fingerprint(reading.report.readable))
    took, size = perf_counter() - start, path.stat().st_size / 1e6
    print(f"{reports} reports entered in {took:.0f} s, {size:.0f} MB", flush=True)


def measure(path: Path, times: int) -> None:
    """Ask each page and print how long it took."""
    client = TestClient(create_app(path, Settings(path.with_name("people"), "ann")), base_url="http://localhost")
    incidents = [item["id"] for item in client.get("/api/v1/incidents?limit=500").json()["items"]]
    reports = [item["id"] for item in client.get("/api/v1/reports?limit=500").json()["items"]]
    speakers = [item["id"] for item in client.get("/api/v1/speakers?limit=100").json()["items"]]
    chance = random.Random(1)
    pages: dict[str, Callable[[], str]] = {
        "overview": lambda: "/",
        "overview, filtered": lambda: f"/?since=2024&country={chance.choice(['KZ', 'RO', 'LV'])}",
        "incident": lambda: f"/incidents/{chance.choice(incidents)}",
        "report": lambda: f"/reports/{chance.choice(reports)}",
        "said": lambda: f"/said?part={chance.randint(1, 20)}",
        "said of an incident": lambda: f"/said?incident={chance.choice(incidents)}",
        "speakers": lambda: "/speakers",
        "speaker": lambda: f"/speakers/{chance.choice(speakers)}",
        "sources": lambda: "/sources",
        "reports": lambda: f"/reports?part={chance.randint(1, 50)}",
        "search": lambda: f"/search?q={chance.choice(['drone', 'fragments', 'ministry examination', 'residents'])}",
        "review": lambda: f"/review?skip={chance.randint(0, 200)}",
        "claims in doubt": lambda: "/review/claims",
        "dossier": lambda: f"/dossiers/{chance.choice(incidents)}",
        "api incidents": lambda: "/api/v1/incidents",
        "api claims": lambda: f"/api/v1/claims?incident={chance.choice(incidents)}",
        "api map": lambda: "/api/v1/incidents.geojson",
    }
    print(f"{'page':<22} {'first':>8} {'median':>8} {'95 %':>8} {'kB':>7}")
    for name, address in pages.items():
        first, _ = asked(client, address())
        rest = [asked(client, address()) for _ in range(times)]
        took = sorted(ms for ms, _ in rest)
        print(
            f"{name:<22} {first:8.0f} {statistics.median(took):8.1f} {took[int(len(took) * 0.95) - 1]:8.1f}"
            f" {max(size for _, size in rest) / 1000:7.0f}",
            flush=True,
        )
    print(f"{'decide':<22} {decided(client, incidents):8.0f}")


def asked(client: TestClient, address: str) -> tuple[float, int]:
    """Milliseconds and bytes of an answer."""
    start = process_time()
    answer = client.get(address)
    took = (process_time() - start) * 1000
    answer.raise_for_status()
    return took, len(answer.content)


def decided(client: TestClient, incidents: list[str]) -> float:
    """Milliseconds of the incident's page right after it was merged with another."""
    page = f"/incidents/{incidents[0]}"
    found = re.search(r'name="token" value="(\w+)"', client.get(page).text)
    assert found
    fields = {"left": incidents[0], "right": incidents[1], "relation": "same_incident", "verdict": "yes", "why": "so"}
    client.post("/judgements", data={"token": found[1], **fields}, follow_redirects=False)
    return asked(client, page)[0]


if __name__ == "__main__":
    main()
