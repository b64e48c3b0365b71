"""Errors of requests to any server, as connectors raise them."""

import pytest
import requests

from webapp.connectors import errors
from webapp.connectors.outbound_errors import NETWORK_ERRORS, network_error, origin_of, outbound_reason
from webapp.connectors.reasons import Reason, because
from webapp.outbound.errors import AddressRefused, NoResponse, OutboundError, Problem, Redirected
from webapp.reason_texts import sentence

PARAMS = {"service": "Corkboard", "host": "corkboard.example.org"}


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_has_a_sentence(problem: Problem) -> None:
    reason = outbound_reason(OutboundError(problem, **PARAMS))
    assert reason == because(Reason(problem.value), **PARAMS)
    assert sentence(reason)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (AddressRefused(Problem.ADDRESS_PRIVATE, host="h"), errors.AddressRefused),
        (NoResponse(Problem.TOO_SLOW, service="s"), errors.TransientError),
        (Redirected(Problem.REDIRECTED, service="s"), errors.ConnectorError),
        (requests.TooManyRedirects(), errors.ConnectorError),
        (requests.exceptions.SSLError(), errors.TransientError),
        (requests.Timeout(), errors.TransientError),
        (requests.ConnectionError(), errors.TransientError),
    ],
)
def test_who_has_to_act_follows_from_the_kind(
    error: requests.RequestException | OutboundError, expected: type[errors.ConnectorError]
) -> None:
    assert isinstance(error, NETWORK_ERRORS)
    assert type(network_error(error, "Corkboard")) is expected


def test_an_address_that_is_none_is_refused_by_the_error_of_the_connectors() -> None:
    with pytest.raises(errors.AddressRefused) as refused:
        origin_of("ftp://corkboard.example.org/")
    assert refused.value.reason == because(Reason.ADDRESS_INCOMPLETE)
