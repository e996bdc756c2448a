"""Which claims a record's claims name as what includes them: decisions may correct them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "record_wholes",
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name=op.f("fk_record_wholes_record_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_record_wholes_claim_id")),
        sa.PrimaryKeyConstraint("record_id", "claim_id", name=op.f("pk_record_wholes")),
    )
    op.create_index(op.f("ix_record_wholes_claim_id"), "record_wholes", ["claim_id"])
    # nothing was corrected before this version: what the claims say is what counts
    op.execute(
        "INSERT INTO record_wholes (record_id, claim_id, votes) "
        "SELECT m.record_id, c.part_of, count(*) FROM claims c JOIN record_claims m ON m.claim_id = c.id "
        "WHERE c.part_of IS NOT NULL GROUP BY m.record_id, c.part_of"
    )
