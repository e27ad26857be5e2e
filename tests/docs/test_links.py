"""What README and docs say must be there: links, commands, settings, words."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import make_commands
import pytest
import typer

from sayso.cli.app import app
from sayso.errors import SaysoError
from sayso.model import Form, Kind, Stance, Topic

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "src/sayso/examples/README.md"])
ABOUT_THE_PROGRAM = "\n".join(page.read_text() for page in PAGES)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def anchors(page):
    """Anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page):
    dead = []
    for target in LINK.findall(FENCED.sub("", page.read_text())):
        path, _, anchor = target.partition("#")
        if "://" in target:
            continue
        goal = page.parent / path if path else page
        if not goal.exists() or (anchor and anchor not in anchors(goal)):
            dead.append(target)
    assert not dead


def test_every_page_of_docs_is_linked_from_the_index():
    linked = set(LINK.findall((ROOT / "docs/index.md").read_text()))
    assert {page.name for page in ROOT.glob("docs/*.md")} - {"index.md"} <= linked


def test_every_picture_is_shown_and_names_nothing_outside():
    shown = {
        Path(target).name for page in PAGES for target in LINK.findall(page.read_text()) if target.endswith(".svg")
    }
    drawn = {picture.name: picture.read_text() for picture in ROOT.glob("docs/pictures/*.svg")}
    assert shown == set(drawn)
    assert not [name for name, svg in drawn.items() if "url(http" in svg or "<script" in svg or "href" in svg]


def test_commands_page_is_what_the_script_makes():
    assert make_commands.PAGE.read_text() == make_commands.page(), "stale: run `make docs`"


def test_every_command_and_option_is_on_the_commands_page():
    page = make_commands.PAGE.read_text()
    program = typer.main.get_command(app)
    missing = []
    for name, command in make_commands.commands(program, "sayso"):
        start = page.find(f"# {name}\n")
        section = page[start : page.find("\n#", start)] if start >= 0 else ""
        wanted = [written for p in command.params if p.param_type_name == "option" for written in p.opts]
        missing += [f"{name} {written}".strip() for written in wanted or [""] if not section or written not in section]
    assert not missing


def test_every_setting_of_the_code_is_in_the_docs():
    code = [*ROOT.glob("src/**/*.py"), *ROOT.glob("quality/*.py"), ROOT / "Makefile", ROOT / ".ci/run"]
    named = set(re.findall(r"\bSAYSO_[A-Z_]+\b", "\n".join(file.read_text() for file in code)))
    assert named, "the pattern finds none"
    assert {name for name in named if f"`{name}`" not in ABOUT_THE_PROGRAM} == set()


@pytest.mark.parametrize("labels", [Stance, Topic, Form, Kind], ids=["stance", "topic", "form", "kind"])
def test_every_label_is_explained(labels):
    words = (ROOT / "docs/words.md").read_text()
    assert [label for label in get_args(labels) if f"`{label}`" not in words] == []


def test_every_public_name_is_on_the_python_page():
    tree = ast.parse((ROOT / "src/sayso/__init__.py").read_text())
    public = next(
        ast.literal_eval(n.value) for n in tree.body if isinstance(n, ast.Assign) and n.targets[0].id == "__all__"
    )
    page = (ROOT / "docs/python.md").read_text()
    assert [name for name in public if not re.search(rf"\b{name}\b", page)] == []
    assert [error.__name__ for error in SaysoError.__subclasses__() if error.__name__ not in page] == []


def test_python_of_the_readme_runs(tmp_path):
    examples = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(), re.DOTALL | re.MULTILINE)
    assert len(examples) == 1
    (tmp_path / "reports.jsonl").write_text(
        '{"text": "A drone fell near Aktobe on 3 May 2025, police said."}\n{"text": ""}\n'
    )
    command = [sys.executable, "-W", "error", "-c", examples[0]]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "left out: reports.jsonl:2" in done.stdout
    assert (tmp_path / "sayso.db").is_file()
