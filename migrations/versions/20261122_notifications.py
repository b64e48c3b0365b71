"""notifications, lost connections and permissions of services that have them"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

# Columns are added and dropped in place. Copying a table (Alembic's batch mode) would drop the old one, and SQLite
# then deletes all rows that refer to it.


def upgrade() -> None:
    for column in (
        sa.Column('remote_account', sa.String(length=64), nullable=False, server_default=''),
        sa.Column('relink_url', sa.Text(), nullable=False, server_default=''),
        sa.Column('check_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
        sa.Column('refreshing_until', webapp.database.UtcDateTime(timezone=True), nullable=True),
        sa.Column('revoke_wanted', sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column('linked_accounts', column)
    for column in (
        sa.Column('watch_token', sa.String(length=64), nullable=True),
        sa.Column('watched_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
        sa.Column('can_edit_existing', sa.Boolean(), nullable=True),
    ):
        op.add_column('integrations', column)
    op.create_index('ix_linked_accounts_check_at', 'linked_accounts', ['check_at'])
    op.create_index('ix_integrations_watch_token', 'integrations', ['watch_token'], unique=True)


def downgrade() -> None:
    op.drop_index('ix_integrations_watch_token', table_name='integrations')
    op.drop_index('ix_linked_accounts_check_at', table_name='linked_accounts')
    for name in ('can_edit_existing', 'watched_at', 'watch_token'):
        op.drop_column('integrations', name)
    for name in ('revoke_wanted', 'refreshing_until', 'check_at', 'relink_url', 'remote_account'):
        op.drop_column('linked_accounts', name)
