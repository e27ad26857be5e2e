"""Collect: captures from files, folders, standard input and web addresses, one by one and within bounds."""

from sayso.collect.files import captures_of_stream, sort_of_name
from sayso.collect.sniffing import sniff
from sayso.collect.sources import collect_captures, open_source

__all__ = ["captures_of_stream", "collect_captures", "open_source", "sniff", "sort_of_name"]
