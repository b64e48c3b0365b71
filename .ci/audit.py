"""Look up every pinned dependency in the public list of known vulnerabilities, and say plainly what came of it.

Ends with 0 where none is known, 1 where one is, 2 where nothing can be said. A source that cannot be reached, or that
knows nothing, must not look like a clean bill of health: so a version that is known to be bad is asked for first.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

KNOWN_TO_BE_BAD = "jinja2==2.4.1"  # CVE-2014-1402, and more since
DEFAULT = "constraints-bench.txt"  # it holds all the others
UNKNOWN = 2


def main() -> int:
    files = sys.argv[1:] or [DEFAULT]
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "probe.txt"
        probe.write_text(f"{KNOWN_TO_BE_BAD}\n", encoding="utf-8")
        if not _ask(str(probe), "--no-deps"):
            sys.stdout.write("Nothing was audited: the list of vulnerabilities cannot be reached, or knows nothing.\n")
            return UNKNOWN
    found: list[dict[str, Any]] = []
    for file in files:
        bad = _ask(file, "--require-hashes", "--strict")
        if bad is None:
            sys.stdout.write(f"{file} was not audited completely: the list of vulnerabilities stopped answering.\n")
            return UNKNOWN
        found += bad
    for each in found:
        for known in each["vulns"]:
            mended = ", ".join(known["fix_versions"]) or "nothing yet"
            sys.stdout.write(f"{each['name']} {each['version']}: {known['id']}, mended by {mended}\n")
    sys.stdout.write(f"{len(found)} of the pinned dependencies have known vulnerabilities.\n")
    return 1 if found else 0


def _ask(file: str, *options: str) -> list[dict[str, Any]] | None:
    """Return the entries of `file` with known vulnerabilities; None if the response is incomplete."""
    command = [sys.executable, "-m", "pip_audit", "-r", file, "--disable-pip", "--format", "json", *options]
    command += ["--progress-spinner", "off", "--vulnerability-service", "osv"]
    if "AUDIT_URL" in os.environ:
        command += ["--osv-url", os.environ["AUDIT_URL"]]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own
    try:
        entries = json.loads(answer.stdout)["dependencies"]
    except ValueError:
        sys.stderr.write(answer.stderr[-2000:])
        return None
    return [entry for entry in entries if entry.get("vulns")]


if __name__ == "__main__":
    sys.exit(main())
