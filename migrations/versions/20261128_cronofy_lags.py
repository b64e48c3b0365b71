"""what a service told and did not show yet: since when there is news, what it still reads, why it sends no notices"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0013_cronofy'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('integrations') as batch_op:
        batch_op.add_column(sa.Column('news_since', webapp.database.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('unread_since', webapp.database.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('unwatched_reason', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('watch_again_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    with op.batch_alter_table('links') as batch_op:
        batch_op.add_column(sa.Column('wrote', sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('links') as batch_op:
        batch_op.drop_column('wrote')
    with op.batch_alter_table('integrations') as batch_op:
        batch_op.drop_column('watch_again_at')
        batch_op.drop_column('unwatched_reason')
        batch_op.drop_column('unread_since')
        batch_op.drop_column('news_since')
