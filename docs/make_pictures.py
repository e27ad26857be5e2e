"""Draws docs/pictures/*.svg: the terminal after real commands on the example reports."""

import io
import shlex
import sys
from pathlib import Path

from program import program
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

FOLDER = Path(__file__).with_name("pictures")
WIDTH = 108
PICTURES = {  # name: what is typed
    "demo": "demo",
    "incident": "show {incident:2025-06-22}",
    "report": "show '{report:Smoke on the steppe}'",
}
# Dark on light, every colour at least 4.5 to 1 against the ground, so that the pictures can be read in print.
THEME = TerminalTheme(
    (253, 253, 251),
    (36, 41, 47),
    [
        (36, 41, 47),
        (176, 28, 40),
        (20, 110, 50),
        (133, 86, 0),
        (9, 80, 165),
        (130, 50, 150),
        (0, 102, 120),
        (87, 96, 106),
    ],
    [
        (87, 96, 106),
        (176, 28, 40),
        (20, 110, 50),
        (133, 86, 0),
        (9, 80, 165),
        (130, 50, 150),
        (0, 102, 120),
        (36, 41, 47),
    ],
)
# Rich's own frame names fonts on a server; this one takes what the machine has.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px;
  line-height: {line_height}px; }}
{styles}
</style>
<defs>
{lines}
</defs>
<rect x="1" y="1" width="99.8%" height="99.8%" rx="8" fill="rgb(253,253,251)" stroke="#c8ccd0"/>
<g transform="translate(9, 24)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def draw(name: str, typed: str, printed: str) -> str:
    """The picture of a terminal with the command and what it printed."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    console.print(Text.assemble(("$ ", "dim"), (f"sayso {typed}", "bold")))
    for line in printed.splitlines():
        text = Text.from_ansi(line)
        text.rstrip()
        console.print(text, overflow="fold")
    return console.export_svg(title="", theme=THEME, code_format=FRAME, unique_id=f"sayso-{name}")


def main() -> None:
    """Draw every picture."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        old.unlink()
    with program() as sayso:
        sayso.run("read", "examples")
        for name, command in PICTURES.items():
            arguments = sayso.filled(shlex.split(command))
            printed = sayso.run(*arguments, width=WIDTH, colour=True)
            (FOLDER / f"{name}.svg").write_text(draw(name, " ".join(arguments), printed))
            sys.stderr.write(f"{name}.svg drawn\n")


if __name__ == "__main__":
    main()
