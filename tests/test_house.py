"""Rules of the house that a machine can check. Import contracts are checked by `make lint`."""

import ast
from pathlib import Path

import pytest

import sayso

SOURCE = Path(sayso.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 400
MOST_LINES_IN_A_FUNCTION = 60


def functions(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_file_can_be_read_in_one_sitting(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions(ast.parse("\n".join(lines)))}
    if "versions" not in file.parts:  # a migration is a list of tables
        assert {name: size for name, size in long.items() if size > MOST_LINES_IN_A_FUNCTION} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_what_is_public_says_what_it_is(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    public = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    silent = [node.name for node in public if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert silent == []
    assert file.stat().st_size == 0 or ast.get_docstring(tree)
