"""Start the application as in the README, in an environment with only its declared dependencies.

The tests cannot see a missing dependency: what they run in also holds their own tools.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from urllib.request import urlopen

SECONDS = 300
ENVIRONMENT = ".venv/bare"  # in a folder that version control ignores


def main() -> int:
    with tempfile.TemporaryDirectory() as instance:
        process = subprocess.Popen(  # noqa: S603  # the README's own command
            ["make", "--no-print-directory", f"VENV={ENVIRONMENT}", "run"],  # noqa: S607  # make is required anyway
            env={**os.environ, "INSTANCE_DIR": instance, "PORT": "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGTERM))
        signal.alarm(SECONDS)
        ready = any(_is_ready(line) for line in process.stdout or ())
        os.killpg(process.pid, signal.SIGINT)  # Ctrl-C
        rest = process.communicate()[0]
    sys.stdout.write(rest)
    if not ready:
        sys.exit("The application did not come up.")
    return 0


def _is_ready(line: str) -> bool:
    sys.stdout.write(line)
    found = re.search(r"Calendar Sync is at +(http://\S+)", line)
    if found is None:
        return False
    with urlopen(f"{found[1]}/readyz", timeout=30) as answer:  # noqa: S310  # our own address
        return bool(answer.status == 200)


if __name__ == "__main__":
    sys.exit(main())
