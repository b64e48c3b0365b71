"""The provider's addresses, and the server they are on."""

import secrets
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any
from urllib.parse import unquote_plus, urlencode, urlsplit

from flask import Blueprint, Flask, Response, current_app, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from emulators.oidc.state import Application, Faults, Grant, Person, World
from emulators.oidc.tokens import id_token, person_claims
from emulators.serving import serving

bp = Blueprint("oidc", __name__)


class OidcEmulator:
    """A running provider."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def issuer(self) -> str:
        return self.world.base_url

    @property
    def faults(self) -> Faults:
        return self.world.faults

    @property
    def application(self) -> Application:
        return self.world.application

    @property
    def environment(self) -> dict[str, str]:
        """Return the settings of an installation that uses this provider."""
        return {
            "OIDC_ISSUER": self.issuer,
            "OIDC_CLIENT_ID": self.application.client_id,
            "OIDC_CLIENT_SECRET": self.application.client_secret,
            "OIDC_NAME": "Acme",
        }

    def add(self, subject: str, email: str, **more: Any) -> None:
        """Give somebody an account at the provider."""
        self.world.add(Person(subject, email, **more))


@contextmanager
def running(application: Application | None = None, *, port: int = 0) -> Iterator[OidcEmulator]:
    """Serve a provider on a loopback port."""
    world = World(application or Application())
    app = Flask(__name__)
    app.extensions["oidc-world"] = world
    app.register_blueprint(bp)
    with serving(app, port=port) as address:
        world.base_url = address
        yield OidcEmulator(world)


def _world() -> World:
    world: World = current_app.extensions["oidc-world"]
    return world


@bp.before_request
def _count() -> ResponseReturnValue | None:
    _world().requests.append(request.path)
    return ("away", 503) if _world().faults.is_away else None


@bp.get("/.well-known/openid-configuration")
def metadata() -> ResponseReturnValue:
    world = _world()
    if world.faults.redirects:
        return redirect("/elsewhere")
    base = world.base_url
    data = {
        "issuer": base,
        "authorization_endpoint": f"{base}/authorize",
        "token_endpoint": f"{base}/token",
        "jwks_uri": f"{base}/keys",
        "userinfo_endpoint": f"{base}/userinfo",
        "end_session_endpoint": f"{base}/sign-out",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
    }
    data = {name: value for name, value in {**data, **world.faults.metadata}.items() if value is not None}
    return jsonify({**data, "padding": "x" * world.faults.answer_size})


@bp.get("/keys")
def keys() -> ResponseReturnValue:
    known = [key.as_dict(private=False) for key in _world().keys]
    return jsonify(keys=[*known, {"kty": "post-quantum", "kid": "later"}, {"kty": "oct", "k": "AAAA", "kid": "first"}])


@bp.route("/authorize", methods=["GET", "POST"])
def authorize() -> ResponseReturnValue:
    """Return the page on which a person signs in. Its query is the application's question, also of the answer."""
    world, query = _world(), request.args.to_dict()
    problem = _problem(world, query)
    if problem:
        return render_template("problem.html", problem=problem), 400
    if world.faults.authorize_error:
        return _back(query, error=world.faults.authorize_error, error_description="<b>from the provider</b>")
    if request.method == "GET":
        return render_template("authorize.html", people=world.people.values())
    if request.form.get("act") == "cancel":
        return _back(query, error="access_denied")
    person = world.people.get(request.form.get("email", ""))
    if person is None:
        return render_template("authorize.html", people=world.people.values()), 422
    code = secrets.token_urlsafe(16)
    with world.lock:
        world.codes[code] = Grant(person, query)
    return _back(query, code=code)


@bp.post("/token")
def token() -> ResponseReturnValue:
    world = _world()
    if world.faults.token_status:
        return "not now", world.faults.token_status
    if world.faults.token_error:
        return _refuse(world.faults.token_error)
    if not _is_the_application(world):
        return _refuse("invalid_client", 401)
    with world.lock:
        grant = world.codes.pop(request.form.get("code", ""), None)  # a code is good once
    if grant is None or not _belongs(grant):
        return _refuse("invalid_grant")
    access_token = secrets.token_urlsafe(16)
    world.access_tokens[access_token] = grant
    answer = {"access_token": access_token, "token_type": "Bearer", "expires_in": 300, "scope": grant.query["scope"]}
    response = jsonify(answer if world.faults.without_id_token else {**answer, "id_token": id_token(world, grant)})
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/userinfo")
def userinfo() -> ResponseReturnValue:
    world = _world()
    grant = world.access_tokens.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
    if grant is None:
        return Response(status=401)
    return jsonify(sub=world.faults.userinfo_subject or grant.person.subject, **person_claims(world, grant))


@bp.get("/sign-out")
def sign_out() -> ResponseReturnValue:
    return render_template("problem.html", problem="You are signed out everywhere.")


def _problem(world: World, query: dict[str, str]) -> str:
    """Return why a question cannot be answered at all, not even by sending the browser back; or nothing."""
    back = urlsplit(query.get("redirect_uri", ""))
    if query.get("client_id") != world.application.client_id:
        return "This application is not known."
    if back.path not in world.application.redirect_paths or back.hostname not in {"127.0.0.1", "localhost"}:
        return "This address is not registered for the application."
    if query.get("response_type") != "code" or "openid" not in query.get("scope", "").split():
        return "Only the authorization code flow of OpenID Connect is offered."
    if query.get("code_challenge_method") != "S256" or len(query.get("code_challenge", "")) != 43:
        return "PKCE with S256 is required."
    if not query.get("state") or not query.get("nonce"):
        return "State and nonce are required."
    return ""


def _is_the_application(world: World) -> bool:
    application = world.application
    header = request.headers.get("Authorization", "")
    if header.startswith("Basic "):
        name, _, secret = b64decode(header.removeprefix("Basic ")).decode().partition(":")
        given = unquote_plus(name), unquote_plus(secret)
    else:
        given = request.form.get("client_id", ""), request.form.get("client_secret", "")
    return given == (application.client_id, application.client_secret)


def _belongs(grant: Grant) -> bool:
    challenge = urlsafe_b64encode(sha256(request.form.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
    return (
        request.form.get("grant_type") == "authorization_code"
        and request.form.get("redirect_uri") == grant.query["redirect_uri"]
        and secrets.compare_digest(challenge, grant.query["code_challenge"])
    )


def _back(query: dict[str, str], **answer: str) -> ResponseReturnValue:
    sender = {"iss": _world().base_url} if "iss" not in answer else {}
    return redirect(f"{query['redirect_uri']}?{urlencode({**answer, 'state': query['state'], **sender})}")


def _refuse(error: str, status: int = 400) -> ResponseReturnValue:
    return jsonify(error=error, error_description="what was sent: a-secret-of-the-request"), status
