"""Checks: what an incident's accounts say, tested against one another, the calendar, the map and published figures.

Each check is a pure function of a `Case`; a finding says what does not fit and on which words it rests, never who is
right. Findings are derived whenever they are asked for; only people's overrules of them are kept.
"""

from sayso.check.case import Case
from sayso.check.running import CHECKS, check_entry, check_incident, check_ledger, check_report, most_urgent
from sayso.check.told import Setting, Told, default_setting

__all__ = [
    "CHECKS",
    "Case",
    "Setting",
    "Told",
    "check_entry",
    "check_incident",
    "check_ledger",
    "check_report",
    "default_setting",
    "most_urgent",
]
