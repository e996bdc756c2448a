"""Where documents were read from: their bytes, their pages, what they repeat; what was fetched, and feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # one by one, without copying the table: a ledger's texts may be many gigabytes
    op.execute(
        "ALTER TABLE documents ADD COLUMN repeats TEXT CONSTRAINT fk_documents_repeats REFERENCES documents (id)"
    )
    op.add_column("documents", sa.Column("likeness", sa.Float(), nullable=True))
    op.add_column("documents", sa.Column("raw", sa.Text(), nullable=True))
    op.add_column("documents", sa.Column("pages", sa.Text(), nullable=True))
    op.create_index(op.f("ix_documents_repeats"), "documents", ["repeats"], unique=False)
    op.create_table(
        "document_bands",
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_document_bands_document_id")),
        sa.PrimaryKeyConstraint("band", "document_id", name=op.f("pk_document_bands")),
    )
    op.create_index(op.f("ix_document_bands_document_id"), "document_bands", ["document_id"], unique=False)
    op.create_table(
        "fetches",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("landed", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_fetches")),
    )
    op.create_table(
        "feeds",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("run_at", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_feeds")),
    )
    op.create_table(
        "feed_entries",
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.address"], name=op.f("fk_feed_entries_feed")),
        sa.PrimaryKeyConstraint("feed", "entry", name=op.f("pk_feed_entries")),
    )
