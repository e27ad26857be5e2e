"""Judgements: copies, and mentions of one incident."""
