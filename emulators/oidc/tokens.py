"""ID tokens, right and wrong."""

import json
import time
from base64 import urlsafe_b64encode
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

from emulators.oidc.state import Grant, World

_LIFE = 300


def id_token(world: World, grant: Grant) -> str:
    """Return the signed ID token for a grant, with the faults that are on."""
    faults = world.faults
    claims = {**_claims(world, grant), **faults.claims}
    claims = {name: value for name, value in claims.items() if value is not None}
    key = RSAKey.generate_key(2048) if faults.signed_by_another else world.signing_key
    header: dict[str, Any] = {"alg": world.signing_key.get("alg"), "kid": faults.kid or world.signing_key.kid}
    if faults.kid is None:
        del header["kid"]
    if faults.unsigned:
        return f"{_encoded({**header, 'alg': 'none'})}.{_encoded(claims)}."
    return jwt.encode(header, claims, key)


def person_claims(world: World, grant: Grant) -> dict[str, Any]:
    """Return the claims about a person, for the ID token or the userinfo endpoint."""
    person = grant.person
    claims = {"email": person.email, "email_verified": person.email_verified, "name": person.name}
    return {name: value for name, value in claims.items() if value not in ("", None)}


def _claims(world: World, grant: Grant) -> dict[str, Any]:
    now = int(time.time())
    return {
        "iss": world.base_url,
        "aud": world.application.client_id,
        "sub": grant.person.subject,
        "iat": now,
        "exp": now + _LIFE,
        "nonce": grant.query.get("nonce"),
        **({} if world.faults.email_from_userinfo else person_claims(world, grant)),
    }


def _encoded(data: dict[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()
