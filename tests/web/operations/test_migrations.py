"""Migrations lead to the very tables that the models describe."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from config import ROOT, Settings
from webapp import create_app
from webapp.extensions import db

DIRECTORY = str(ROOT / "migrations")


@pytest.fixture
def bare(settings: Settings, tmp_path: Path) -> Flask:
    """An application whose database is empty."""
    if settings.SQLALCHEMY_DATABASE_URI.startswith("sqlite"):
        settings.SQLALCHEMY_DATABASE_URI = f"sqlite:///{tmp_path}/bare.sqlite3"
    return create_app(settings)


def test_upgrade_makes_what_the_models_say_and_downgrade_removes_it(bare: Flask) -> None:
    with bare.app_context():
        db.metadata.drop_all(db.engine)
        with db.engine.begin() as connection:
            connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
        upgrade(DIRECTORY)
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []
        downgrade(DIRECTORY, "base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        db.metadata.create_all(db.engine)  # as other tests expect a shared database to be
        db.engine.dispose()
