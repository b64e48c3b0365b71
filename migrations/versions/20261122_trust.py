"""two-step sign-in, alerts"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('second_steps',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('secret', sa.Text(), nullable=False),
    sa.Column('last_counter', sa.Integer(), nullable=False),
    sa.Column('recovery_hashes', sa.JSON(), nullable=False),
    sa.Column('confirmed_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_second_steps_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_second_steps')),
    sa.UniqueConstraint('user_id', name=op.f('uq_second_steps_user_id'))
    )
    op.create_table('alerts',
    sa.Column('integration_id', sa.Integer(), nullable=False),
    sa.Column('since', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('administrators_told_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['integration_id'], ['integrations.id'], name=op.f('fk_alerts_integration_id_integrations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('integration_id', name=op.f('pk_alerts'))
    )


def downgrade() -> None:
    op.drop_table('alerts')
    op.drop_table('second_steps')
