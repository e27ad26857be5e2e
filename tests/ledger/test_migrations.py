"""The tables as migrated are the tables as declared, with a reason beside every column."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from sayso.ledger import database, dialects, migrations
from sayso.ledger.tables import metadata


def test_migrated_is_declared(ledger):
    with ledger._database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not dialects.is_word_index(name)},
        )
        assert compare_metadata(context, metadata) == []


def test_foreign_keys_hold(ledger):
    with ledger._database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_the_newest_revision_is_the_one_opening_looks_for():
    assert ScriptDirectory.from_config(migrations.config()).get_heads() == [database.HEAD]
    assert migrations.revisions()[0] == database.HEAD


def test_every_column_says_what_it_is():
    assert [f"{column}" for table in metadata.sorted_tables for column in table.c if not column.comment] == []
