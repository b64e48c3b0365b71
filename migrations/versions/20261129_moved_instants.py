"""what lies at another moment at a service that keeps instants, since a newer tz database has come"""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('links', sa.Column('instants_moved', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column('links', 'instants_moved')
