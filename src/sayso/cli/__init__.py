"""The commands: one file each."""

from sayso.cli.app import main

__all__ = ["main"]
