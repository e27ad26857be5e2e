"""The ledger: everything sayso was told, append-only, in one SQLite file."""

from sayso.ledger.ledger import Ledger
from sayso.ledger.view import View

__all__ = ["Ledger", "View"]
