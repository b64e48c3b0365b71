"""which events were seen before, where first runs begin to read, and under which UIDs items once lay elsewhere"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # In place, as in 0002: SQLite would delete all rows that refer to a table which is copied.
    op.add_column('integrations', sa.Column('known_since', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.add_column('integrations', sa.Column('starting_point', sa.JSON(none_as_null=True), nullable=True))
    op.create_table('known_events',
    sa.Column('integration_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.ForeignKeyConstraint(['integration_id'], ['integrations.id'], name=op.f('fk_known_events_integration_id_integrations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('integration_id', 'digest', name=op.f('pk_known_events'))
    )
    op.create_table('former_uids',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('written_by_us', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['items.id'], name=op.f('fk_former_uids_item_id_items'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('item_id', 'digest', name=op.f('pk_former_uids'))
    )
    op.create_index(op.f('ix_former_uids_digest'), 'former_uids', ['digest'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_former_uids_digest'), table_name='former_uids')
    op.drop_table('former_uids')
    op.drop_table('known_events')
    op.drop_column('integrations', 'starting_point')
    op.drop_column('integrations', 'known_since')
