"""Settings of the web server. Read by gunicorn as a file, so that nothing is imported before gevent has patched it."""

import os

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
