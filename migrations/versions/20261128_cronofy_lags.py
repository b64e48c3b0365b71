"""what a service told and did not show yet: since when there is news, what it still reads, why it sends no notices"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Column by column: a table that is copied takes along what hangs on it.
    op.add_column('integrations', sa.Column('news_since', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.add_column('integrations', sa.Column('unread_since', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.add_column('integrations', sa.Column('unwatched_reason', sa.Text(), server_default='', nullable=False))
    op.add_column('integrations', sa.Column('watch_again_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.add_column('links', sa.Column('wrote', sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column('links', 'wrote')
    op.drop_column('integrations', 'watch_again_at')
    op.drop_column('integrations', 'unwatched_reason')
    op.drop_column('integrations', 'unread_since')
    op.drop_column('integrations', 'news_since')
