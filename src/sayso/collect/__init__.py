"""Collect: captures from files, folders, standard input and web addresses, one by one and within bounds."""

from sayso.collect.sources import collect_captures, open_source

__all__ = ["collect_captures", "open_source"]
