"""Captures from files, folders, addresses and standard input."""
