"""Errors of requests to foreign servers, before anybody knows what the server is used for.

`Problem` names the cause. The layers above have sentences for it (`webapp/connectors/outbound_errors.py`).
"""

from enum import StrEnum


class Problem(StrEnum):
    """Why a request was not sent, or its response cannot be used; in brackets the parameters of the error."""

    ADDRESS_INVALID = "address_invalid"
    ADDRESS_INCOMPLETE = "address_incomplete"  # no http(s), or no host
    ADDRESS_WITH_CREDENTIALS = "address_with_credentials"
    ADDRESS_NOT_HTTPS = "address_not_https"
    ADDRESS_PRIVATE = "address_private"  # host
    UNKNOWN_HOST = "unknown_host"  # host
    UNREACHABLE = "unreachable"  # service
    NO_SECURE_CONNECTION = "no_secure_connection"  # service
    NO_ANSWER_IN_TIME = "no_answer_in_time"  # service
    TOO_SLOW = "too_slow"  # service
    ANSWER_TOO_LARGE = "answer_too_large"  # service
    REDIRECTED = "redirected"  # service


class OutboundError(Exception):
    """Base of all."""

    def __init__(self, problem: Problem, **params: str) -> None:
        super().__init__(problem, params)
        self.problem = problem
        self.params = params

    def __str__(self) -> str:
        return str(self.problem)


class AddressRefused(OutboundError):
    """The address is malformed, or the address policy of this installation does not allow it."""


class NoResponse(OutboundError):
    """There is no usable response; the same request can succeed later."""


class Redirected(OutboundError):
    """The server answered with a redirect, which is not followed."""
