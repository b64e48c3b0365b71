"""failures: what fails by kind of work, each cleared by a success of its own kind only"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

# Which direction failed was not known: reading at least, and sending where something waits to be sent.
KNOWN = (
    "INSERT INTO failures (integration_id, kind, since, count, reason, tried_at, retry_at, calendar_gone)"
    " SELECT id, '{kind}', COALESCE(failing_since, created_at), failure_count, failure_reason,"
    " COALESCE(failing_since, created_at), retry_at, calendar_gone"
    " FROM integrations WHERE (failing_since IS NOT NULL OR calendar_gone) AND {condition}"
)
WAITS = (
    "(EXISTS (SELECT 1 FROM marks WHERE marks.integration_id = integrations.id)"
    " OR EXISTS (SELECT 1 FROM links WHERE links.integration_id = integrations.id AND links.state = 'pending'))"
)
BACK = (
    "UPDATE integrations SET (failing_since, failure_count, failure_reason, calendar_gone) ="
    " (SELECT since, count, reason, calendar_gone FROM failures WHERE integration_id = integrations.id"
    " AND kind IN ('reading', 'sending') ORDER BY since, kind LIMIT 1)"
    " WHERE EXISTS (SELECT 1 FROM failures WHERE integration_id = integrations.id AND kind IN ('reading', 'sending'))"
)


def upgrade() -> None:
    op.create_table('failures',
    sa.Column('integration_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('since', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('tried_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('retry_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('calendar_gone', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['integration_id'], ['integrations.id'], name=op.f('fk_failures_integration_id_integrations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('integration_id', 'kind', name=op.f('pk_failures'))
    )
    op.execute(KNOWN.format(kind='reading', condition='1 = 1'))
    op.execute(KNOWN.format(kind='sending', condition=WAITS))
    # Column by column, not by building the table anew: that would drop the old one, and all that hangs on its rows.
    op.add_column('integrations', sa.Column('last_sent_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    for name in ('failing_since', 'failure_count', 'failure_reason', 'calendar_gone'):
        op.drop_column('integrations', name)


def downgrade() -> None:
    op.drop_column('integrations', 'last_sent_at')
    for column in (
        sa.Column('failing_since', webapp.database.UtcDateTime(timezone=True), nullable=True),
        sa.Column('failure_count', sa.Integer(), nullable=False, server_default='0'),
        sa.Column('failure_reason', sa.Text(), nullable=False, server_default=''),
        sa.Column('calendar_gone', sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column('integrations', column)
    op.execute(BACK)
    op.drop_table('failures')
