"""Responses of an authorization server (RFC 6749) as errors of `connectors/errors.py`."""

from collections.abc import Mapping

from webapp.connectors.availability import availability_error
from webapp.connectors.errors import AuthorizationLost, ConnectorError, TransientError
from webapp.connectors.reasons import Reason, because


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
            return ConnectorError(because(Reason.SIGN_IN_INVALID, service=service))
        case "temporarily_unavailable" | "server_error":
            return TransientError(because(Reason.SERVICE_TROUBLE, service=service))
        case "missing_token":  # the library's own code for a response without an access token
            return unreadable(service)
        case _:
            return AuthorizationLost(because(Reason.AUTHORIZATION_LOST, service=service))


def error_for_status(service: str, status: int, headers: Mapping[str, str]) -> ConnectorError:
    """Return the error for a response that is neither a success nor about the grant."""
    if status == 401:
        return _client_refused(service)
    refused = ConnectorError(because(Reason.SIGN_IN_REFUSED, service=service, status=status))
    return availability_error(status, headers, service) or refused


def unreadable(service: str) -> TransientError:
    """Return the error for a success without usable tokens."""
    return TransientError(because(Reason.SIGN_IN_UNREADABLE, service=service))


def _client_refused(service: str) -> ConnectorError:
    return ConnectorError(because(Reason.CLIENT_REFUSED, service=service))
