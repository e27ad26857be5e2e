"""The tables as migrated are the tables as declared, with a reason beside every column."""

import sqlite3

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from builders import make_reading
from sayso.ledger import Ledger, database, dialects, migrations
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


def test_a_ledger_of_the_first_revision_is_brought_up_to_date(path):
    reading = make_reading()
    with Ledger(path) as ledger:
        ledger.enter(reading, (), capture=None, fingerprint=())
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE mentions DROP COLUMN certainty")
    connection.execute("ALTER TABLE readings DROP COLUMN left_out")
    connection.execute("DROP TABLE overrules")
    connection.execute("ALTER TABLE withdrawals DROP COLUMN maker")
    for index in ("ix_judgements_left", "ix_judgements_right", "ix_versions_runs"):
        connection.execute(f"DROP INDEX {index}")
    connection.execute("ALTER TABLE versions DROP COLUMN runs")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()
    with Ledger(path) as ledger:
        assert ledger.reading(reading.report.id) == reading  # what nobody said then is not known now


def test_every_column_says_what_it_is():
    assert [f"{column}" for table in metadata.sorted_tables for column in table.c if not column.comment] == []
