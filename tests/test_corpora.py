"""The seed report, read through the program from its file, as an outsider would. Only names and dates stand here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORPORA = Path(os.environ.get("SAYSO_CORPORA") or ROOT.parent / "shared" / "corpora")
SEED = CORPORA / "seed" / "euronews-chattythat.txt"

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not SEED.is_file(), reason=f"no corpora at {CORPORA} (SAYSO_CORPORA names them)"),
]


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    ledger = tmp_path_factory.mktemp("seed") / "seed.db"
    command = [sys.executable, "-m", "sayso", "read", str(SEED), "--ledger", str(ledger), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def by_date(seed):
    return {mention["date"]["edtf"]: mention for mention in seed["mentions"]}


def says(seed, name, *stances):
    return [c for c in seed["claims"] if name in c["speaker"]["name"] and c["stance"] in stances]


def whereabouts(mention):
    return " ".join((mention["place"]["name"], *mention["place"]["admin"]))


def test_published_day_first(seed):
    assert seed["report"]["published"] == "2025-07-11"
    assert seed["report"]["text"] == SEED.read_text(encoding="utf-8")


def test_five_incidents(seed, by_date):
    days = {"2025-06-19", "2025-06-22", "2025-02-18", "2025-03-18"}
    assert len(seed["mentions"]) == 5
    assert days < set(by_date)
    (between,) = set(by_date) - days
    date = by_date[between]["date"]
    assert "2025-03-18" <= date["earliest"] < date["latest"] <= "2025-06-19"


@pytest.mark.parametrize(
    ("date", "place"),
    [
        ("2025-06-19", "Mangystau"),
        ("2025-06-22", "Atyrau"),
        ("2025-02-18", "Bokeiorda"),
        ("2025-02-18", "West Kazakhstan"),
        ("2025-03-18", "Atameken"),
        ("2025-03-18", "West Kazakhstan"),
    ],
)
def test_places(by_date, date, place):
    assert place in whereabouts(by_date[date])
    assert by_date[date]["place"]["country"] == "KZ"


def test_the_undated_one_lies_in_zhanibek_district(seed):
    (mention,) = [m for m in seed["mentions"] if "Zhanibek" in m["place"]["name"]]
    assert "West Kazakhstan" in whereabouts(mention)


def test_who_says_what(seed):
    assert says(seed, "Zakharova", "accuses")
    assert says(seed, "Militarnyi", "disputes")
    assert [c for c in says(seed, "Kamaletdinov", "asserts") if c["topic"] == "origin"]


def test_the_denial_answers_the_accusation(seed):
    accusations = {claim["id"] for claim in says(seed, "Zakharova", "accuses")}
    assert accusations & {claim["answers"] for claim in says(seed, "Smadiyarov", "denies")}


def test_exact_words_outside_the_chrome(seed):
    text, chrome = seed["report"]["text"], seed["report"]["chrome"]
    spans = [span for mention in seed["mentions"] for span in mention["evidence"]]
    spans += [span for claim in seed["claims"] for part in ("source", "cue", "content") for span in claim[part]]
    assert len(chrome) > 1 and len(spans) > 20
    for span in spans:
        assert span["quote"] == text[span["start"] : span["end"]]
        assert not any(start < span["end"] and span["start"] < end for start, end in chrome)
