"""The steps from one shape of the tables to the next, run by Alembic when a ledger is opened."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def config() -> Config:
    """Alembic's settings: this folder, no file."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.set_main_option("path_separator", "newline")
    return settings


def revisions() -> list[str]:
    """Every revision this sayso knows, newest first."""
    return [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest shape, inside the transaction that the connection is in."""
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
