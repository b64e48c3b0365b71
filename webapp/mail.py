"""Messages by e-mail, where an SMTP server is configured. They report problems and hold no texts of appointments."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from flask import current_app

TIMEOUT = 20
"""Seconds for each step of the conversation with the server."""


class MailNotSent(Exception):
    """The server could not be reached or refused; the message names no credentials."""


def is_configured() -> bool:
    """Return whether an SMTP server is configured."""
    return bool(current_app.config["SMTP_URL"])


def send(recipient: str, subject: str, text: str) -> None:
    """Send one message. `SMTP_URL` is smtp://[user:password@]host[:port] (STARTTLS) or smtps://…

    STARTTLS is insisted on, save for a server on this machine.

    Raises:
        MailNotSent
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = current_app.config["MAIL_FROM"], recipient, subject
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office replies
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
