"""What somebody changed in a form. Limits hold for that alone: what another calendar wrote may be kept."""

from collections.abc import Callable
from datetime import time
from typing import Any

from wtforms import Field, Form

Validator = Callable[[Form, Field], None]


class IfEdited:
    """Ask `validator` only about a field that was changed: a text that is too long there must not hold up others."""

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
        # Browsers show a clock without its seconds, and send it back so.
        return field.data in {shown, shown.replace(second=0, microsecond=0)}
    if shown in {"", None}:
        return field.data in {"", None}
    return bool(shown == field.data)
