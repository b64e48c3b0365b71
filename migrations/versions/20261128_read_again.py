"""entries that were set aside for what their text said are read once more, because more can be read now"""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text('UPDATE quarantine SET retry_wanted = true WHERE remote_id IS NOT NULL'))


def downgrade() -> None:
    pass
