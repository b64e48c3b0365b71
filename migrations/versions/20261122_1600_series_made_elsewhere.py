"""the series, kept elsewhere, of which an item is one date"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

# In place, as in 0002: SQLite would delete all rows that refer to a table which is copied.


def upgrade() -> None:
    op.add_column('items', sa.Column('series_uid', sa.Text(), nullable=True))
    op.create_index('ix_items_series', 'items', ['series_uid', 'starts_at'])


def downgrade() -> None:
    op.drop_index('ix_items_series', table_name='items')
    op.drop_column('items', 'series_uid')
