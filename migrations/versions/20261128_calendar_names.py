"""when the service was last asked what a linked calendar is called"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('integrations', sa.Column('named_at', webapp.database.UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column('integrations', 'named_at')
