"""People: sign-in, profile, roles, administration."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Add this area's pages to `app`."""
    from webapp.accounts.views import bp

    app.register_blueprint(bp)
