"""Pages of this area."""

from flask import Blueprint

bp = Blueprint("operations", __name__)
