"""First revision: all that the first sayso keeps."""

import sqlalchemy as sa
from alembic import op

from sayso.ledger.dialects import create_word_index

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Step up; there is no step down, as nothing in a ledger is ever taken out."""
    op.create_table(
        "bodies",
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="SHA-256 of the bytes, hexadecimal"),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="the bytes, unchanged"),
        sa.PrimaryKeyConstraint("sha256", name="pk_bodies"),
    )
    op.create_table(
        "judgements",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="in order of entering",
        ),
        sa.Column("id", sa.Text(), nullable=False, comment="its id (j-...)"),
        sa.Column("left", sa.Text(), nullable=False, comment="id of a mention or report"),
        sa.Column("right", sa.Text(), nullable=False, comment="id of the other"),
        sa.Column("relation", sa.String(length=16), nullable=False, comment="same_incident or copy_of"),
        sa.Column("verdict", sa.String(length=4), nullable=False, comment="yes or no"),
        sa.Column("score", sa.Float(precision=53), nullable=False, comment="how sure, 0..1"),
        sa.Column("reasons", sa.Text(), nullable=False, comment="sentences for people"),
        sa.Column("maker", sa.Text(), nullable=False, comment="who judged: [kind, name, version]"),
        sa.Column("made_at", sa.Text(), nullable=False, comment="when, by the maker's clock, with offset"),
        sa.Column("entered_at", sa.Text(), nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    op.create_index("ix_judgements_entered_at", "judgements", ["entered_at"], unique=False)
    op.create_table(
        "versions",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="in order of entering; the highest of an id is current",
        ),
        sa.Column(
            "id", sa.Text(), nullable=False, comment="the report's id: made by sayso (r-...) or given by the user"
        ),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="SHA-256 of the text in UTF-8, hexadecimal"),
        sa.Column("text", sa.Text(), nullable=False, comment="the text; all ranges are offsets into it"),
        sa.PrimaryKeyConstraint("number", name="pk_versions"),
        sa.UniqueConstraint("id", "sha256", name="uq_versions_id_sha256"),
    )
    op.create_table(
        "captures",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="in order of entering",
        ),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="the bytes"),
        sa.Column("url", sa.Text(), nullable=False, comment="address or path they came from"),
        sa.Column("fetched_at", sa.Text(), nullable=False, comment="when they were fetched"),
        sa.Column("media_type", sa.Text(), nullable=False, comment="what they were said to be"),
        sa.Column("fields", sa.Text(), nullable=False, comment="what came beside the bytes, by name"),
        sa.Column("entered_at", sa.Text(), nullable=False, comment="UTC"),
        sa.ForeignKeyConstraint(["sha256"], ["bodies.sha256"], name="fk_captures_sha256"),
        sa.PrimaryKeyConstraint("number", name="pk_captures"),
    )
    op.create_index("ix_captures_sha256", "captures", ["sha256"], unique=False)
    op.create_table(
        "fingerprints",
        sa.Column("value", sa.BigInteger(), autoincrement=False, nullable=False, comment="64 bits, read as signed"),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False, comment="the text"),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_fingerprints_version"),
        sa.PrimaryKeyConstraint("value", "version", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "withdrawals",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="in order of entering",
        ),
        sa.Column(
            "judgement",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="what is taken back",
        ),
        sa.Column(
            "withdrawn_at", sa.Text(), nullable=False, comment="when, by the clock of who took it back, with offset"
        ),
        sa.Column("entered_at", sa.Text(), nullable=False, comment="UTC"),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.number"], name="fk_withdrawals_judgement"),
        sa.PrimaryKeyConstraint("number", name="pk_withdrawals"),
        sa.UniqueConstraint("judgement", name="uq_withdrawals_judgement"),
    )
    op.create_index("ix_withdrawals_entered_at", "withdrawals", ["entered_at"], unique=False)
    op.create_table(
        "readings",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="in order of entering; the highest of a version is current",
        ),
        sa.Column(
            "version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="the text that was read",
        ),
        sa.Column("maker", sa.Text(), nullable=False, comment="who read: [kind, name, version]"),
        sa.Column(
            "digest",
            sa.String(length=64),
            nullable=False,
            comment="SHA-256 of head, mentions and claims: the same reading again is known by it",
        ),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="report, background or other"),
        sa.Column("url", sa.Text(), nullable=False, comment="address or path of the report"),
        sa.Column("publisher", sa.Text(), nullable=False, comment="who published it"),
        sa.Column("title", sa.Text(), nullable=False, comment="its title"),
        sa.Column("byline", sa.Text(), nullable=False, comment="who wrote it"),
        sa.Column("published", sa.Date(), nullable=True, comment="the day it was published, where known"),
        sa.Column("language", sa.Text(), nullable=False, comment="language code, or empty"),
        sa.Column("chrome", sa.Text(), nullable=False, comment="page furniture: [[start, end], ...]"),
        sa.Column("origins", sa.Text(), nullable=False, comment="whose report the text says it is"),
        sa.Column("notes", sa.Text(), nullable=False, comment="reasons for what was decided on the way"),
        sa.Column(
            "capture_sha256", sa.String(length=64), nullable=False, comment="the bytes it was extracted from, or empty"
        ),
        sa.Column(
            "capture",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
            comment="the capture entered with it, if any",
        ),
        sa.Column("entered_at", sa.Text(), nullable=False, comment="UTC"),
        sa.ForeignKeyConstraint(["capture"], ["captures.number"], name="fk_readings_capture"),
        sa.ForeignKeyConstraint(["version"], ["versions.number"], name="fk_readings_version"),
        sa.PrimaryKeyConstraint("number", name="pk_readings"),
        sa.UniqueConstraint("version", "maker", "digest", name="uq_readings_version_maker_digest"),
    )
    op.create_index("ix_readings_entered_at", "readings", ["entered_at"], unique=False)
    op.create_table(
        "claims",
        sa.Column(
            "reading",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="the reading that found it",
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="its place in the reading, from 0"),
        sa.Column(
            "id", sa.Text(), nullable=False, comment="its id (c-...), the same in every reading that finds the same"
        ),
        sa.Column("speaker", sa.Text(), nullable=False, comment="the person or body that says it"),
        sa.Column("role", sa.Text(), nullable=False, comment="the speaker's office, or empty"),
        sa.Column("affiliation", sa.Text(), nullable=False, comment="the speaker's organisation, or empty"),
        sa.Column("country", sa.Text(), nullable=False, comment="the speaker's country, or empty"),
        sa.Column("source", sa.Text(), nullable=False, comment="the words for the speaker: [[start, end], ...]"),
        sa.Column("cue", sa.Text(), nullable=False, comment="the words of saying"),
        sa.Column("content", sa.Text(), nullable=False, comment="the words said"),
        sa.Column("form", sa.String(length=16), nullable=False, comment="direct, indirect or mixed"),
        sa.Column("stance", sa.String(length=16), nullable=False, comment="asserts, denies, accuses, ..."),
        sa.Column("topic", sa.String(length=16), nullable=False, comment="occurrence, origin, damage, ..."),
        sa.Column("certainty", sa.Float(precision=53), nullable=False, comment="the reader's own certainty, 0..1"),
        sa.Column("about", sa.Text(), nullable=False, comment="ids of the mentions it is about"),
        sa.Column("answers", sa.Text(), nullable=True, comment="id of the claim it answers"),
        sa.Column("maker", sa.Text(), nullable=True, comment="who found it; NULL: the reading's maker"),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name="fk_claims_reading"),
        sa.PrimaryKeyConstraint("reading", "position", name="pk_claims"),
        sa.UniqueConstraint("id", "reading", name="uq_claims_id_reading"),
    )
    op.create_table(
        "mentions",
        sa.Column(
            "reading",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
            comment="the reading that found it",
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="its place in the reading, from 0"),
        sa.Column(
            "id", sa.Text(), nullable=False, comment="its id (m-...), the same in every reading that finds the same"
        ),
        sa.Column("is_main", sa.Boolean(), nullable=False, comment="whether the report is about this incident"),
        sa.Column("evidence", sa.Text(), nullable=False, comment="the words that say so: [[start, end], ...]"),
        sa.Column("edtf", sa.Text(), nullable=True, comment="date in EDTF; NULL: the report gives none"),
        sa.Column("earliest", sa.Date(), nullable=True, comment="first day the date allows; NULL: open"),
        sa.Column("latest", sa.Date(), nullable=True, comment="last day the date allows; NULL: open"),
        sa.Column(
            "vague",
            sa.Boolean(),
            nullable=False,
            comment="whether first to last day is long or open: these are looked up apart",
        ),
        sa.Column("anchor", sa.Text(), nullable=True, comment="what a relative date was counted from"),
        sa.Column("when_spans", sa.Text(), nullable=True, comment="the words of the date"),
        sa.Column("place", sa.Text(), nullable=True, comment="finest name the report gives; NULL: no place"),
        sa.Column("country", sa.Text(), nullable=True, comment="ISO 3166-1 alpha-2, or empty"),
        sa.Column("admin", sa.Text(), nullable=True, comment="containing units, largest first"),
        sa.Column("lat", sa.Float(precision=53), nullable=True, comment="latitude, degrees, WGS 84"),
        sa.Column("lon", sa.Float(precision=53), nullable=True, comment="longitude, degrees, WGS 84"),
        sa.Column(
            "radius_km", sa.Float(precision=53), nullable=True, comment="the true spot lies within this distance"
        ),
        sa.Column("gazetteer_id", sa.Text(), nullable=True, comment="the gazetteer's id of the place"),
        sa.Column("place_spans", sa.Text(), nullable=True, comment="the words of the place"),
        sa.Column("place_reasons", sa.Text(), nullable=True, comment="why this place"),
        sa.Column("object", sa.Text(), nullable=True, comment="the profile's object type; NULL: none named"),
        sa.Column("object_spans", sa.Text(), nullable=True, comment="the words that name it"),
        sa.Column("maker", sa.Text(), nullable=True, comment="who found it; NULL: the reading's maker"),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name="fk_mentions_reading"),
        sa.PrimaryKeyConstraint("reading", "position", name="pk_mentions"),
        sa.UniqueConstraint("id", "reading", name="uq_mentions_id_reading"),
    )
    op.create_index("ix_mentions_days", "mentions", ["vague", "earliest", "latest"], unique=False)
    create_word_index(op.get_bind())
