"""items by uid: what an event on a linked calendar stands for is looked up whoever it belongs to"""

from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_items_uid', 'items', ['uid'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_items_uid', table_name='items')
