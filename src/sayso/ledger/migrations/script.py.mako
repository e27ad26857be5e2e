"""${message}."""

import sqlalchemy as sa
from alembic import op
% if imports:
${imports}
% endif

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Step up; there is no step down, as nothing in a ledger is ever taken out."""
    ${upgrades if upgrades else "pass"}
