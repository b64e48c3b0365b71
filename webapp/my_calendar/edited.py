"""Detection of edited form fields. Limits apply to edited fields only: values from other calendars can be kept."""

from collections.abc import Callable
from datetime import time
from typing import Any

from wtforms import Field, Form

Validator = Callable[[Form, Field], None]


class IfEdited:
    """Validator that applies `validator` to edited fields only: an unedited value must not prevent other edits."""

    def __init__(self, validator: Validator) -> None:
        self._validator = validator
        self.field_flags: dict[str, Any] = getattr(validator, "field_flags", {})

    def __call__(self, form: Form, field: Field) -> None:
        if not is_unedited(field):
            self._validator(form, field)


def is_unedited(field: Field) -> bool:
    """Return whether a field's value is unchanged, apart from what its filters remove."""
    shown = field.object_data
    for tidy in field.filters:
        shown = tidy(shown)
    if isinstance(shown, time) and isinstance(field.data, time):
        # Browsers show times without seconds, and submit them so.
        return field.data in {shown, shown.replace(second=0, microsecond=0)}
    if shown in {"", None}:
        return field.data in {"", None}
    return bool(shown == field.data)
