"""plan_due: when a worker takes a plan up (again) whose signal may be lost"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('plans') as batch_op:
        batch_op.add_column(sa.Column('due_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
        batch_op.create_index(op.f('ix_plans_due_at'), ['due_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('plans') as batch_op:
        batch_op.drop_index(op.f('ix_plans_due_at'))
        batch_op.drop_column('due_at')
