"""Pages of this area."""

from flask import Blueprint

bp = Blueprint("calendar_sync", __name__)
