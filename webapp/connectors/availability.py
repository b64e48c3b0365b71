"""HTTP statuses by which any service answers that it is busy or out of order."""

from collections.abc import Mapping

from webapp.connectors.errors import RateLimited, TransientError
from webapp.connectors.reasons import Reason, because
from webapp.outbound.retry_after import retry_after


def availability_error(status: int, headers: Mapping[str, str], service: str | None = None) -> TransientError | None:
    """Return the error for 429 (RFC 6585, section 4), 408 and 5xx (RFC 9110, section 15), with the pause asked for.

    `service` is the name that people read; None where the sentence needs none. Returns None for any other status.
    """
    pause = retry_after(headers)
    if status == 429:
        return RateLimited(because(Reason.ASKED_TO_SLOW_DOWN, service=service), pause)
    if status == 408 or status >= 500:
        return TransientError(because(Reason.SERVICE_TROUBLE, status=status, service=service), pause)
    return None
