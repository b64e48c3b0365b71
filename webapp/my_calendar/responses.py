"""Responses to actions on items, and on the work that they represent."""

import hashlib
import json
from collections.abc import Sequence

from flask import Response, flash, make_response, render_template, url_for

from webapp.web.responses import is_htmx, redirect_to


def done(
    text: str, *, level: str = "success", status: int = 200, undo: str | None = None, to: str | None = None
) -> Response:
    """Report the result of an action: by a toast to htmx, else by a redirect to `to` (a path on this site) with a
    message.

    htmx also closes the dialog and triggers `calendarChanged`, on which lists reload themselves. `level` is success,
    info, warning or danger; `undo` is the address to POST to for undoing the action; `to` is My Calendar by default.
    """
    if not is_htmx():
        flash(text, level)
        return redirect_to(to or url_for("my_calendar.home"))
    response = make_response(
        render_template("partials/my_calendar/_done.html", text=text, level=level, undo=undo), status
    )
    response.headers["HX-Trigger"] = json.dumps({"closeDialog": {}, "calendarChanged": {}})
    return response


def digest_of(warnings: Sequence[str]) -> str:
    """Return a short digest of these warnings, so that "Save anyway" confirms exactly the ones that were shown."""
    return hashlib.sha256("\n".join(warnings).encode()).hexdigest()[:16]
