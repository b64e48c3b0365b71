"""undo: what a plan takes back, and which conflicts a person has settled"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('plans') as batch_op:
        batch_op.add_column(sa.Column('undoes', sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table('ledger_entries') as batch_op:
        batch_op.add_column(sa.Column('settled_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    is_conflict = sa.text("outcome = 'conflict'")
    op.create_index('ix_ledger_conflicts', 'ledger_entries', ['integration_id'], unique=False, sqlite_where=is_conflict, postgresql_where=is_conflict)


def downgrade() -> None:
    op.drop_index('ix_ledger_conflicts', table_name='ledger_entries')
    with op.batch_alter_table('ledger_entries') as batch_op:
        batch_op.drop_column('settled_at')
    with op.batch_alter_table('plans') as batch_op:
        batch_op.drop_column('undoes')
