"""All of it in one database, append-only."""
