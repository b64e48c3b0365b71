"""service desk"""

import sqlalchemy as sa
from alembic import op

import webapp.database

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

# In place, as in 0002: SQLite would delete all rows that refer to a table which is copied.


def upgrade() -> None:
    op.create_table('clients',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('time_zone', sa.String(length=64), nullable=False),
    sa.Column('reference', sa.String(length=100), nullable=True),
    sa.Column('created_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clients')),
    sa.UniqueConstraint('reference', name=op.f('uq_clients_reference'))
    )
    op.create_index(op.f('ix_clients_name'), 'clients', ['name'], unique=False)

    op.create_table('event_texts',
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('location', sa.Text(), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('done_prefix', sa.String(length=20), nullable=False),
    sa.PrimaryKeyConstraint('kind', name=op.f('pk_event_texts'))
    )
    op.create_table('queues',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_queues')),
    sa.UniqueConstraint('name', name=op.f('uq_queues_name'))
    )
    op.create_table('teams',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_teams')),
    sa.UniqueConstraint('name', name=op.f('uq_teams_name'))
    )
    op.create_table('contacts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('client_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('phone', sa.String(length=50), nullable=False),
    sa.Column('archived_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['clients.id'], name=op.f('fk_contacts_client_id_clients'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contacts'))
    )
    op.create_index(op.f('ix_contacts_client_id'), 'contacts', ['client_id'], unique=False)

    op.create_table('queue_members',
    sa.Column('queue_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['queue_id'], ['queues.id'], name=op.f('fk_queue_members_queue_id_queues'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_queue_members_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('queue_id', 'user_id', name=op.f('pk_queue_members'))
    )
    op.create_index('ix_queue_members_user', 'queue_members', ['user_id', 'queue_id'], unique=False)

    op.create_table('team_members',
    sa.Column('team_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_team_members_team_id_teams'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_team_members_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('team_id', 'user_id', name=op.f('pk_team_members'))
    )
    op.create_index('ix_team_members_user', 'team_members', ['user_id', 'team_id'], unique=False)

    op.create_table('working_hours',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('starts', sa.Integer(), nullable=False),
    sa.Column('ends', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_working_hours_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'weekday', name=op.f('pk_working_hours'))
    )
    op.create_table('assignments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['items.id'], name=op.f('fk_assignments_item_id_items'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_assignments_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignments')),
    sa.UniqueConstraint('item_id', 'user_id', name=op.f('uq_assignments_item_id_user_id'))
    )
    op.create_index('ix_assignments_user', 'assignments', ['user_id', 'item_id'], unique=False)

    op.create_table('busy_times',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=40), nullable=False),
    sa.Column('starts_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('ends_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_busy_times_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_busy_times'))
    )
    op.create_index(op.f('ix_busy_times_source'), 'busy_times', ['source'], unique=False)
    op.create_index('ix_busy_times_user', 'busy_times', ['user_id', 'ends_at', 'starts_at'], unique=False)

    op.create_table('crm_activities',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('type', sa.String(length=10), nullable=False),
    sa.Column('client_id', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['clients.id'], name=op.f('fk_crm_activities_client_id_clients')),
    sa.ForeignKeyConstraint(['contact_id'], ['contacts.id'], name=op.f('fk_crm_activities_contact_id_contacts'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['item_id'], ['items.id'], name=op.f('fk_crm_activities_item_id_items'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('item_id', name=op.f('pk_crm_activities'))
    )
    op.create_index(op.f('ix_crm_activities_client_id'), 'crm_activities', ['client_id'], unique=False)

    op.create_table('tickets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('reference', sa.String(length=100), nullable=True),
    sa.Column('client_id', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('priority', sa.String(length=10), nullable=False),
    sa.Column('urgency', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('queue_id', sa.Integer(), nullable=True),
    sa.Column('assignee_id', sa.Integer(), nullable=True),
    sa.Column('created_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('updated_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assignee_id'], ['users.id'], name=op.f('fk_tickets_assignee_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['client_id'], ['clients.id'], name=op.f('fk_tickets_client_id_clients')),
    sa.ForeignKeyConstraint(['contact_id'], ['contacts.id'], name=op.f('fk_tickets_contact_id_contacts'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['queue_id'], ['queues.id'], name=op.f('fk_tickets_queue_id_queues'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tickets')),
    sa.UniqueConstraint('number', name=op.f('uq_tickets_number')),
    sa.UniqueConstraint('reference', name=op.f('uq_tickets_reference'))
    )
    op.create_index('ix_tickets_assignee', 'tickets', ['assignee_id', 'status'], unique=False)
    op.create_index('ix_tickets_client', 'tickets', ['client_id'], unique=False)
    op.create_index('ix_tickets_number', 'tickets', ['deleted_at', 'number', 'status'], unique=False)
    op.create_index('ix_tickets_queue', 'tickets', ['queue_id', 'status'], unique=False)
    op.create_index('ix_tickets_status', 'tickets', ['deleted_at', 'status', 'number'], unique=False)
    op.create_index('ix_tickets_updated', 'tickets', ['deleted_at', 'updated_at', 'number', 'status'], unique=False)
    op.create_index('ix_tickets_urgency', 'tickets', ['deleted_at', 'urgency', 'number', 'status'], unique=False)

    op.create_table('to_dos',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('due_at', sa.DateTime(), nullable=True),
    sa.Column('zone', sa.String(length=64), nullable=True),
    sa.Column('estimate', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('created_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('done_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('deleted_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('item_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['items.id'], name=op.f('fk_to_dos_item_id_items'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['owner_id'], ['users.id'], name=op.f('fk_to_dos_owner_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_to_dos')),
    sa.UniqueConstraint('owner_id', 'uid', name=op.f('uq_to_dos_owner_id_uid')),
    sa.UniqueConstraint('item_id', name=op.f('uq_to_dos_item_id'))
    )
    op.create_index('ix_to_dos_order', 'to_dos', ['owner_id', 'position', 'id'], unique=False)

    op.create_table('service_calls',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('ticket_id', sa.Integer(), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('reference', sa.String(length=100), nullable=True),
    sa.ForeignKeyConstraint(['item_id'], ['items.id'], name=op.f('fk_service_calls_item_id_items'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_service_calls_ticket_id_tickets'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('item_id', name=op.f('pk_service_calls')),
    sa.UniqueConstraint('reference', name=op.f('uq_service_calls_reference'))
    )
    op.create_index(op.f('ix_service_calls_ticket_id'), 'service_calls', ['ticket_id'], unique=False)

    op.create_table('tasks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('ticket_id', sa.Integer(), nullable=True),
    sa.Column('client_id', sa.Integer(), nullable=True),
    sa.Column('creator_id', sa.Integer(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('due_at', sa.DateTime(), nullable=True),
    sa.Column('zone', sa.String(length=64), nullable=True),
    sa.Column('estimate', sa.Integer(), nullable=True),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('created_at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.Column('done_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('deleted_at', webapp.database.UtcDateTime(timezone=True), nullable=True),
    sa.Column('item_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['clients.id'], name=op.f('fk_tasks_client_id_clients'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['creator_id'], ['users.id'], name=op.f('fk_tasks_creator_id_users'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['item_id'], ['items.id'], name=op.f('fk_tasks_item_id_items'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_tasks_ticket_id_tickets'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tasks')),
    sa.UniqueConstraint('creator_id', 'uid', name=op.f('uq_tasks_creator_id_uid')),
    sa.UniqueConstraint('item_id', name=op.f('uq_tasks_item_id'))
    )
    op.create_index('ix_tasks_order', 'tasks', ['deleted_at', 'position', 'id'], unique=False)
    op.create_index(op.f('ix_tasks_ticket_id'), 'tasks', ['ticket_id'], unique=False)

    op.create_table('timeline_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ticket_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('via', sa.String(length=300), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', webapp.database.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_timeline_entries_ticket_id_tickets'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_timeline_entries_user_id_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_timeline_entries'))
    )
    op.create_index('ix_timeline_entries_ticket', 'timeline_entries', ['ticket_id', 'id'], unique=False)

    op.create_table('task_assignees',
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['task_id'], ['tasks.id'], name=op.f('fk_task_assignees_task_id_tasks'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_task_assignees_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('task_id', 'user_id', name=op.f('pk_task_assignees'))
    )
    op.create_index('ix_task_assignees_user', 'task_assignees', ['user_id', 'task_id'], unique=False)

    op.add_column('integrations', sa.Column('busy_due_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.create_index(op.f('ix_integrations_busy_due_at'), 'integrations', ['busy_due_at'], unique=False)

    op.add_column('items', sa.Column('cancelled_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.add_column('items', sa.Column('done_at', webapp.database.UtcDateTime(timezone=True), nullable=True))
    op.create_index('ix_items_span', 'items', ['ends_at', 'starts_at'], unique=False)



def downgrade() -> None:
    op.drop_index('ix_items_span', table_name='items')
    op.drop_column('items', 'done_at')
    op.drop_column('items', 'cancelled_at')

    op.drop_index(op.f('ix_integrations_busy_due_at'), table_name='integrations')
    op.drop_column('integrations', 'busy_due_at')

    op.drop_index('ix_task_assignees_user', table_name='task_assignees')

    op.drop_table('task_assignees')
    op.drop_index('ix_timeline_entries_ticket', table_name='timeline_entries')

    op.drop_table('timeline_entries')
    op.drop_index(op.f('ix_tasks_ticket_id'), table_name='tasks')
    op.drop_index('ix_tasks_order', table_name='tasks')

    op.drop_table('tasks')
    op.drop_index(op.f('ix_service_calls_ticket_id'), table_name='service_calls')

    op.drop_table('service_calls')
    op.drop_index('ix_to_dos_order', table_name='to_dos')

    op.drop_table('to_dos')
    op.drop_index('ix_tickets_urgency', table_name='tickets')
    op.drop_index('ix_tickets_updated', table_name='tickets')
    op.drop_index('ix_tickets_status', table_name='tickets')
    op.drop_index('ix_tickets_queue', table_name='tickets')
    op.drop_index('ix_tickets_number', table_name='tickets')
    op.drop_index('ix_tickets_client', table_name='tickets')
    op.drop_index('ix_tickets_assignee', table_name='tickets')

    op.drop_table('tickets')
    op.drop_index(op.f('ix_crm_activities_client_id'), table_name='crm_activities')

    op.drop_table('crm_activities')
    op.drop_index('ix_busy_times_user', table_name='busy_times')
    op.drop_index(op.f('ix_busy_times_source'), table_name='busy_times')

    op.drop_table('busy_times')
    op.drop_index('ix_assignments_user', table_name='assignments')

    op.drop_table('assignments')
    op.drop_table('working_hours')
    op.drop_index('ix_team_members_user', table_name='team_members')

    op.drop_table('team_members')
    op.drop_index('ix_queue_members_user', table_name='queue_members')

    op.drop_table('queue_members')
    op.drop_index(op.f('ix_contacts_client_id'), table_name='contacts')

    op.drop_table('contacts')
    op.drop_table('teams')
    op.drop_table('queues')
    op.drop_table('event_texts')
    op.drop_index(op.f('ix_clients_name'), table_name='clients')

    op.drop_table('clients')
