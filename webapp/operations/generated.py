"""What `make run` generates once and needs for ever: its keys. They are never replaced in silence.

Without them the calendar passwords in the database cannot be read, by anybody. So a file that is damaged, or that is
gone while the database needs it, stops the start; and it is written so that a power cut leaves the old one or the new
one.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, create_engine, inspect, literal, make_url, select, table, text
from sqlalchemy.exc import SQLAlchemyError

from config import GENERATED_KEYS, ConfigurationError, Production, read_generated
from webapp.operations.files import write_private

_SECRETS = {"linked_accounts": "credentials", "second_steps": "secret"}
"""Tables of which a column is encrypted. By their names: an older version's database has to be understood as well."""


def read_kept(path: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return what an earlier start generated; nothing if this is the first one.

    Raises:
        ConfigurationError: the file is damaged, or it is gone although the database was filled with its keys.
    """
    if path.exists():
        return read_generated(path)
    if not all(environ.get(name) for name in GENERATED_KEYS) and _database_needs_keys(path.parent, environ):
        raise ConfigurationError(
            f"{path} is gone, and the database holds calendar passwords that only its keys can open. Put it back from "
            "a copy, or restore a backup into an empty installation"
        )
    return {}


def write_kept(path: Path, kept: Mapping[str, str]) -> None:
    """Store what was generated, unless it is stored already."""
    if path.exists() and read_generated(path) == kept:
        return
    write_private(path, "".join(f"{name}={value}\n" for name, value in kept.items()))


def _database_needs_keys(instance: Path, environ: Mapping[str, str]) -> bool:
    url = _database_of(instance, environ)
    if url.database and url.get_backend_name() == "sqlite":
        file = instance / url.database  # as Flask-SQLAlchemy takes one that is relative
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
            f"the database cannot be read ({type(error).__name__}). Is DATABASE_URL right, and is it running? Nobody "
            f"can tell now whether it needs the keys that were kept in {instance / 'generated.env'}"
        ) from error
    finally:
        engine.dispose()


def _database_of(instance: Path, environ: Mapping[str, str]) -> URL:
    any_keys = {"SECRET_KEY": "-" * 32, "CREDENTIAL_KEYS": "A" * 43 + "="}
    return make_url(Production({**environ, **any_keys, "INSTANCE_DIR": str(instance)}).SQLALCHEMY_DATABASE_URI)
