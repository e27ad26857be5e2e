"""Runs the real program for the docs: in a folder of its own, with the clock stopped, so that output stays the same."""

import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
MOMENT = datetime(2025, 7, 14, 9, 0, tzinfo=UTC)
CLOCKS = (
    "sayso.pipeline.datetime",
    "sayso.cli.judge.datetime",
    "sayso.cli.check.datetime",
)  # where the program asks for the time
PLACEHOLDER = re.compile(r"\{(incident|judgement|report):([^}]*)\}")


class StoppedClock(datetime):
    """A datetime whose `now` is always the same: ids of judgements are made of the time they were made at."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """The moment at which the docs' clock stands."""
        return cls.fromtimestamp(MOMENT.timestamp(), tz)


class Program:
    """The program in a folder that holds the example reports as `examples/` and its ledger as `sayso.db`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "examples").symlink_to(ROOT / "src" / "sayso" / "examples" / "reports")

    def run(self, *arguments: str, width: int = 96, colour: bool = False, errors: bool = True) -> str:
        """What a command prints, with `errors` its notices and errors too, as they would stand in a terminal."""
        from sayso.cli import main

        setting = {"COLUMNS": str(width), "SAYSO_PERSON": "editor", "TERM": "xterm-256color", "LINES": "50"}
        setting |= {"FORCE_COLOR": "1", "COLORTERM": "truecolor"} if colour else {"NO_COLOR": "1"}
        dropped = {"SAYSO_LEDGER", "NO_COLOR" if colour else "FORCE_COLOR"}
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        printed = io.StringIO()
        said = printed if errors else io.StringIO()
        with ExitStack() as changed:
            changed.enter_context(patch.dict(os.environ, kept | setting, clear=True))
            for clock in CLOCKS:
                changed.enter_context(patch(clock, StoppedClock))
            changed.enter_context(patch.object(sys, "argv", ["sayso", *self.filled(arguments)]))
            changed.enter_context(chdir(self._folder))
            changed.enter_context(redirect_stdout(printed))
            changed.enter_context(redirect_stderr(said))
            try:
                main()
            except SystemExit as end:
                if end.code not in (None, 0):
                    said.write(f"(exit code {end.code})\n")
        return printed.getvalue()

    def rows(self, *arguments: str) -> list[Any]:
        """What a command gives as JSON Lines."""
        return [json.loads(line) for line in self.run(*arguments, "--format", "jsonl", errors=False).splitlines()]

    def filled(self, arguments: tuple[str, ...] | list[str]) -> list[str]:
        """The arguments with ids in place of "{incident:DATE}", "{judgement:MAKER}" (its last) and "{report:WORDS}".

        Ids are made of the words found, so they change when the reader does; the docs name what they mean instead.
        """
        return [PLACEHOLDER.sub(self._meant, argument) for argument in arguments]

    def _meant(self, placeholder: re.Match[str]) -> str:
        kind, wanted = placeholder.groups()
        if kind == "incident":
            told = [row for row in self.rows("incidents") if row["date"] == wanted]
            return str(max(told, key=lambda row: len(row["reports"]))["id"])[:10]
        if kind == "report":
            return str(self.rows("search", wanted)[0]["report"])[:10]
        made = [row for row in self.rows("judge", "list") if row["maker"].startswith(wanted)]
        return str(made[-1]["id"])[:10]


@contextmanager
def program() -> Iterator[Program]:
    """The program in a fresh folder."""
    with tempfile.TemporaryDirectory() as folder:
        yield Program(Path(folder))
