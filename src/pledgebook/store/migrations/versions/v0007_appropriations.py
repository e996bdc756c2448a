"""Which records tell of money that a legislature set aside; `pledgebook rebuild` tells it of those that are there."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("records", sa.Column("appropriation", sa.Boolean(), nullable=False, server_default=sa.false()))
