"""What `import sayso` gives, and what it does not load."""

import re
import subprocess
import sys
import textwrap

import pytest

import sayso

HEAVY = [
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "lxml",
    "numpy",
    "rich",
    "typer",
    "py3langid",
    "charset_normalizer",
    "onnxruntime",
]
TEXT = "A drone fell near Uralsk on 10 July 2025, and nobody was hurt. Police said the debris was being examined."


def test_names_are_sorted_and_there():
    assert sayso.__all__ == sorted(sayso.__all__)
    assert all(getattr(sayso, name) is not None for name in sayso.__all__)


def test_other_names_are_not():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = sayso.nonsense


def test_importing_loads_no_library():
    code = f"import sys, sayso; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_example_of_the_docstring_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(TEXT)
    example = re.search(r"\n\n((?: {4}.*\n|\n)+)", sayso.__doc__)[1]
    exec(
        compile(textwrap.dedent(example), "docstring", "exec"),
        {"text": TEXT, "moment": __import__("datetime").datetime.now(__import__("datetime").UTC)},
    )
    assert "Police " in capsys.readouterr().out
    with sayso.Ledger("sayso.db") as ledger:
        assert len(list(ledger.reports())) == 2


def test_a_date_that_is_none():
    with pytest.raises(sayso.UsageError, match="is not a date"):
        sayso.read(TEXT, published="yesterday")
    with pytest.raises(sayso.InputError):
        sayso.read("  \n ")
