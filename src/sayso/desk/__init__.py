"""The desk: a ledger as a web app, for people to see, question and decide; with the extra `desk` only."""

from sayso.desk.app import create_app
from sayso.desk.settings import Settings

__all__ = ["Settings", "create_app"]
