"""Search over quotes, items, actors and documents; who may sign in to the workbench, and what they did."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    lite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "search_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_rows")),
    )
    op.create_index("ix_search_rows_ref", "search_rows", ["ref"], unique=True)
    op.execute("INSERT INTO search_rows (sort, ref) SELECT 'document', id FROM documents ORDER BY id")
    op.execute("INSERT INTO search_rows (sort, ref) SELECT 'claim', id FROM claims ORDER BY id")
    if lite:
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        told = "INSERT INTO search_index (rowid, words) SELECT s.id, {} FROM search_rows s JOIN {} t ON t.id = s.ref"
    else:
        op.execute("ALTER TABLE search_rows ADD COLUMN words tsvector")
        op.execute("CREATE INDEX ix_search_rows_words ON search_rows USING gin (words)")
        told = "UPDATE search_rows s SET words = to_tsvector('simple', left({}, 500000)) FROM {} t WHERE t.id = s.ref"
    op.execute(told.format("coalesce(t.title, '') || ' ' || coalesce(t.publisher, '') || ' ' || t.text", "documents"))
    op.execute(told.format("t.quote || ' ' || t.kind || ' ' || coalesce(t.items, '')", "claims"))
    op.create_index("ix_records_kind_day", "records", ["kind", "first_day", "id"])
    op.create_table(
        "people",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("disabled_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_people")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.name"], name=op.f("fk_sessions_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.name"], name=op.f("fk_tokens_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
    )
    op.create_index("ix_tokens_hash", "tokens", ["hash"], unique=True)
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
