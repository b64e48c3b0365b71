"""People: sign-in, profile, roles, administration."""

from flask import Flask

from webapp.extensions import login_manager


def init_app(app: Flask) -> None:
    """Register this area's pages on `app`, and with Flask-Login the function that loads users."""
    from webapp.accounts import admin, ended_sessions, service, two_factor_views, views
    from webapp.accounts.oidc import provider
    from webapp.accounts.oidc import views as single_sign_on

    provider.init_app(app)
    app.register_blueprint(views.bp)
    app.register_blueprint(two_factor_views.bp)
    app.register_blueprint(single_sign_on.bp)
    app.register_blueprint(admin.bp)
    login_manager.user_loader(service.load_session_user)
    login_manager.unauthorized_handler(ended_sessions.sign_in_required)
