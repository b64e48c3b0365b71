"""Pages of this area."""

from flask import Blueprint

bp = Blueprint("my_calendar", __name__)
