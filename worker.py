"""Background processes, by role. Contains no logic.

`python worker.py work` executes jobs, `schedule` enqueues due work, and `listen` holds connections open over which
services announce changes.
"""

import sys

from webapp import create_app
from webapp.operations.listener import run_listener
from webapp.operations.logs import configure_from_environment
from webapp.operations.rq_worker import run_scheduler, run_worker

ROLES = {"work": run_worker, "schedule": run_scheduler, "listen": run_listener}


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1] not in ROLES:
        sys.exit(f"usage: python worker.py {'|'.join(ROLES)}")
    app = create_app()
    configure_from_environment()
    ROLES[sys.argv[1]](app)


if __name__ == "__main__":
    main()
