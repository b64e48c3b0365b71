"""subscriptions to notifications, in a table of their own"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

_MOVED = {
    'watch_token': 'token',
    'watched_at': 'renewed_at',
    'unwatched_code': 'refused_code',
    'unwatched_params': 'refused_params',
    'watch_again_at': 'ask_again_at',
}
"""Columns of integrations, with those of subscriptions that take their place."""

_IN_USE = sa.text('replaced_at IS NULL')
_SET = (
    "watch_token IS NOT NULL OR watched_at IS NOT NULL OR unwatched_code IS NOT NULL OR watch_again_at IS NOT NULL"
)


def upgrade() -> None:
    op.create_table('subscriptions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('integration_id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=64), nullable=True),
    sa.Column('remote_id', sa.Text(), nullable=False),
    sa.Column('resource', sa.Text(), nullable=False),
    sa.Column('secret', sa.Text(), nullable=False),
    sa.Column('expires_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('created_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('renewed_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('refused_code', sa.String(length=40), nullable=True),
    sa.Column('refused_params', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('ask_again_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('replaced_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['integration_id'], ['integrations.id'], name=op.f('fk_subscriptions_integration_id_integrations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_subscriptions'))
    )
    op.create_index('ix_subscriptions_in_use', 'subscriptions', ['integration_id'], unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE)
    op.create_index(op.f('ix_subscriptions_integration_id'), 'subscriptions', ['integration_id'], unique=False)
    op.create_index(op.f('ix_subscriptions_token'), 'subscriptions', ['token'], unique=False)
    op.execute(
        f"INSERT INTO subscriptions (integration_id, {', '.join(_MOVED.values())}, remote_id, resource, secret, created_at)"
        f" SELECT id, {', '.join(_MOVED)}, '', '', '', created_at FROM integrations WHERE {_SET} ORDER BY id"
    )
    op.drop_index('ix_integrations_watch_token', table_name='integrations')
    for name in _MOVED:
        op.drop_column('integrations', name)


def downgrade() -> None:
    op.add_column('integrations', sa.Column('watch_token', sa.String(length=64), nullable=True))
    op.add_column('integrations', sa.Column('watched_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.add_column('integrations', sa.Column('unwatched_code', sa.String(length=40), nullable=True))
    op.add_column('integrations', sa.Column('unwatched_params', sa.JSON(none_as_null=True), nullable=True))
    op.add_column('integrations', sa.Column('watch_again_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.create_index('ix_integrations_watch_token', 'integrations', ['watch_token'], unique=True)
    for old, new in _MOVED.items():
        op.execute(
            f'UPDATE integrations SET {old} = (SELECT {new} FROM subscriptions'
            ' WHERE integration_id = integrations.id AND replaced_at IS NULL)'
            ' WHERE id IN (SELECT integration_id FROM subscriptions WHERE replaced_at IS NULL)'
        )
    op.drop_table('subscriptions')
