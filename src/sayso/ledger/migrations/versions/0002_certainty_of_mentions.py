"""How certain a reader is of a mention, and what it left out of a reading."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Step up; there is no step down, as nothing in a ledger is ever taken out."""
    op.add_column(
        "mentions",
        sa.Column(
            "certainty",
            sa.Float(precision=53),
            nullable=True,
            comment="the reader's own certainty, 0..1; NULL: not said",
        ),
    )
    op.add_column(
        "readings",
        sa.Column(
            "left_out",
            sa.Text(),
            nullable=False,
            server_default="[]",
            comment="what the reader left out and why",
        ),
    )
