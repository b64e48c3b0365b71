"""Errors of requests to a service as errors of the connectors, and the checks of addresses that raise those."""

import requests

from webapp.connectors.errors import AddressRefused, ConnectorError, TransientError
from webapp.connectors.reasons import Reason, Refusal
from webapp.outbound import addresses, errors, session

NETWORK_ERRORS = (requests.RequestException, errors.OutboundError)
"""What a request over a session of `webapp/outbound/session.py` may raise."""


def network_error(error: requests.RequestException | errors.OutboundError, service: str) -> ConnectorError:
    """Return the connector error of one of `NETWORK_ERRORS`, without its text, which may quote the request.

    `service` is the name of the service in messages to people.
    """
    if isinstance(error, requests.RequestException):
        return outbound_error(session.network_error(error, service))
    return outbound_error(error)


def outbound_error(error: errors.OutboundError) -> ConnectorError:
    """Return the connector error of an error of `webapp/outbound`."""
    match error:
        case errors.AddressRefused():
            return AddressRefused(outbound_reason(error))
        case errors.NoResponse():
            return TransientError(outbound_reason(error))
        case _:
            return ConnectorError(outbound_reason(error))


def outbound_reason(error: errors.OutboundError) -> Refusal:
    """Return the reason of an error of `webapp/outbound`: the one that has the name of its problem."""
    return Refusal(Reason(error.problem), error.params)


def origin_of(url: str) -> addresses.Origin:
    """Return the origin of an http(s) URL. Raises the AddressRefused of the connectors for anything else."""
    try:
        return addresses.origin_of(url)
    except errors.OutboundError as error:
        raise outbound_error(error) from error
