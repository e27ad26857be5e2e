"""What a large ledger is asked by: judgements by either side, mentions by day and place, the size of a fingerprint."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Step up; there is no step down, as nothing in a ledger is ever taken out."""
    op.create_index("ix_judgements_left", "judgements", ["left"], unique=False)
    op.create_index("ix_judgements_right", "judgements", ["right"], unique=False)
    op.drop_index("ix_mentions_days", table_name="mentions")
    place = ["lat", "lon", "radius_km", "country"]
    op.create_index(
        "ix_mentions_days", "mentions", ["vague", "earliest", "latest", *place, "reading", "position"], unique=False
    )
    op.add_column(
        "versions",
        sa.Column(
            "runs",
            sa.Integer(),
            nullable=True,
            comment="how many fingerprint values it came with; NULL: entered before they were counted",
        ),
    )
    op.create_index("ix_versions_runs", "versions", ["number", "runs"], unique=False)
