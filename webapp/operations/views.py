"""Addresses for operators: liveness, readiness, metrics."""

import secrets

from flask import Blueprint, abort, current_app, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST

from webapp.operations import health, metrics
from webapp.rfc5545 import tz_database

_LOOPBACK = {"127.0.0.1", "::1"}

bp = Blueprint("operations", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    return {"status": "alive"}


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    parts = health.readiness()
    ready = all(state == health.OK for state in parts.values())
    status = "ready" if ready else "not ready"
    return {"status": status, **parts, "tz_database": tz_database.VERSION}, 200 if ready else 503


@bp.get("/metrics")
def metrics_page() -> ResponseReturnValue:
    if not _may_read_metrics():
        abort(404)
    return metrics.exposition(), {"Content-Type": CONTENT_TYPE_LATEST}


def _may_read_metrics() -> bool:
    token = current_app.config["METRICS_TOKEN"]
    if token:
        sent = request.authorization.token if request.authorization else None
        return secrets.compare_digest((sent or "").encode(), token.encode())
    # A proxy on this machine makes every client look local; it is recognised by its forwarding headers.
    return request.remote_addr in _LOOPBACK and not {"X-Forwarded-For", "Forwarded"} & set(request.headers.keys())
