"""relinking: items by uid, whoever they belong to, and why an event cannot be changed from here"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_items_uid', 'items', ['uid'], unique=False)
    with op.batch_alter_table('links') as batch_op:
        batch_op.add_column(sa.Column('unwritable', sa.Text(), nullable=False, server_default=''))


def downgrade() -> None:
    with op.batch_alter_table('links') as batch_op:
        batch_op.drop_column('unwritable')
    op.drop_index('ix_items_uid', table_name='items')
