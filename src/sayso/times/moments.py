"""Moments as people type them: a day, or a day and an hour."""

from datetime import datetime, time


def read_moment(words: str) -> datetime:
    """A moment, in this machine's time where no zone is told; of a day its end. ValueError for anything else."""
    moment = datetime.fromisoformat(words)
    if len(words) <= len("2025-07-01"):
        moment = datetime.combine(moment, time.max)
    return moment if moment.tzinfo else moment.astimezone()
