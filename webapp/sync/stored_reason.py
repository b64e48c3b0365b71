"""Reasons in tables: the code in one column, so that it can be filtered and counted, the parameters in another."""

from typing import Any, Self, overload

from webapp.connectors.reasons import Refusal, from_code, params_to_json


class StoredReason:
    """Attribute of a model that reads and writes the columns `<prefix>_code` and `<prefix>_params`."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    @overload
    def __get__(self, row: None, model: type) -> Self: ...

    @overload
    def __get__(self, row: object, model: type) -> Refusal | None: ...

    def __get__(self, row: object | None, model: type) -> "Self | Refusal | None":
        if row is None:
            return self
        return read_reason(getattr(row, f"{self._prefix}_code"), getattr(row, f"{self._prefix}_params"))

    def __set__(self, row: object, reason: Refusal | None) -> None:
        for name, value in reason_columns(self._prefix, reason).items():
            setattr(row, name, value)


def reason_columns(prefix: str, reason: Refusal | None) -> dict[str, Any]:
    """Return the values of both columns, for statements that write rows which are not loaded."""
    return {
        f"{prefix}_code": str(reason.reason) if reason else None,
        f"{prefix}_params": params_to_json(reason) if reason else None,
    }


def read_reason(code: str | None, params: dict[str, Any] | None) -> Refusal | None:
    """Return the reason that both columns hold; None if there is none."""
    return from_code(code, params) if code else None
