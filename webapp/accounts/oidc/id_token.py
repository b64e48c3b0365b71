"""Validation of ID tokens: signature, and the claims that OpenID Connect Core 1.0, section 3.1.3.7, demands.

https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import JWKRegistry, KeySet
from joserfc.jws import JWSRegistry

from webapp.accounts.oidc.errors import AnswerRefused

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
"""Accepted signature algorithms: only asymmetric ones, and never "none"."""

_KEY_TYPES = frozenset({"RSA", "EC", "OKP"})

CLOCKS_DIFFER_BY = timedelta(minutes=1)

LONGEST_TOKEN = 32 * 1024
LONGEST_SUBJECT = 255
"""Longest `sub` (OpenID Connect Core 1.0, section 2)."""

_REGISTRY = JWSRegistry(algorithms=list(ALGORITHMS))


class UnknownKey(AnswerRefused):
    """The token is signed with a key that is not in the key set; the provider may have rotated its keys."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Values that the claims have to match."""

    issuer: str
    client_id: str
    nonce: str


def read_keys(data: Mapping[str, Any]) -> KeySet:
    """Return the keys of a JWK set that can verify signatures.

    Keys of unknown types are left out (https://www.rfc-editor.org/rfc/rfc7517#section-5).

    Raises:
        AnswerRefused: no usable key is left.
    """
    entries = data.get("keys")
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        raise AnswerRefused("its keys cannot be read")
    keys = [key for entry in entries if (key := _key(entry)) is not None]
    if not keys:
        raise AnswerRefused("it has no key of a known kind")
    return KeySet(keys)


def read_id_token(token: str, keys: KeySet, expected: Expected, *, now: datetime) -> Mapping[str, Any]:
    """Validate `token` and return its claims.

    Raises:
        UnknownKey: the token is signed with a key that is not in `keys`.
        AnswerRefused: the token is invalid.
    """
    if len(token) > LONGEST_TOKEN:
        raise AnswerRefused("its ID token is far too long")
    try:
        claims = jwt.decode(token, keys, registry=_REGISTRY).claims
        _rules(expected, now).validate(claims)
    except InvalidKeyIdError:
        raise UnknownKey("its ID token is signed with an unknown key") from None
    except JoseError as error:
        what = f"{error.error} {getattr(error, 'claim', '')}".strip()
        raise AnswerRefused(f"its ID token is not acceptable: {what}") from None
    except (ValueError, TypeError, RecursionError):
        raise AnswerRefused("its ID token cannot be read") from None
    _check_party(claims, expected.client_id)
    if not 0 < len(claims["sub"]) <= LONGEST_SUBJECT or "\0" in claims["sub"]:
        raise AnswerRefused("its ID token names nobody")
    return claims


def _rules(expected: Expected, now: datetime) -> jwt.JWTClaimsRegistry:
    return jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=int(CLOCKS_DIFFER_BY.total_seconds()),
        iss={"essential": True, "value": expected.issuer},
        sub={"essential": True},
        aud={"essential": True, "value": expected.client_id},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": expected.nonce},
    )


def _check_party(claims: Mapping[str, Any], client_id: str) -> None:
    """Check `azp`: a token for several audiences has to name this client as the authorized party."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else client_id) != client_id:
        raise AnswerRefused("its ID token was made for another application")


def _key(entry: Any) -> Any:
    if not isinstance(entry, dict) or entry.get("kty") not in _KEY_TYPES or entry.get("use", "sig") != "sig":
        return None
    try:
        return JWKRegistry.import_key(entry)
    except (JoseError, ValueError, KeyError, TypeError):
        return None
