"""Which incidents an address asks for: the same filters on the first page, on the map and in the API."""

from dataclasses import dataclass, fields
from typing import Annotated

from fastapi import Depends, Query

from sayso.desk.derived import Derived
from sayso.errors import UsageError
from sayso.export.choosing import Wanted, first_day
from sayso.export.shapes import Shape

_Day = Annotated[str, Query(max_length=40, description="A day, month or year (2025-06-19, 2025-06, 2025).")]
_Name = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters as given; "" asks nothing."""

    since: _Day = ""
    until: _Day = ""
    country: Annotated[str, Query(pattern="^([A-Za-z]{2})?$", description="ISO 3166-1 alpha-2, such as KZ.")] = ""
    object: _Name = ""
    status: _Name = ""
    source: _Name = ""
    disputed: bool = False

    def given(self) -> dict[str, str]:
        """Those that ask something, for an address."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: "true" if value is True else value for name, value in values.items() if value}


TheChoice = Annotated[Choice, Depends(Choice)]


def chosen(choice: Choice, derived: Derived) -> list[Shape]:
    """The incidents that fit, the latest first; UsageError for a period that is none."""
    for day in (choice.since, choice.until):
        _refuse_other_than_a_day(day)
    of_source = None
    if choice.source:
        of_source = frozenset(head.id for head in derived.heads.values() if head.outlet == choice.source)
    wanted = Wanted(choice.since, choice.until, choice.country, choice.object, choice.disputed, of_source)
    found = [shape for shape in derived.shapes.values() if wanted.takes(shape)]
    return [shape for shape in found if not choice.status or choice.status in derived.statuses(shape["id"])]


def _refuse_other_than_a_day(words: str) -> None:
    try:
        if words:
            first_day(words)
    except (ValueError, OverflowError):
        raise UsageError("the period", "is not told by days, months or years like 2025-06-19, 2025-06, 2025") from None
