"""with which tz database instants were derived"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'time_zone_rules',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('version', sa.String(length=20), nullable=False),
        sa.Column('from_year', sa.Integer(), nullable=False),
        sa.Column('zones', sa.JSON(), nullable=False),
        sa.Column('done_owner', sa.Integer(), nullable=False),
        sa.Column('claimed_until', webapp.database.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_time_zone_rules')),
    )


def downgrade() -> None:
    op.drop_table('time_zone_rules')
