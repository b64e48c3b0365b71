"""how far the sync of an integration has come, in a table of its own"""

import sqlalchemy as sa
from alembic import op

from webapp.database import UtcDateTime

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

_JSON = sa.JSON(none_as_null=True)

_INDEXED = ('next_sweep_at', 'busy_due_at')
_MOVED = (
    'cursor', 'cursor_at', 'reconciled_at', 'known_since', 'starting_point', 'notified_at', 'news_since', 'unread_since',
    'manual_requested_at', 'next_sweep_at', 'busy_due_at', 'quiet_sweeps', 'last_moved_at', 'last_proven_at',
    'last_sent_at', 'retry_at',
)
"""Columns of integrations, which sync_states takes over under the same names."""


def _columns(**count: object) -> list[sa.Column]:
    types = {'cursor': sa.Text(), 'starting_point': _JSON}
    return [
        sa.Column(name, sa.Integer(), nullable=False, **count)
        if name == 'quiet_sweeps'
        else sa.Column(name, types.get(name, UtcDateTime(timezone=True)), nullable=True)
        for name in _MOVED
    ]


def upgrade() -> None:
    op.create_table('sync_states',
    sa.Column('integration_id', sa.Integer(), nullable=False),
    *_columns(),
    sa.ForeignKeyConstraint(['integration_id'], ['integrations.id'], name=op.f('fk_sync_states_integration_id_integrations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('integration_id', name=op.f('pk_sync_states'))
    )
    for name in _INDEXED:
        op.create_index(op.f(f'ix_sync_states_{name}'), 'sync_states', [name], unique=False)
    names = ', '.join(_MOVED)
    op.execute(f'INSERT INTO sync_states (integration_id, {names}) SELECT id, {names} FROM integrations')
    for name in _INDEXED:
        op.drop_index(op.f(f'ix_integrations_{name}'), table_name='integrations')
    for name in _MOVED:
        op.drop_column('integrations', name)


def downgrade() -> None:
    for column in _columns(server_default='0'):
        op.add_column('integrations', column)
    names = ', '.join(_MOVED)
    op.execute(
        f'UPDATE integrations SET ({names})'
        f' = (SELECT {names} FROM sync_states WHERE integration_id = integrations.id)'
    )
    for name in _INDEXED:
        op.create_index(op.f(f'ix_integrations_{name}'), 'integrations', [name], unique=False)
    op.drop_table('sync_states')
