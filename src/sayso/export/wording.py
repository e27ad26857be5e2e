"""Facts in a few words for people, the same in the terminal and on the pages of the desk."""

from typing import Any

from sayso.model import Actor, Statement


def described(actor: Actor) -> str:
    """A name with its country where one is told: "Maria Zakharova (RU)"."""
    name = actor.name or "unknown"
    return f"{name} ({actor.country})" if actor.country else name


def when_said(statement: Statement) -> str:
    """The day of a statement: "2025-06-05", or "reported 2025-06-07" where the text does not date it."""
    if statement.day is None:
        return "on a day not known"
    return str(statement.day) if statement.is_dated else f"reported {statement.day}"


def counted(reports: int, independent: int) -> str:
    """How many reports, and how many of them are independent where that is fewer."""
    told = f"{reports} report{'s' * (reports != 1)}"
    return told if independent == reports else f"{told}, {independent} independent"


def where(shape: dict[str, Any] | None) -> str:
    """A place in words: name, country, and how far off it may be."""
    if not shape:
        return "—"
    name = shape["name"]
    region = next((unit for unit in reversed(shape["admin"]) if unit and unit not in name and name not in unit), "")
    parts = ", ".join(part for part in (name, region, shape["country"]) if part)
    radius = shape["radius_km"]
    return f"{parts} (±{radius:.0f} km)" if radius is not None else f"{parts} (not on the map)"
