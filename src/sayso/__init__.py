"""sayso reads reports and keeps a ledger of incidents and of the claims made about them."""

__version__ = "0.1.0"
