"""lengths of the dates of a series, and time zones that are definitions instead of names"""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

ZONES = ('items', 'item_overrides', 'tasks', 'to_dos')


def upgrade() -> None:
    op.add_column('items', sa.Column('periods', sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
    op.add_column('items', sa.Column('duration', sa.String(length=40), nullable=True))
    for table in ZONES:
        _change_zone(table, sa.Text())


def downgrade() -> None:
    for table in ZONES:
        # What has no name cannot be kept; floating is the nearest to it.
        op.execute(sa.text(f'UPDATE {table} SET zone = NULL WHERE length(zone) > 64'))
        _change_zone(table, sa.String(length=64))
    op.drop_column('items', 'duration')
    op.drop_column('items', 'periods')


def _change_zone(table: str, kind: sa.types.TypeEngine[str]) -> None:
    if op.get_bind().dialect.name != 'sqlite':
        op.alter_column(table, 'zone', type_=kind, existing_nullable=True)
        return
    # SQLite cannot change a type in place, and copying the table would delete all rows that refer to it (see 0002).
    op.add_column(table, sa.Column('zone_as_it_was', kind, nullable=True))
    op.execute(sa.text(f'UPDATE {table} SET zone_as_it_was = zone'))
    op.drop_column(table, 'zone')
    op.alter_column(table, 'zone_as_it_was', new_column_name='zone')
