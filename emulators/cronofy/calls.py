"""What every API call goes through: token, scope, rate limit, faults, the lock."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import Response, current_app, jsonify, request

from emulators.cronofy.errors import ApiError
from emulators.cronofy.state import Account, ReceivedRequest, World, implied


def world() -> World:
    """Return the world behind the running application."""
    found: World = current_app.extensions["cronofy"]
    return found


def api_call(view: Callable[..., Any]) -> Callable[..., Any]:
    """Controls the account of the bearer token to `view`, under the lock."""

    def authenticated(here: World, arguments: dict[str, str]) -> Any:
        account = _authenticate(here)
        data = body()
        _count(here, _entries(data) if here.settings.batch_counts_entries else 1)
        return view(account=account, **arguments)

    return _call(view, authenticated)


def application_call(view: Callable[[], Any]) -> Callable[..., Any]:
    """Like `api_call`, for what the application asks in its own name, with its secret in the body."""

    def counted(here: World, _arguments: dict[str, str]) -> Any:
        _count(here, 1)
        return view()

    return _call(view, counted)


def _call(view: Callable[..., Any], act: Callable[[World, dict[str, str]], Any]) -> Callable[..., Any]:
    @wraps(view)
    def call(**arguments: str) -> Any:
        here = world()
        if here.faults.slow:
            current_app.extensions["cronofy-stop"].wait(here.faults.slow.total_seconds())
        with here.lock:
            here.run_due()
            here.requests.append(
                ReceivedRequest(request.method, request.path, here.clock.now(), _entries(_json_or_form()))
            )
            fault = here.faults.take(request.method, request.path)
            if fault and not fault.after_doing:
                raise fault.error
            answer = act(here, arguments)
            if fault:
                raise fault.error
            return answer

    return call


def body() -> dict[str, Any]:
    """Return the body, JSON or form, as a dictionary. Raises ApiError 422."""
    data = _json_or_form()
    if not isinstance(data, dict):
        raise ApiError.invalid("body", "errors.invalid_json", "the body is no JSON object")
    return data


def _json_or_form() -> Any:
    if request.method == "GET":
        return {}  # the Python client sends one with every GET
    if not request.is_json:
        return request.form.to_dict()
    try:
        return request.get_json(silent=True)
    except RecursionError:  # lists in lists in lists
        return None


def _entries(data: Any) -> int:
    batch = data.get("batch") if isinstance(data, dict) else None
    return len(batch) if isinstance(batch, list) else 1


def require(account: Account, scope: str) -> None:
    """Raise ApiError 403 unless `account` granted `scope`."""
    if scope not in implied(account.scope):
        raise ApiError(403)


def accepted(data: dict[str, Any] | None = None) -> Response:
    """202, which has no body unless there is something to report."""
    return Response(status=202) if data is None else _with_status(jsonify(data), 202)


def flag(value: str | None) -> bool:
    """Read a boolean of a query; the Python client capitalises it."""
    return (value or "").lower() in {"true", "1"}


def answer_error(error: ApiError) -> Response:
    """Return the response for an error."""
    response = Response() if error.body is None else jsonify(error.body)
    response.headers.update(error.headers)
    return _with_status(response, error.status)


def _with_status(response: Response, status: int) -> Response:
    response.status_code = status
    return response


def _authenticate(here: World) -> Account:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    account, expires_at = here.access_tokens.get(token, (None, None))
    if kind.lower() != "bearer" or account is None or expires_at is None or expires_at <= here.clock.now():
        raise ApiError.unauthorized()
    return account


def _count(here: World, cost: int) -> None:
    """Take a call off what the application has left. Raises ApiError 429."""
    now = here.clock.now()
    while here.calls and here.calls[0][0] <= now - timedelta(minutes=1):
        here.calls.popleft()
    limits = ((here.settings.per_second, timedelta(seconds=1)), (here.settings.per_minute, timedelta(minutes=1)))
    for limit, span in limits:
        recent = [(at, calls) for at, calls in here.calls if at > now - span]
        if limit is not None and recent and sum(calls for _, calls in recent) + cost > limit:
            here.refusals += 1
            wait = int((recent[0][0] + span - now).total_seconds()) + 1
            raise ApiError(429, headers={"Retry-After": str(wait)} if here.settings.retry_after else {})
    here.calls.append((now, cost))
