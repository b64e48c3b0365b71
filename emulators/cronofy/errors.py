"""The answers that are no success."""

from typing import Any


class ApiError(Exception):
    """An answer other than the view's own; as a fault, of any status."""

    def __init__(self, status: int, body: Any = None, headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.headers = headers or {}

    @classmethod
    def invalid(cls, field: str, key: str, description: str) -> "ApiError":
        """422 with its one message."""
        return cls(422, {"errors": {field: [{"key": key, "description": description}]}})

    @classmethod
    def unauthorized(cls) -> "ApiError":
        """401 as RFC 6750 has it; the service's own text is not published."""
        return cls(401, headers={"WWW-Authenticate": 'Bearer realm="cronofy", error="invalid_token"'})

    @classmethod
    def oauth(cls, error: str) -> "ApiError":
        """400, which only the token endpoints use."""
        return cls(400, {"error": error})
