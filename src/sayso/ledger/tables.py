"""The ledger's tables. Rows are only ever added: what replaces a row is a newer row, what ends one a withdrawal."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    String,
    Table,
    TypedColumns,
    UniqueConstraint,
)

from sayso.ledger.columns import Entered, ExactText, Fields, MakerText, Ranges, Said, Words
from sayso.model import Maker

# SQLite counts rows itself only where the column is a plain INTEGER.
Number = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class BodyColumns(TypedColumns):
    """Bytes as they came, each kept once."""

    sha256: Named[str] = Column(String(64), primary_key=True, comment="SHA-256 of the bytes, hexadecimal")
    body: Named[bytes] = Column(LargeBinary, comment="the bytes, unchanged")


class CaptureColumns(TypedColumns):
    """Where and when bytes were had."""

    number: Named[int] = Column(Number, primary_key=True, comment="in order of entering")
    sha256: Named[str] = Column(String(64), ForeignKey("bodies.sha256"), index=True, comment="the bytes")
    url: Named[str] = Column(ExactText, comment="address or path they came from")
    fetched_at: Named[datetime] = Column(Said, comment="when they were fetched")
    media_type: Named[str] = Column(ExactText, comment="what they were said to be")
    fields: Named[dict[str, str]] = Column(Fields, comment="what came beside the bytes, by name")
    entered_at: Named[datetime] = Column(Entered, comment="UTC")


class VersionColumns(TypedColumns):
    """A report's text as it stood: another text under the same id is another version."""

    number: Named[int] = Column(
        Number, primary_key=True, comment="in order of entering; the highest of an id is current"
    )
    id: Named[str] = Column(ExactText, comment="the report's id: made by sayso (r-...) or given by the user")
    sha256: Named[str] = Column(String(64), comment="SHA-256 of the text in UTF-8, hexadecimal")
    text: Named[str] = Column(ExactText, comment="the text; all ranges are offsets into it")
    runs: Named[int | None] = Column(
        Integer, comment="how many fingerprint values it came with; NULL: entered before they were counted"
    )


class ReadingColumns(TypedColumns):
    """One reading of one version, with the report's head as it was known then."""

    number: Named[int] = Column(
        Number, primary_key=True, comment="in order of entering; the highest of a version is current"
    )
    version: Named[int] = Column(Number, ForeignKey("versions.number"), comment="the text that was read")
    maker: Named[Maker] = Column(MakerText, comment="who read: [kind, name, version]")
    digest: Named[str] = Column(
        String(64), comment="SHA-256 of head, mentions and claims: the same reading again is known by it"
    )
    kind: Named[str] = Column(String(16), comment="report, background or other")
    url: Named[str] = Column(ExactText, comment="address or path of the report")
    publisher: Named[str] = Column(ExactText, comment="who published it")
    title: Named[str] = Column(ExactText, comment="its title")
    byline: Named[str] = Column(ExactText, comment="who wrote it")
    published: Named[date | None] = Column(Date, comment="the day it was published, where known")
    language: Named[str] = Column(ExactText, comment="language code, or empty")
    chrome: Named[tuple[tuple[int, int], ...]] = Column(Ranges, comment="page furniture: [[start, end], ...]")
    origins: Named[tuple[str, ...]] = Column(Words, comment="whose report the text says it is")
    notes: Named[tuple[str, ...]] = Column(Words, comment="reasons for what was decided on the way")
    capture_sha256: Named[str] = Column(String(64), comment="the bytes it was extracted from, or empty")
    capture: Named[int | None] = Column(
        Number, ForeignKey("captures.number"), comment="the capture entered with it, if any"
    )
    entered_at: Named[datetime] = Column(Entered, index=True, comment="UTC")
    left_out: Named[tuple[str, ...]] = Column(Words, server_default="[]", comment="what the reader left out and why")


class MentionColumns(TypedColumns):
    """What one report says about one incident, as found by one reading."""

    reading: Named[int] = Column(
        Number, ForeignKey("readings.number"), primary_key=True, comment="the reading that found it"
    )
    position: Named[int] = Column(Integer, primary_key=True, comment="its place in the reading, from 0")
    id: Named[str] = Column(ExactText, comment="its id (m-...), the same in every reading that finds the same")
    is_main: Named[bool] = Column(comment="whether the report is about this incident")
    evidence: Named[tuple[tuple[int, int], ...]] = Column(Ranges, comment="the words that say so: [[start, end], ...]")
    edtf: Named[str | None] = Column(ExactText, comment="date in EDTF; NULL: the report gives none")
    earliest: Named[date | None] = Column(Date, comment="first day the date allows; NULL: open")
    latest: Named[date | None] = Column(Date, comment="last day the date allows; NULL: open")
    vague: Named[bool] = Column(comment="whether first to last day is long or open: these are looked up apart")
    anchor: Named[str | None] = Column(ExactText, comment="what a relative date was counted from")
    when_spans: Named[tuple[tuple[int, int], ...] | None] = Column(Ranges, comment="the words of the date")
    place: Named[str | None] = Column(ExactText, comment="finest name the report gives; NULL: no place")
    country: Named[str | None] = Column(ExactText, comment="ISO 3166-1 alpha-2, or empty")
    admin: Named[tuple[str, ...] | None] = Column(Words, comment="containing units, largest first")
    lat: Named[float | None] = Column(Float(53), comment="latitude, degrees, WGS 84")
    lon: Named[float | None] = Column(Float(53), comment="longitude, degrees, WGS 84")
    radius_km: Named[float | None] = Column(Float(53), comment="the true spot lies within this distance")
    gazetteer_id: Named[str | None] = Column(ExactText, comment="the gazetteer's id of the place")
    place_spans: Named[tuple[tuple[int, int], ...] | None] = Column(Ranges, comment="the words of the place")
    place_reasons: Named[tuple[str, ...] | None] = Column(Words, comment="why this place")
    object: Named[str | None] = Column(ExactText, comment="the profile's object type; NULL: none named")
    object_spans: Named[tuple[tuple[int, int], ...] | None] = Column(Ranges, comment="the words that name it")
    maker: Named[Maker | None] = Column(MakerText, comment="who found it; NULL: the reading's maker")
    certainty: Named[float | None] = Column(Float(53), comment="the reader's own certainty, 0..1; NULL: not said")


class ClaimColumns(TypedColumns):
    """An attributed statement, as found by one reading."""

    reading: Named[int] = Column(
        Number, ForeignKey("readings.number"), primary_key=True, comment="the reading that found it"
    )
    position: Named[int] = Column(Integer, primary_key=True, comment="its place in the reading, from 0")
    id: Named[str] = Column(ExactText, comment="its id (c-...), the same in every reading that finds the same")
    speaker: Named[str] = Column(ExactText, comment="the person or body that says it")
    role: Named[str] = Column(ExactText, comment="the speaker's office, or empty")
    affiliation: Named[str] = Column(ExactText, comment="the speaker's organisation, or empty")
    country: Named[str] = Column(ExactText, comment="the speaker's country, or empty")
    source: Named[tuple[tuple[int, int], ...]] = Column(
        Ranges, comment="the words for the speaker: [[start, end], ...]"
    )
    cue: Named[tuple[tuple[int, int], ...]] = Column(Ranges, comment="the words of saying")
    content: Named[tuple[tuple[int, int], ...]] = Column(Ranges, comment="the words said")
    form: Named[str] = Column(String(16), comment="direct, indirect or mixed")
    stance: Named[str] = Column(String(16), comment="asserts, denies, accuses, ...")
    topic: Named[str] = Column(String(16), comment="occurrence, origin, damage, ...")
    certainty: Named[float] = Column(Float(53), comment="the reader's own certainty, 0..1")
    about: Named[tuple[str, ...]] = Column(Words, comment="ids of the mentions it is about")
    answers: Named[str | None] = Column(ExactText, comment="id of the claim it answers")
    maker: Named[Maker | None] = Column(MakerText, comment="who found it; NULL: the reading's maker")


class FingerprintColumns(TypedColumns):
    """Which texts hold which fingerprint value."""

    value: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False, comment="64 bits, read as signed")
    version: Named[int] = Column(
        ForeignKey("versions.number"), primary_key=True, autoincrement=False, comment="the text"
    )


class JudgementColumns(TypedColumns):
    """Two entries are (not) one incident or speaker; the left is (not) a copy, or a claim, of the right report."""

    number: Named[int] = Column(Number, primary_key=True, comment="in order of entering")
    id: Named[str] = Column(ExactText, unique=True, comment="its id (j-...)")
    left: Named[str] = Column(ExactText, index=True, comment="id of a mention or report")
    right: Named[str] = Column(ExactText, index=True, comment="id of the other")
    relation: Named[str] = Column(String(16), comment="same_incident or copy_of")
    verdict: Named[str] = Column(String(4), comment="yes or no")
    score: Named[float] = Column(Float(53), comment="how sure, 0..1")
    reasons: Named[tuple[str, ...]] = Column(Words, comment="sentences for people")
    maker: Named[Maker] = Column(MakerText, comment="who judged: [kind, name, version]")
    made_at: Named[datetime] = Column(Said, comment="when, by the maker's clock, with offset")
    entered_at: Named[datetime] = Column(Entered, index=True, comment="UTC")


class WithdrawalColumns(TypedColumns):
    """A judgement taken back; at most once each."""

    number: Named[int] = Column(Number, primary_key=True, comment="in order of entering")
    judgement: Named[int] = Column(Number, ForeignKey("judgements.number"), unique=True, comment="what is taken back")
    withdrawn_at: Named[datetime] = Column(Said, comment="when, by the clock of who took it back, with offset")
    entered_at: Named[datetime] = Column(Entered, index=True, comment="UTC")
    maker: Named[Maker | None] = Column(
        MakerText, comment="who took it back: [kind, name, version]; NULL: entered before that was kept"
    )


class OverruleColumns(TypedColumns):
    """A person's word that a finding is none, or the word that takes that back."""

    number: Named[int] = Column(Number, primary_key=True, comment="in order of entering")
    id: Named[str] = Column(ExactText, comment="its id (o-...); of a withdrawal that of what it takes back")
    finding: Named[str] = Column(ExactText, index=True, comment="id of the finding (f-...)")
    withdraws: Named[int | None] = Column(
        Number, ForeignKey("overrules.number"), unique=True, comment="what is taken back; NULL: it overrules"
    )
    reason: Named[str] = Column(ExactText, comment="why, in the person's words")
    maker: Named[Maker] = Column(MakerText, comment="who: [kind, name, version]")
    made_at: Named[datetime] = Column(Said, comment="when, by the maker's clock, with offset")
    entered_at: Named[datetime] = Column(Entered, index=True, comment="UTC")


bodies = Table("bodies", metadata, BodyColumns)
captures = Table("captures", metadata, CaptureColumns)
versions = Table(
    "versions",
    metadata,
    VersionColumns,
    UniqueConstraint("id", "sha256"),
    Index("ix_versions_runs", "number", "runs"),  # so that runs are told without walking over the text
)
readings = Table("readings", metadata, ReadingColumns, UniqueConstraint("version", "maker", "digest"))
mentions = Table(
    "mentions",
    metadata,
    MentionColumns,
    UniqueConstraint("id", "reading"),
    # Days first; the rest stands in it so that whether a mention lies near is told without reading its row.
    Index(
        "ix_mentions_days", "vague", "earliest", "latest", "lat", "lon", "radius_km", "country", "reading", "position"
    ),
)
claims = Table("claims", metadata, ClaimColumns, UniqueConstraint("id", "reading"))
# Without a row number of its own the table is its index: half the size.
fingerprints = Table("fingerprints", metadata, FingerprintColumns, sqlite_with_rowid=False)
judgements = Table("judgements", metadata, JudgementColumns)
withdrawals = Table("withdrawals", metadata, WithdrawalColumns)
overrules = Table("overrules", metadata, OverruleColumns)
