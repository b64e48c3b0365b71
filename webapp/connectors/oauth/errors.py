"""What the answers of an authorization server mean for us."""

from collections.abc import Mapping

from webapp.connectors.errors import AuthorizationLost, ConnectorError, RateLimited, TransientError
from webapp.outbound.retry_after import retry_after


def error_for_code(service: str, code: str, *, status: int = 400) -> ConnectorError:
    """Return the error for an `error` code of the token endpoint (RFC 6749, section 5.2).

    A wrong code verifier is an `invalid_grant` (RFC 7636, section 4.6). Codes that are not in the RFC ask for a new
    consent of the user, such as OpenID Connect's `interaction_required`. Without a code, 401 means that the client was
    not authenticated.
    """
    match code:
        case "invalid_client" | "unauthorized_client":
            return _client_refused(service)
        case "" if status == 401:
            return _client_refused(service)
        case "invalid_request" | "unsupported_grant_type" | "invalid_scope":
            return ConnectorError(f"{service} found the sign-in request invalid. An administrator has to act.")
        case "temporarily_unavailable" | "server_error":
            return TransientError(f"{service} has a problem of its own just now.")
        case "missing_token":  # the library's own code for a response without an access token
            return unreadable(service)
        case _:
            return AuthorizationLost(f"{service} no longer accepts the authorisation. Please connect again.")


def error_for_status(service: str, status: int, headers: Mapping[str, str]) -> ConnectorError:
    """Return the error for a response that is neither a success nor about the grant."""
    pause = retry_after(headers)
    if status == 401:
        return _client_refused(service)
    if status == 429:
        return RateLimited(f"{service} asked to slow down.", pause)
    if status == 408 or status >= 500:
        return TransientError(f"{service} has a problem of its own just now (status {status}).", pause)
    return ConnectorError(f"{service} refused the sign-in (status {status}).")


def unreadable(service: str) -> TransientError:
    """Return the error for a success without usable tokens."""
    return TransientError(f"{service}'s answer to the sign-in cannot be read.")


def _client_refused(service: str) -> ConnectorError:
    return ConnectorError(
        f"{service} does not accept this installation's client id or secret. An administrator has to act."
    )
