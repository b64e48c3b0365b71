"""TLS with pinned addresses, and credentials in every alphabet."""

import ssl
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from emulators import caldav
from tests.reasons import refusing
from webapp.connectors.caldav.transport import Transport
from webapp.connectors.errors import TransientError
from webapp.outbound.addresses import AddressPolicy

HOST = "calendar.example.org"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for HOST that signs itself; key and certificate in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = Path(tmp_path_factory.mktemp("tls")) / "certificate.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


def ask(certificate: Path, host: str) -> int:
    """Return the status a server with `certificate` gives when it is reached under the name `host`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with caldav.running(context) as server:
        origin = f"https://{host}:{server.port}"
        transport = Transport(
            site="example.org",
            username="ada",
            password=server.password,
            policy=AddressPolicy((origin,), lambda _host, _port: ["127.0.0.1"]),
            timeout=timedelta(seconds=5),
            connections=1,
        )
        try:
            return transport.request("PROPFIND", f"{origin}/home/").status
        finally:
            transport.close()


def test_the_certificate_is_checked_against_the_name_and_not_the_address(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert ask(certificate, HOST) == 207
    with refusing(TransientError, r"certificate of other\.example\.org"):
        ask(certificate, "other.example.org")


def test_a_certificate_nobody_vouches_for_is_said_to_be_untrusted(certificate: Path) -> None:
    with refusing(TransientError, r"certificate of calendar\.example\.org cannot be trusted"):
        ask(certificate, HOST)


def test_names_and_passwords_may_use_any_alphabet() -> None:
    with caldav.running() as server:
        origin = f"http://127.0.0.1:{server.port}"
        transport = Transport(
            site="example.org",
            username="ädä",
            password="пароль",
            policy=AddressPolicy((origin,)),
            timeout=timedelta(seconds=5),
            connections=1,
        )
        assert transport.request("PROPFIND", f"{origin}/home/").status == 401
        transport.close()
        sent = server.requests[0].headers["Authorization"]
    assert b64decode(sent.removeprefix("Basic ")).decode() == "ädä:пароль"


def test_the_next_address_of_a_host_is_tried() -> None:
    with caldav.running() as server:
        origin = f"http://{HOST}:{server.port}"
        transport = Transport(
            site="example.org",
            username="ada",
            password=server.password,
            # The emulator listens on the second one only.
            policy=AddressPolicy((origin,), lambda _host, _port: ["::1", "127.0.0.1"]),
            timeout=timedelta(seconds=5),
            connections=1,
        )
        assert transport.request("PROPFIND", f"{origin}/home/").status == 207
        transport.close()
