"""What a ledger or a reading shows, written in one format a file."""
