"""Structured logging: one line per event, JSON or text, with the request's id and without secrets."""

import logging
import os
import re
import time
import uuid
from collections.abc import MutableMapping
from typing import Any

import structlog
from flask import Flask, Response, g, request
from structlog.typing import Processor

log = structlog.get_logger()

HIDDEN = "[hidden]"
_SECRET_NAME = re.compile(r"passw|secret|token|authorization|cookie|credential|api_?key", re.IGNORECASE)
_SECRET_TEXT = (
    (re.compile(r"(?<=://)[^/\s@]+@"), f"{HIDDEN}@"),  # user:password@ of a URL
    (re.compile(r"\b(Basic|Bearer|Digest)\s+[\w.~+/=-]{6,}", re.IGNORECASE), rf"\1 {HIDDEN}"),
)
_REQUEST_ID = re.compile(r"[\w.-]{8,64}")
_TALKATIVE = ("rq", "rq.worker", "rq.cron", "alembic", "urllib3", "gunicorn.access")


def obscure_secrets(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Redact secrets in a log event: values of keys such as "password", and credentials inside texts."""
    for name, value in event.items():
        if _SECRET_NAME.search(name):
            event[name] = HIDDEN
        elif isinstance(value, str):
            event[name] = _without_secrets(value)
    return event


def configure(*, style: str, level: str = "INFO") -> None:
    """Send all logs, also of libraries, to standard error; `style` is "json" or "text"."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    endings: dict[str, list[Processor]] = {
        "json": [structlog.processors.JSONRenderer()],
        # Plain tracebacks: the decorated ones print local variables, which contain texts and secrets.
        "text": [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)],
    }
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                obscure_secrets,  # last, so that it processes tracebacks too
                *endings[style],
            ],
        )
    )
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def configure_from_environment() -> None:
    """Configure logging by LOG_FORMAT (json, the default, or text) and LOG_LEVEL."""
    style = "text" if os.environ.get("LOG_FORMAT") == "text" else "json"
    configure(style=style, level=os.environ.get("LOG_LEVEL", "INFO").upper())


def init_app(app: Flask) -> None:
    """Assign an id to every request, and log each one without anything that a person entered."""

    @app.before_request
    def _begin() -> None:
        wanted = request.headers.get("X-Request-ID", "")
        g.request_id = wanted if _REQUEST_ID.fullmatch(wanted) else uuid.uuid4().hex
        g.request_began = time.perf_counter()
        structlog.contextvars.bind_contextvars(request_id=g.request_id)

    @app.after_request
    def _log(response: Response) -> Response:
        if "request_id" in g:
            response.headers["X-Request-ID"] = g.request_id
            if request.endpoint not in {"static", "operations.healthz", "operations.readyz", "operations.metrics_page"}:
                log.info(
                    "request",
                    method=request.method,
                    route=str(request.url_rule),  # not the path: some paths are secrets (invitations)
                    status=response.status_code,
                    milliseconds=round((time.perf_counter() - g.request_began) * 1000, 1),
                )
        return response

    @app.teardown_request
    def _end(_error: BaseException | None) -> None:
        structlog.contextvars.unbind_contextvars("request_id")


def _without_secrets(text: str) -> str:
    for pattern, replacement in _SECRET_TEXT:
        text = pattern.sub(replacement, text)
    return text
