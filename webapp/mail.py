"""E-mails about problems, if an SMTP server is configured. They contain no texts of appointments."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from flask import current_app

TIMEOUT = 20
"""Time-out in seconds of each operation of the SMTP session."""


class MailNotSent(Exception):
    """The server is unreachable, or refused the message; the error text contains no credentials."""


def is_configured() -> bool:
    """Return whether an SMTP server is configured."""
    return bool(current_app.config["SMTP_URL"])


def send(recipient: str, subject: str, text: str) -> None:
    """Send one e-mail. `SMTP_URL` is smtp://[user:password@]host[:port] (STARTTLS) or smtps://…

    STARTTLS is required, except for a server on this machine.

    Raises:
        MailNotSent: the server is unreachable, or refused the message.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = current_app.config["MAIL_FROM"], recipient, subject
    # Suppresses out-of-office replies (https://www.rfc-editor.org/rfc/rfc3834#section-5).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    parts = urlsplit(current_app.config["SMTP_URL"])
    host = parts.hostname or ""
    try:
        with _connection(parts.scheme, host, parts.port) as server:
            if parts.scheme == "smtp" and host not in {"localhost", "127.0.0.1", "::1"}:
                server.starttls(context=ssl.create_default_context())
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise MailNotSent(f"{host} did not take the message ({type(error).__name__})") from None


def _connection(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=TIMEOUT, context=ssl.create_default_context())
    return smtplib.SMTP(host, port or 587, timeout=TIMEOUT)
