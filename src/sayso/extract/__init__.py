"""Extract: from a capture's bytes to a report: its text, what of it is page furniture, and who published it when."""

from sayso.extract.reports import extract_report

__all__ = ["extract_report"]
