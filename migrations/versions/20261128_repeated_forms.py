"""the form that made a ticket, client or contact, so that sending it twice makes one"""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

TABLES = ('tickets', 'clients', 'contacts')


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column('uid', sa.String(length=36), nullable=True))
        op.create_index(op.f(f'ix_{table}_uid'), table, ['uid'], unique=True)


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(op.f(f'ix_{table}_uid'), table_name=table)
        op.drop_column(table, 'uid')
