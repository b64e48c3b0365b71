"""Validation of ID tokens: each claim, and the signature."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, Key, KeySet, RSAKey
from joserfc.jws import JWSRegistry

from webapp.accounts.oidc.errors import AnswerRefused
from webapp.accounts.oidc.id_token import ALGORITHMS, Expected, UnknownKey, read_id_token, read_keys

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
EXPECTED = Expected(issuer="https://login.example.org", client_id="ours", nonce="a nonce")
KEY = ECKey.generate_key("P-256", {"kid": "first", "use": "sig", "alg": "ES256"})
OTHER = ECKey.generate_key("P-256", {"kid": "first", "use": "sig", "alg": "ES256"})
KEYS = KeySet([KEY])
CLAIMS = {
    "iss": "https://login.example.org",
    "aud": "ours",
    "sub": "ada",
    "nonce": "a nonce",
    "iat": SECONDS,
    "exp": SECONDS + 300,
}


def signed(key: Key = KEY, algorithm: str = "ES256", kid: str | None = "first", **claims: Any) -> str:
    """Return a token; a claim that is None is left out."""
    header = {"alg": algorithm} if kid is None else {"alg": algorithm, "kid": kid}
    said = {name: value for name, value in {**CLAIMS, **claims}.items() if value is not None}
    return jwt.encode(header, said, key, registry=JWSRegistry(algorithms=[algorithm]))


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def read(token: str, keys: KeySet = KEYS) -> Mapping[str, Any]:
    return read_id_token(token, keys, EXPECTED, now=NOW)


def test_a_valid_token_is_read() -> None:
    assert read(signed(email="ada@example.org")) == {**CLAIMS, "email": "ada@example.org"}


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": "https://login.example.org/"},
        {"iss": None},
        {"aud": "another application"},
        {"aud": None},
        {"aud": []},
        {"aud": ["another application"]},
        {"aud": ["ours", "another application"]},  # and no azp
        {"azp": "another application"},
        {"aud": ["ours", "another application"], "azp": "another application"},
        {"nonce": "another nonce"},
        {"nonce": None},
        {"nonce": ""},
        {"exp": SECONDS - 61},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": True},
        {"iat": SECONDS + 61},
        {"iat": None},
        {"nbf": SECONDS + 61},
        {"sub": ""},
        {"sub": None},
        {"sub": 7},
        {"sub": "x" * 256},
    ],
    ids=str,
)
def test_an_invalid_claim_is_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(AnswerRefused):
        read(signed(**claims))


def test_several_audiences_are_accepted_with_this_client_as_authorized_party() -> None:
    assert read(signed(aud=["ours", "another application"], azp="ours"))["sub"] == "ada"


def test_clocks_may_differ_by_a_minute() -> None:
    assert read(signed(iat=SECONDS + 59, exp=SECONDS - 59))["sub"] == "ada"


def test_only_a_signature_by_the_providers_key_is_accepted() -> None:
    with pytest.raises(AnswerRefused, match="bad_signature"):
        read(signed(OTHER))


def test_a_modified_token_is_refused() -> None:
    head, _, tail = signed().split(".")
    _, other, _ = signed(sub="cem").split(".")
    with pytest.raises(AnswerRefused, match="bad_signature"):
        read(f"{head}.{other}.{tail}")


def test_an_unsigned_token_is_refused() -> None:
    _, claims, _ = signed().split(".")
    for head in ("eyJhbGciOiJub25lIn0", "eyJhbGciOiJOb25lIn0", "eyJhbGciOiIifQ", "e30"):  # none, None, "", nothing
        with pytest.raises(AnswerRefused):
            read(f"{head}.{claims}.")


def test_a_token_signed_with_the_public_key_as_shared_secret_is_refused() -> None:
    # By hand: a good library does not even sign with it.
    head, claims = _encoded(b'{"alg":"HS256","kid":"first"}'), signed().split(".")[1]
    forged = hmac.digest(KEY.as_pem(private=False), f"{head}.{claims}".encode(), "sha256")
    with pytest.raises(AnswerRefused, match="algorithm"):
        read(f"{head}.{claims}.{_encoded(forged)}")
    assert not any(name.startswith("HS") for name in ALGORITHMS)


def test_a_key_is_used_only_with_its_declared_algorithm() -> None:
    rsa = RSAKey.generate_key(2048, {"kid": "first", "use": "sig", "alg": "RS256"})
    assert read(signed(rsa, "RS256"), KeySet([rsa]))["sub"] == "ada"
    with pytest.raises(AnswerRefused):
        read(signed(RSAKey.import_key(rsa.as_dict(private=True) | {"alg": "PS256"}), "PS256"), KeySet([rsa]))


def test_an_unknown_key_is_an_error_of_its_own_because_keys_rotate() -> None:
    with pytest.raises(UnknownKey):
        read(signed(kid="second"))


def test_a_token_without_kid_is_accepted_only_if_there_is_one_key() -> None:
    assert read(signed(kid=None))["sub"] == "ada"
    with pytest.raises(AnswerRefused):
        read(signed(kid=None), KeySet([KEY, ECKey.generate_key("P-256", {"kid": "second"})]))


@pytest.mark.parametrize("subject", ["a\0b", "x" * 256], ids=["with NUL", "too long"])
def test_a_subject_that_cannot_be_stored_is_refused(subject: str) -> None:
    with pytest.raises(AnswerRefused, match="names nobody"):
        read(signed(sub=subject))


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "e30.e30.e30", "\x00", "é.é.é", "x" * 40_000], ids=repr)
def test_a_malformed_token_is_refused(token: str) -> None:
    with pytest.raises(AnswerRefused):
        read(token)


def test_unusable_keys_are_ignored() -> None:
    keys = read_keys(
        {
            "keys": [
                {"kty": "oct", "k": "AAAA", "kid": "shared"},
                {"kty": "post-quantum", "kid": "later"},
                {"kty": "EC", "crv": "P-999", "x": "AA", "y": "AA", "kid": "odd"},
                {"kty": "RSA", "kid": "broken"},
                {**OTHER.as_dict(private=False), "use": "enc", "kid": "for encryption"},
                "not a key",
                KEY.as_dict(private=False),
            ]
        }
    )
    assert [key.kid for key in keys] == ["first"]


@pytest.mark.parametrize("data", [{}, {"keys": "none"}, {"keys": []}, {"keys": [{"kty": "oct", "k": "AAAA"}]}], ids=str)
def test_a_key_set_without_usable_keys_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(AnswerRefused):
        read_keys(data)
