"""Settings of the web server. Read by gunicorn as a file, so that nothing is imported before gevent has patched it.

Settings of the application that are wrong end the server here, with one sentence: a worker could only say so with a
traceback, once for each attempt to start it.
"""

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
graceful_timeout = 2  # open streams never end by themselves; browsers reconnect
keepalive = 30
accesslog = None  # the application logs requests itself, without what must stay private
loglevel = "warning"
control_socket_disable = True


def on_starting(_server: object) -> None:
    """Have the providers' settings checked, in a process of its own: that imports what gevent has to patch first."""
    look = (sys.executable, "-c", "import webapp; webapp.create_app()")
    if subprocess.run(look, cwd=ROOT, check=False).returncode:  # noqa: S603  # our own interpreter
        sys.exit(1)
