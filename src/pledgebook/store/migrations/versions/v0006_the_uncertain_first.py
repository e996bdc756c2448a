"""The claims that wait for a ruling are read from an index, the most uncertain first, not sorted at every look."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_claims_confidence", "claims", ["confidence", "id"])
