"""People's words that a finding is none."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Step up; there is no step down, as nothing in a ledger is ever taken out."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "overrules",
        sa.Column("number", number, nullable=False, comment="in order of entering"),
        sa.Column(
            "id", sa.Text(), nullable=False, comment="its id (o-...); of a withdrawal that of what it takes back"
        ),
        sa.Column("finding", sa.Text(), nullable=False, comment="id of the finding (f-...)"),
        sa.Column("withdraws", number, nullable=True, comment="what is taken back; NULL: it overrules"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why, in the person's words"),
        sa.Column("maker", sa.Text(), nullable=False, comment="who: [kind, name, version]"),
        sa.Column("made_at", sa.Text(), nullable=False, comment="when, by the maker's clock, with offset"),
        sa.Column("entered_at", sa.Text(), nullable=False, comment="UTC"),
        sa.ForeignKeyConstraint(["withdraws"], ["overrules.number"], name="fk_overrules_withdraws"),
        sa.PrimaryKeyConstraint("number", name="pk_overrules"),
        sa.UniqueConstraint("withdraws", name="uq_overrules_withdraws"),
    )
    op.create_index("ix_overrules_finding", "overrules", ["finding"])
    op.create_index("ix_overrules_entered_at", "overrules", ["entered_at"])
