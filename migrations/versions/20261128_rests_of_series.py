"""what the event of the rest of a divided series takes over"""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('rests_of_series',
    sa.Column('integration_id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('start', sa.DateTime(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['integration_id'], ['integrations.id'], name=op.f('fk_rests_of_series_integration_id_integrations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['item_id'], ['items.id'], name=op.f('fk_rests_of_series_item_id_items'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('integration_id', 'item_id', name=op.f('pk_rests_of_series'))
    )


def downgrade() -> None:
    op.drop_table('rests_of_series')
