"""Keys that `make run` generates once and keeps permanently. They are never replaced silently.

Without them the calendar passwords in the database cannot be decrypted. A file that is damaged, or missing while the
database needs it, therefore stops the start; and it is written atomically.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, create_engine, inspect, literal, make_url, select, table, text
from sqlalchemy.exc import SQLAlchemyError

from config import GENERATED_KEYS, ConfigurationError, Production, read_generated
from webapp.operations.files import write_private

_SECRETS = {"linked_accounts": "credentials", "second_steps": "secret"}
"""Tables with an encrypted column, by name: the database may be of an older version."""


def read_kept(path: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the settings that an earlier start generated; empty at the first start.

    Raises:
        ConfigurationError: the file is damaged, or missing although the database has secrets encrypted with its keys.
    """
    if path.exists():
        return read_generated(path)
    if not all(environ.get(name) for name in GENERATED_KEYS) and _database_needs_keys(path.parent, environ):
        raise ConfigurationError(
            f"{path} is missing, and the database holds calendar passwords that only its keys can decrypt. Copy it "
            "back from elsewhere, or restore a backup into an empty installation"
        )
    return {}


def write_kept(path: Path, kept: Mapping[str, str]) -> None:
    """Store generated settings, unless they are stored already."""
    if path.exists() and read_generated(path) == kept:
        return
    write_private(path, "".join(f"{name}={value}\n" for name, value in kept.items()))


def _database_needs_keys(instance: Path, environ: Mapping[str, str]) -> bool:
    url = _database_of(instance, environ)
    if url.database and url.get_backend_name() == "sqlite":
        file = instance / url.database  # as Flask-SQLAlchemy resolves relative paths
        if not file.exists():
            return False
        url = url.set(database=str(file))
    engine = create_engine(url)
    try:
        present = set(inspect(engine).get_table_names())
        with engine.connect() as connection:
            return any(
                connection.scalar(select(literal(1)).select_from(table(name)).where(text(f"{column} <> ''")).limit(1))
                for name, column in _SECRETS.items()
                if name in present
            )
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise ConfigurationError(
            f"the database cannot be read ({type(error).__name__}). Is DATABASE_URL right, and is it running? It is "
            f"unknown whether it needs the keys that were kept in {instance / 'generated.env'}"
        ) from error
    finally:
        engine.dispose()


def _database_of(instance: Path, environ: Mapping[str, str]) -> URL:
    any_keys = {"SECRET_KEY": "-" * 32, "CREDENTIAL_KEYS": "A" * 43 + "="}
    return make_url(Production({**environ, **any_keys, "INSTANCE_DIR": str(instance)}).SQLALCHEMY_DATABASE_URI)
