"""Lists, maps and problems as the API gives them, for its OpenAPI description."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from sayso.desk.api.shapes import (
    Exact,
    FindingShape,
    HitShape,
    IncidentShape,
    JudgementShape,
    ListedClaimShape,
    ReportHeadShape,
    SpeakerShape,
)


class Listed(Exact):
    """One page of a list; `next` is the cursor of the following page, null on the last."""

    next: str | None = Field(description="Ask again with this as `cursor`; null where nothing follows.")


class Incidents(Listed):
    """Incidents, the latest day first."""

    items: list[IncidentShape]


class Claims(Listed):
    """Claims, in the order their reports were entered. A page may hold fewer than asked for, even none."""

    items: list[ListedClaimShape]


class Reports(Listed):
    """Reports, in the order they were entered."""

    items: list[ReportHeadShape]


class Speakers(Listed):
    """Speakers, those with the most claims first."""

    items: list[SpeakerShape]


class Judgements(Listed):
    """Judgements, in the order they were entered. A page may hold fewer than asked for, even none."""

    items: list[JudgementShape]


class Checks(Exact):
    """What the checks notice about one entry, what needs a look first."""

    items: list[FindingShape]


class Hits(Exact):
    """Reports that hold the words sought, best first."""

    items: list[HitShape]


class Made(Exact):
    """The judgements that a decision was entered as."""

    items: list[JudgementShape]


class Feature(Exact):
    """An incident for a map (RFC 7946). The point is the middle of a circle of `radius_km`: nothing says it was there.

    `geometry` is null for an incident whose place is not on the map.
    """

    type: Literal["Feature"]
    id: str
    geometry: dict[str, Any] | None
    properties: dict[str, Any]


class FeatureCollection(Exact):
    """Incidents for a map and a timeline."""

    type: Literal["FeatureCollection"]
    features: list[Feature]


class Day(Exact):
    """A date as told (EDTF), with the days it allows; null where it is open."""

    date: str
    first: str | None
    last: str | None


class Spot(Exact):
    """A place; `outline` is the id of an outline that says where it is, "" where its circle does."""

    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    outline: str


class IncidentColumns(Exact):
    """Incidents by column: `id[3]` and `reports[3]` are of the fourth one, and `places[place[3]]` is where it was."""

    id: list[str]
    date: list[int]
    place: list[int]
    object: list[int]
    disputed: list[int]
    reports: list[int]
    independent_reports: list[int]
    dates: list[Day]
    places: list[Spot]
    objects: list[str]
    disputes: list[list[str]]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
