"""Settings of the web server. gunicorn reads this as a file, so that nothing is imported before gevent patches it.

Invalid settings of the application stop the server at its start, with one sentence: a worker would print a traceback
at each attempt to start it.
"""

import gc
import os
import subprocess
import sys

from config import ROOT, ConfigurationError, end_with, settings_from_environment

try:
    settings_from_environment()
except ConfigurationError as error:
    end_with(error)

wsgi_app = "webapp:create_app()"
bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_WORKERS", "1"))
worker_class = "gevent"  # each open listing page holds a stream: greenlets are cheap, threads are not
worker_connections = 1000
timeout = 60
graceful_timeout = 2  # open streams never end on their own; browsers reconnect
keepalive = 30
accesslog = None  # the application logs requests itself, without private content
loglevel = "warning"
control_socket_disable = True


def on_starting(_server: object) -> None:
    """Check all settings in a process of its own, because this imports modules that gevent has to patch first."""
    check = (sys.executable, "-c", "import webapp; webapp.create_app()")
    if subprocess.run(check, cwd=ROOT, check=False).returncode:  # noqa: S603  # our own interpreter
        sys.exit(1)


def post_worker_init(_worker: object) -> None:
    """Exempt what was loaded at the start from garbage collection.

    Looking through all of it takes a fifth of a second, in which no request is answered.
    """
    gc.collect()
    gc.freeze()
