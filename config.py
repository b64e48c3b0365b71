"""Settings, read from the environment once, and validated at the start.

Every name below is that of an environment variable. `python -m webapp` sets those that a single machine needs; larger
installations set them themselves. See `docs/configuration.md`. The providers of calendars (`webapp/connectors`) read
their own settings, with the functions at the end of this file.
"""

import base64
import binascii
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import SplitResult, parse_qsl, urlsplit

ROOT = Path(__file__).resolve().parent
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MONTH, CENTURY = 31 * 86_400, 36_500
"""Limits of settings: of pauses, in seconds, and of retention times, in days."""

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


COULD_NOT_START = "Calendar Sync cannot start: "

GENERATED_KEYS = ("SECRET_KEY", "CREDENTIAL_KEYS")
"""Settings that `make run` generates if the environment does not have them."""


class ConfigurationError(Exception):
    """A setting is missing or invalid; the message names it and the expected form."""


class Settings:
    """Settings for all environments. `Flask.config.from_object` reads an instance."""

    SESSION_COOKIE_NAME = "calendar_sync"
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    PERMANENT_SESSION_LIFETIME = timedelta(days=14)
    REMEMBER_COOKIE_HTTPONLY = True
    REMEMBER_COOKIE_SAMESITE = "Lax"
    MAX_CONTENT_LENGTH = 4 * 1024 * 1024
    MAX_FORM_MEMORY_SIZE = 2 * 1024 * 1024
    WTF_CSRF_TIME_LIMIT = None  # as long as the session: a form that was open for hours must still be saved
    TESTING = False

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ  # lower case, so not a setting of Flask: providers of calendars read theirs from it
        self.INSTANCE_DIR = Path(environ.get("INSTANCE_DIR", str(ROOT / "instance"))).resolve()
        self.SQLALCHEMY_DATABASE_URI = _database_url(environ.get("DATABASE_URL", ""), self.INSTANCE_DIR)
        # Parameters are event texts; error messages of the database must not write them into logs.
        connections = whole_number(environ, "DATABASE_CONNECTIONS", 20, least=1, most=1000)
        self.SQLALCHEMY_ENGINE_OPTIONS: dict[str, Any] = {
            "pool_pre_ping": True,
            "hide_parameters": True,
            # Up to a limit; a request that gets no connection within seconds is answered with 503.
            "pool_size": min(connections, 5),
            "max_overflow": connections - min(connections, 5),
            "pool_timeout": 3,
        }
        self.REDIS_URL = environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
        self.SECRET_KEY = environ.get("SECRET_KEY", "")
        # Newest first: the first encrypts, all decrypt.
        self.CREDENTIAL_KEYS = _keys(environ.get("CREDENTIAL_KEYS", ""))
        self.BASE_URL = environ.get("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
        self.SESSION_COOKIE_SECURE = self.REMEMBER_COOKIE_SECURE = self.BASE_URL.startswith("https://")
        self.TRUSTED_PROXIES = whole_number(environ, "TRUSTED_PROXIES", 0, most=20)
        self._read_oidc(environ)
        self.SWEEP_MIN = seconds(environ, "SWEEP_MIN_SECONDS", 60)
        self.SWEEP_MAX = seconds(environ, "SWEEP_MAX_SECONDS", 900)
        # If the service sends notifications, sweeps only find changes whose notification was lost.
        self.SWEEP_PUSH_MIN = seconds(environ, "SWEEP_PUSH_MIN_SECONDS", 900)
        self.SWEEP_PUSH_MAX = seconds(environ, "SWEEP_PUSH_MAX_SECONDS", 3600)
        self.TRASH_RETENTION = timedelta(days=whole_number(environ, "TRASH_RETENTION_DAYS", 30, most=CENTURY))
        self.LOG_RETENTION = timedelta(days=whole_number(environ, "LOG_RETENTION_DAYS", 180, most=CENTURY))
        self.SMTP_URL = environ.get("SMTP_URL", "")
        self.MAIL_FROM = environ.get("MAIL_FROM", "")
        self.METRICS_TOKEN = environ.get("METRICS_TOKEN", "")
        _check_surroundings(environ)
        self.check()

    def for_providers(self) -> Mapping[str, str]:
        """Return the environment for `Provider.settings_from`, completed by the application."""
        return {**self.environ, "BASE_URL": self.BASE_URL, "SECRET_KEY": self.SECRET_KEY}

    def check(self) -> None:
        """Raise ConfigurationError for invalid settings, which would otherwise fail in front of a user."""
        if len(self.SECRET_KEY) < 32:
            raise ConfigurationError("SECRET_KEY must be set to at least 32 random characters")
        if not _are_fernet_keys(self.CREDENTIAL_KEYS):
            raise ConfigurationError(
                "CREDENTIAL_KEYS must hold Fernet keys (32 bytes in URL-safe base64, 44 characters each), separated by "
                "commas"
            )
        self._check_addresses()
        if self.SWEEP_MIN > self.SWEEP_MAX:
            raise ConfigurationError("SWEEP_MIN_SECONDS must not exceed SWEEP_MAX_SECONDS")
        if self.SWEEP_PUSH_MIN > self.SWEEP_PUSH_MAX:
            raise ConfigurationError("SWEEP_PUSH_MIN_SECONDS must not exceed SWEEP_PUSH_MAX_SECONDS")
        if self.SMTP_URL and (not is_address(self.SMTP_URL, "smtp", "smtps") or "@" not in self.MAIL_FROM):
            raise ConfigurationError("SMTP_URL must be smtp://host or smtps://host, and MAIL_FROM the sender's address")
        self._check_oidc()

    def _check_addresses(self) -> None:
        if self.INSTANCE_DIR.exists() and not self.INSTANCE_DIR.is_dir():
            raise ConfigurationError(f"INSTANCE_DIR must be a folder, and {self.INSTANCE_DIR} is none")
        if not _is_database(self.SQLALCHEMY_DATABASE_URI):
            raise ConfigurationError(
                "DATABASE_URL must be postgresql://user:password@host/name or sqlite:////path/of/the/file"
            )
        if not _is_redis(self.REDIS_URL):
            raise ConfigurationError(
                "REDIS_URL must be redis://host:port/number, rediss://… or unix:///path/of/the/socket"
            )
        base = _split(self.BASE_URL)
        if base is None or not is_address(self.BASE_URL, "http", "https") or base.query or base.fragment:
            raise ConfigurationError("BASE_URL must be the http(s) address under which users reach the pages")

    def _read_oidc(self, environ: Mapping[str, str]) -> None:
        self.OIDC_ISSUER = environ.get("OIDC_ISSUER", "").strip()
        self.OIDC_CLIENT_ID = environ.get("OIDC_CLIENT_ID", "").strip()
        self.OIDC_CLIENT_SECRET = environ.get("OIDC_CLIENT_SECRET", "").strip()
        self.OIDC_SCOPES = tuple(environ.get("OIDC_SCOPES", "openid email profile").split())
        self.OIDC_NAME = environ.get("OIDC_NAME", "single sign-on").strip()
        self.OIDC_CREATE_ACCOUNTS = switch(environ, "OIDC_CREATE_ACCOUNTS")
        self.OIDC_KEEP_PASSWORDS = switch(environ, "OIDC_KEEP_PASSWORDS", "1")
        self.OIDC_TRUST_ADDRESSES = switch(environ, "OIDC_TRUST_ADDRESSES")
        self.OIDC_TRUSTED_ORIGINS = origins(environ, "OIDC_TRUSTED_ORIGINS")
        self.OIDC_TIMEOUT = seconds(environ, "OIDC_TIMEOUT_SECONDS", 10)
        if self.OIDC_ISSUER:
            # The provider of sign-in is trusted anyway, and is often in the same private network.
            issuer = origin("OIDC_ISSUER", self.OIDC_ISSUER)
            if issuer.startswith("https://") or urlsplit(issuer).hostname in LOOPBACK:
                self.OIDC_TRUSTED_ORIGINS += (issuer,)

    def _check_oidc(self) -> None:
        given = (self.OIDC_ISSUER, self.OIDC_CLIENT_ID, self.OIDC_CLIENT_SECRET)
        if any(given) and not all(given):
            raise ConfigurationError("OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together")
        if self.OIDC_ISSUER and origin("OIDC_ISSUER", self.OIDC_ISSUER) not in self.OIDC_TRUSTED_ORIGINS:
            raise ConfigurationError(
                "OIDC_ISSUER must start with https://, or its origin must be listed in OIDC_TRUSTED_ORIGINS"
            )
        if urlsplit(self.OIDC_ISSUER).query or urlsplit(self.OIDC_ISSUER).fragment:
            raise ConfigurationError("OIDC_ISSUER must be an address without ? and #")
        if "openid" not in self.OIDC_SCOPES:
            raise ConfigurationError("OIDC_SCOPES must contain openid")


class Production(Settings):
    """Settings of `gunicorn`, `worker.py` and `python -m webapp`."""


class Development(Settings):
    """Production settings with templates that are reloaded when they change."""

    TEMPLATES_AUTO_RELOAD = True


class Testing(Settings):
    """Deterministic settings for tests, which never use the data of an installation."""

    __test__ = False  # despite its name not a test class for pytest
    TESTING = True
    SERVER_NAME = None

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(
            {
                "SECRET_KEY": "testing-only-testing-only-testing-only",
                "CREDENTIAL_KEYS": "dGVzdGluZy1vbmx5LXRlc3Rpbmctb25seS10ZXN0aW4=",
                **environ,
            }
        )


def settings_from_environment() -> Settings:
    """Return the settings for `APP_ENV` (production, development or testing; production if unset)."""
    kinds = {"production": Production, "development": Development, "testing": Testing}
    name = os.environ.get("APP_ENV", "production")
    if name not in kinds:
        raise ConfigurationError(f"APP_ENV must be one of {', '.join(kinds)}, not {name!r}")
    return kinds[name](_with_generated(os.environ))


def end_with(error: ConfigurationError) -> NoReturn:
    """End the process with one sentence that names the invalid setting."""
    sys.exit(f"{COULD_NOT_START}{error}")


def _with_generated(environ: Mapping[str, str]) -> Mapping[str, str]:
    """Complete `environ` with the keys that `make run` generated, so that commands need no settings beside it."""
    missing = [name for name in GENERATED_KEYS if not environ.get(name)]
    generated = Path(environ.get("INSTANCE_DIR", str(ROOT / "instance"))) / "generated.env"
    if not missing or not generated.exists():
        return environ
    kept = read_generated(generated)
    return {**environ, **{name: kept[name] for name in missing}}


def read_generated(path: Path) -> dict[str, str]:
    """Read the file that `make run` generated.

    Raises:
        ConfigurationError: the file cannot be read, or is incomplete.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise _damaged(path, "it is not text") from error
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read ({error.strerror})") from error
    kept = dict(line.split("=", 1) for line in lines if "=" in line)
    missing = [name for name in GENERATED_KEYS if not kept.get(name)]
    if missing:
        raise _damaged(path, f"{' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} missing")
    if len(kept["SECRET_KEY"]) < 32 or not _are_fernet_keys(_keys(kept["CREDENTIAL_KEYS"])):
        raise _damaged(path, "its keys are incomplete")
    return kept


def _damaged(path: Path, what: str) -> ConfigurationError:
    return ConfigurationError(
        f"{path} is damaged: {what}. Without its keys no stored calendar password can be read, so restore it from a "
        "copy; remove it only if no calendar is linked"
    )


def _database_url(url: str, instance_dir: Path) -> str:
    if not url:
        return f"sqlite:///{instance_dir / 'calendar-sync.sqlite3'}"
    for alias in ("postgres://", "postgresql://"):
        if url.startswith(alias):
            return "postgresql+psycopg://" + url.removeprefix(alias)
    return url


def _is_database(url: str) -> bool:
    parts = _split(url)
    if parts is None:
        return False
    # Case-sensitive, like SQLAlchemy, for which "SQLITE:" is another database and "sqlite:/" is invalid.
    return url.startswith("postgresql+psycopg://") or (url.startswith("sqlite:///") and len(parts.path) > 1)


def _is_redis(url: str) -> bool:
    parts = _split(url)
    if parts is None or parts.scheme not in {"redis", "rediss", "unix"}:
        return False
    numbers = [value for name, value in parse_qsl(parts.query) if name == "db"]
    if parts.scheme == "unix":
        return bool(parts.path) and all(map(str.isdecimal, numbers))
    return bool(parts.hostname) and all(map(str.isdecimal, [*filter(None, parts.path.split("/")), *numbers]))


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


def _are_fernet_keys(keys: Sequence[str]) -> bool:
    return bool(keys) and all(map(_is_fernet_key, keys))


def _is_fernet_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, altchars=b"-_", validate=True)) == 32
    except (binascii.Error, ValueError):
        return False


def is_address(url: str, *schemes: str) -> bool:
    """Return whether `url` is an address with one of these schemes and a host."""
    parts = _split(url)
    return parts is not None and parts.scheme in schemes and bool(parts.hostname)


def _split(url: str) -> SplitResult | None:
    """Parse an address; None if it is invalid."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # validated only when it is read
    except ValueError:
        return None
    return None if any(character.isspace() for character in url) else parts


def _check_surroundings(environ: Mapping[str, str]) -> None:
    """Check settings that are read outside the application: by the web server, for logs and metrics."""
    level, style = environ.get("LOG_LEVEL", "INFO"), environ.get("LOG_FORMAT", "json")
    if level.upper() not in LOG_LEVELS:
        raise ConfigurationError(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}, not {level!r}")
    if style not in {"json", "text"}:
        raise ConfigurationError(f"LOG_FORMAT must be json or text, not {style!r}")
    whole_number(environ, "WEB_WORKERS", 1, least=1, most=1000)
    folder = environ.get("PROMETHEUS_MULTIPROC_DIR")
    if folder is not None and not Path(folder).is_dir():
        raise ConfigurationError(f"PROMETHEUS_MULTIPROC_DIR must be an existing folder, not {folder!r}")


def seconds(environ: Mapping[str, str], name: str, default: int) -> timedelta:
    """Read a duration in seconds, up to a month. Raises ConfigurationError."""
    return timedelta(seconds=whole_number(environ, name, default, least=1, most=MONTH))


def whole_number(environ: Mapping[str, str], name: str, default: int, *, least: int = 0, most: int) -> int:
    """Read a whole number. Raises ConfigurationError."""
    value = environ.get(name, str(default))
    # No setting needs ten digits, and int() refuses texts with thousands of digits.
    if not value.isdecimal() or len(value) > 10 or not least <= int(value) <= most:
        raise ConfigurationError(f"{name} must be a whole number from {least} to {most}, not {value[:40]!r}")
    return int(value)


def switch(environ: Mapping[str, str], name: str, default: str = "0") -> bool:
    """Read 1 (on) or 0 (off). Raises ConfigurationError."""
    value = environ.get(name, default)
    if value not in {"0", "1"}:
        raise ConfigurationError(f"{name} must be 1 (on) or 0 (off), not {value!r}")
    return value == "1"


def pairs(environ: Mapping[str, str], name: str) -> dict[str, str]:
    """Read "a=b,c=d". Raises ConfigurationError."""
    entries = [entry.partition("=") for entry in environ.get(name, "").split(",") if entry.strip()]
    if not all(key.strip() and value.strip() for key, _, value in entries):
        raise ConfigurationError(f"{name} needs service=name entries, separated by commas")
    return {key.strip(): value.strip() for key, _, value in entries}


def origins(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Read entries of the form scheme://host[:port], separated by commas. Raises ConfigurationError."""
    return tuple(origin(name, value) for value in environ.get(name, "").split(",") if value.strip())


def origin(name: str, value: str) -> str:
    """Return the origin of an address, with its port. Raises ConfigurationError."""
    parts = _split(value.strip())
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigurationError(f"{name} needs scheme://host[:port] entries, not {value!r}")
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{parts.hostname}:{port}"
