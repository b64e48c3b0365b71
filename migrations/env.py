"""Runs migrations against the application's own database, models and naming rules."""

from alembic import context
from flask import current_app

from webapp.extensions import db

if context.is_offline_mode():
    raise SystemExit("Migrations need a database to work on; --sql is not supported.")

with db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        **current_app.extensions["migrate"].configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()
