"""Who took a judgement back."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Step up; there is no step down, as nothing in a ledger is ever taken out."""
    comment = "who took it back: [kind, name, version]; NULL: entered before that was kept"
    op.add_column("withdrawals", sa.Column("maker", sa.Text(), nullable=True, comment=comment))
