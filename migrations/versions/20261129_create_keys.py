"""creates on services that choose the ids of events: the key to find one by, and an id that may be unknown"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None

_CREATE_KEY = 'uq_links_integration_id_create_key'


def upgrade() -> None:
    op.add_column('links', sa.Column('create_key', sa.String(length=36), nullable=True))
    # While a create is pending, its key was noted as the UID. Without a base, an event is to be tied again instead.
    op.execute(
        "UPDATE links SET create_key = remote_uid WHERE state = 'pending' AND base IS NOT NULL"
        ' AND length(remote_uid) = 36'
    )
    with _keeping_held_deletions(), op.batch_alter_table('links') as batch_op:
        batch_op.alter_column('remote_id', existing_type=sa.Text(), nullable=True)
        batch_op.create_unique_constraint(batch_op.f(_CREATE_KEY), ['integration_id', 'create_key'])


def downgrade() -> None:
    # The version before cannot ask for an event whose id it does not know; it finds it by its marker when it lists.
    op.execute('DELETE FROM links WHERE remote_id IS NULL')
    with _keeping_held_deletions(), op.batch_alter_table('links') as batch_op:
        batch_op.drop_constraint(batch_op.f(_CREATE_KEY), type_='unique')
        batch_op.alter_column('remote_id', existing_type=sa.Text(), nullable=False)
        batch_op.drop_column('create_key')


@contextmanager
def _keeping_held_deletions() -> Iterator[None]:
    """Put the rows back that refer to `links`: SQLite copies the table, and to drop the old one deletes them, too.

    https://www.sqlite.org/foreignkeys.html, section 5: DROP TABLE carries out the actions of foreign keys.
    """
    if op.get_bind().dialect.name != 'sqlite':
        yield
        return
    op.execute('CREATE TEMPORARY TABLE kept_held_deletions AS SELECT * FROM held_deletions')
    yield
    op.execute('INSERT OR IGNORE INTO held_deletions SELECT * FROM kept_held_deletions')
    op.execute('DROP TABLE kept_held_deletions')
