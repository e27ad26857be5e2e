"""Writes docs/commands.md from the commands themselves: what `--help` shows, as one page."""

import sys
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer

from sayso.cli.app import app

PAGE = Path(__file__).with_name("commands.md")
HEAD = """# Commands

<!-- Made by docs/make_commands.py from what `--help` shows; change the commands, then run `make docs`. -->

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 some inputs failed (each is
named on standard error, the rest is kept), 2 wrong usage. Colour is left out where output is not a terminal or
`NO_COLOR` is set. What `--format json` and `jsonl` give is described in [formats.md](formats.md).
"""
SETTINGS = """## Settings

Options win over environment variables, and these over the defaults. There is no settings file.

| variable | stands for | used by |
|---|---|---|
"""


def page() -> str:
    """The whole page."""
    program = typer.main.get_command(app)
    blocks = [HEAD, f"## sayso\n\n{plain(program.help)}\n\n{options_table(program.params)}"]
    settings: dict[str, tuple[str, list[str]]] = {}
    for name, command in commands(program, "sayso"):
        blocks.append(section(name, command))
        for param in command.params:
            if param.envvar:
                settings.setdefault(param.envvar, (written(param), []))[1].append(name)
    rows = [f"| `{name}` | `{option}` | {', '.join(used)} |" for name, (option, used) in sorted(settings.items())]
    blocks.append(SETTINGS + "\n".join(rows))
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def commands(group: Any, prefix: str) -> list[tuple[str, Any]]:
    """Every command with its full name, groups before what they hold."""
    found = []
    for name, command in group.commands.items():
        found.append((f"{prefix} {name}", command))
        if hasattr(command, "commands"):
            found += commands(command, f"{prefix} {name}")
    return found


def section(name: str, command: Any) -> str:
    """One command: usage, what it does, its arguments and options, its examples."""
    given = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = [name, "COMMAND" if hasattr(command, "commands") else ""]
    usage += [p.name.upper() + ("..." if p.nargs == -1 else "") for p in given]
    usage += [f"{p.opts[0]} {p.name.upper()}" for p in options if p.required]
    usage += ["[OPTIONS]"] if any(not p.required for p in options) else []
    text = f"{'#' * (1 + len(name.split()))} {name}\n\n    {' '.join(part for part in usage if part)}\n\n"
    text += plain(command.help)
    if given:
        text += "\n\n| argument | |\n|---|---|\n"
        text += "\n".join(f"| `{p.name.upper()}` | {cell(p.help)} |" for p in given)
    if options:
        text += f"\n\n{options_table(options)}"
    if command.epilog:
        shown = [line.strip() for line in command.epilog.splitlines() if line.strip().startswith(("sayso ", "pbpaste"))]
        text += "\n\n" + "\n".join(f"    {line}" for line in shown)
    return text


def options_table(options: list[Any]) -> str:
    """Options as a table: how they are written, what they do, what they are without being given."""
    rows = [
        f"| {' '.join(f'`{o}`' for o in p.opts + p.secondary_opts)} | {cell(p.help)}{choices(p)} | {usual(p)} |"
        for p in options
    ]
    return "| option | | default |\n|---|---|---|\n" + "\n".join(rows)


def choices(param: Any) -> str:
    """The words an option takes, where it takes only some: what its Literal or Enum holds."""
    kinds = [param.type_descriptor.annotation]
    words: list[str] = []
    while kinds:
        kind = kinds.pop(0)
        if get_origin(kind) is Literal:
            words += get_args(kind)
        elif isinstance(kind, type) and issubclass(kind, Enum):
            words += [str(member.value) for member in kind]
        else:
            kinds += get_args(kind)
    return " One of " + ", ".join(f"`{word}`" for word in words) + "." if words else ""


def usual(param: Any) -> str:
    """What an option is where it is not given."""
    if param.required:
        return "must be given"
    if isinstance(param.show_default, str):
        return param.show_default
    if param.default is None or param.default == "" or param.default is False:
        return ""
    if param.default is True:
        return f"`{param.opts[0]}`"
    return f"`{getattr(param.default, 'value', param.default)}`"


def written(param: Any) -> str:
    """How an option is written."""
    return str(param.opts[0])


def plain(text: str | None) -> str:
    """Help as paragraphs of one line each."""
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n")).strip()


def cell(text: str | None) -> str:
    """Help for a cell of a table."""
    return plain(text).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page())
    sys.stderr.write(f"{PAGE.name} written\n")
