"""versions of queues, teams and templates; texts that are due"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

# In place, as in 0002: SQLite would delete all rows that refer to a table which is copied.
LOCKED = ('queues', 'teams', 'event_texts')


def upgrade() -> None:
    for table in LOCKED:
        op.add_column(table, sa.Column('version', sa.Integer(), nullable=False, server_default='1'))
    op.create_table('texts_due',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(length=10), nullable=False),
    sa.Column('key', sa.String(length=20), nullable=False),
    sa.Column('after_id', sa.Integer(), nullable=False),
    sa.Column('since', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_texts_due'))
    )


def downgrade() -> None:
    op.drop_table('texts_due')
    for table in LOCKED:
        op.drop_column(table, 'version')
