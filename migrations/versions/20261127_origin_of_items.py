"""which integration brought an item in, for as long as it stands here"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('items', sa.Column('came_from', sa.Integer(), nullable=True))
    op.execute(
        'UPDATE items SET came_from = (SELECT MIN(links.integration_id) FROM links'
        ' WHERE links.item_id = items.id AND NOT links.written_by_us)'
    )


def downgrade() -> None:
    op.drop_column('items', 'came_from')
