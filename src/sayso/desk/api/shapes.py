"""What the API gives, for its OpenAPI description. The data itself are the shapes of `sayso.export`, the same that the
program prints; a test holds the two together."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sayso.model import ActorKind, CheckName, Form, Kind, Outcome, Relation, Side, Stance, Status, Topic, Verdict

Day = Annotated[str, Field(description="A day, YYYY-MM-DD.", examples=["2025-06-22"])]
Moment = Annotated[str, Field(description="A moment, ISO 8601 with offset.")]


class Exact(BaseModel):
    """A shape with these keys and no others."""

    model_config = ConfigDict(extra="forbid")


class SpanShape(Exact):
    """Words of a report: half-open range of its text, and the words."""

    start: int
    end: int
    quote: str


class QuoteShape(SpanShape):
    """Words of the report with this id."""

    report: str


class PlaceShape(Exact):
    """A place with its honest uncertainty; lat, lon and radius_km are null where it is not on the map."""

    name: str
    country: str
    admin: list[str]
    lat: float | None
    lon: float | None
    radius_km: float | None
    gazetteer_id: str
    reasons: list[str]


class ToldPlaceShape(PlaceShape):
    """A place as one report gives it."""

    spans: list[SpanShape]


class DateShape(Exact):
    """A date as one report gives it."""

    edtf: str
    earliest: Day | None
    latest: Day | None
    anchor: str
    spans: list[SpanShape]


class ObjectShape(Exact):
    """What fell, flew or was found."""

    type: str
    spans: list[SpanShape]


class MentionShape(Exact):
    """What one report says about one incident."""

    id: str
    main: bool
    date: DateShape | None
    place: ToldPlaceShape | None
    object: ObjectShape | None
    evidence: list[SpanShape]
    certainty: float | None
    maker: str


class SpeakerNameShape(Exact):
    """A speaker as one report names it."""

    name: str
    role: str
    affiliation: str
    country: str


class ClaimShape(Exact):
    """An attributed statement with its exact words."""

    id: str
    speaker: SpeakerNameShape
    source: list[SpanShape]
    cue: list[SpanShape]
    content: list[SpanShape]
    form: Form
    stance: Stance
    topic: Topic
    certainty: float
    about: list[str]
    answers: str | None
    maker: str


class ListedClaimShape(ClaimShape):
    """A claim with its report and the incidents it is about."""

    report: str
    incidents: list[str]


class ReportHeadShape(Exact):
    """A report without its text."""

    id: str
    url: str
    publisher: str
    title: str
    byline: str
    published: str
    language: str
    kind: Kind
    origins: list[str]
    notes: list[str]
    sha256: str


class ReportShape(ReportHeadShape):
    """A report with its text and the ranges of its page furniture."""

    text: str
    chrome: list[list[int]]


class ReadingShape(Exact):
    """A report and all that was found in it."""

    report: ReportShape
    mentions: list[MentionShape]
    claims: list[ClaimShape]
    left_out: list[str]


class AccountShape(Exact):
    """An independent account: the report it comes from, or the outlet beyond the ledger."""

    origin: str
    outlet: str
    reports: list[str]
    speakers: list[str]


class MemberShape(Exact):
    """A mention of an incident and its report."""

    report: str
    mention: str


class IncidentShape(Exact):
    """An incident as the ledger now knows it."""

    id: str
    date: str
    country: str
    place: PlaceShape | None
    object: str
    summary: str
    reports: list[str]
    independent_reports: int
    accounts: list[AccountShape]
    mentions: list[MemberShape]
    disputed: list[Topic]


class ActorNameShape(Exact):
    """A speaker across reports, in short."""

    id: str
    name: str
    country: str
    official: bool


class StatementShape(Exact):
    """A claim with its day; `dated` says that the text dates the saying, else it is the day of the report."""

    claim: str
    report: str
    day: Day | None
    dated: bool
    stance: Stance
    topic: Topic
    content: list[SpanShape]


class ChangeShape(Exact):
    """One thing said, and later the contrary."""

    topic: Topic
    speaker: ActorNameShape
    before: StatementShape
    after: StatementShape


class PositionShape(Exact):
    """One side that one speaker takes on one topic."""

    side: Side
    speaker: ActorNameShape
    reports: int
    independent_reports: int
    telling: str
    statements: list[StatementShape]


class TopicShape(Exact):
    """Who says what on one topic of an incident."""

    topic: Topic
    disputed: bool
    accounts: int
    reports: int
    positions: list[PositionShape]
    elsewhere: list[PositionShape]
    changes: list[ChangeShape]
    unanswered: list[str]


class StepShape(Exact):
    """The first time a speaker took an incident to a status."""

    status: Status
    day: Day | None
    dated: bool
    note: str
    speaker: ActorNameShape | None
    report: str
    claim: str | None


class WholeIncidentShape(IncidentShape):
    """An incident with who says what on each topic, and the history of its status."""

    topics: list[TopicShape]
    status: list[StepShape]


class TenureShape(Exact):
    """What a speaker was said to be, and the days of the first and last report that say so."""

    role: str
    affiliation: str
    first: Day | None
    last: Day | None


class TieShape(Exact):
    """Why the speakers of two claims are one."""

    claims: list[str]
    reason: str


class SpeakerShape(Exact):
    """A speaker across reports."""

    id: str
    kind: ActorKind
    name: str
    names: list[str]
    country: str
    official: bool
    speaks_for: str
    roles: list[TenureShape]
    claims: int
    reports: int
    independent_reports: int
    ties: list[TieShape]


class WholeSpeakerShape(SpeakerShape):
    """A speaker with all that it said, by time, and its changes of account."""

    statements: list[StatementShape]
    changes: list[ChangeShape]


class JudgementShape(Exact):
    """Two entries are, or are not, one."""

    id: str
    left: str
    right: str
    relation: Relation
    verdict: Verdict
    score: float
    reasons: list[str]
    maker: str
    made_at: Moment
    withdrawn_at: Moment | None
    withdrawn_by: str | None


class OverruleShape(Exact):
    """A person's word that a finding is none."""

    reason: str
    maker: str
    made_at: Moment


class FindingShape(Exact):
    """What a check noticed, and what it rests on."""

    id: str
    check: CheckName
    verdict: Outcome
    about: str
    message: str
    claims: list[str]
    mentions: list[str]
    evidence: list[QuoteShape]
    sources: list[str]
    overruled: OverruleShape | None


class HitShape(Exact):
    """A report that holds the words sought, with an excerpt; `marks` are the ranges of the words in it."""

    report: ReportHeadShape
    excerpt: str
    marks: list[list[int]]
