"""The extended permission to edit events made elsewhere, which the owner grants per calendar.

Source: https://docs.cronofy.com/developers/api/authorization/extended-permissions/
"""

from collections.abc import Mapping

from webapp.connectors.cronofy.client import Client
from webapp.connectors.cronofy.errors import error_for
from webapp.connectors.cronofy.identity import UNRESTRICTED


def request_editing(client: Client, calendar_id: str, redirect_uri: str) -> str | None:
    """Return the address where the owner grants it; None if it is granted already. Raises ConnectorError."""
    body = {
        "permissions": [{"calendar_id": calendar_id, "permission_level": UNRESTRICTED}],
        "redirect_uri": redirect_uri,
    }
    answer = client.send("POST", "/v1/permissions", body=body)
    if not answer.is_success:
        raise error_for(answer)
    request = answer.data.get("permissions_request") if isinstance(answer.data, Mapping) else None
    url = request.get("url") if isinstance(request, Mapping) else None
    return str(url) if url else None
