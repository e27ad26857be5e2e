"""Run by Alembic for each command: migrate over the connection that `migrations.upgrade` was given."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from sayso.ledger.dialects import is_word_index
from sayso.ledger.tables import metadata


def render_plainly(kind: str, thing: Any, _: object) -> str | Literal[False]:
    """In a new revision our own column types are the TEXT they are kept as: revisions do not change with the code."""
    return "sa.Text()" if kind == "type" and isinstance(thing, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=render_plainly,
    include_name=lambda name, kind, _: kind != "table" or not is_word_index(name or ""),
)
context.run_migrations()
