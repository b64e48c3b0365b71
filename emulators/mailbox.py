"""A mail server that keeps what arrives."""

from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Keep
from flask import Flask

from emulators.serving import free_port


class Mailbox(Keep):
    """A real SMTP server's handler that keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)


@pytest.fixture
def mailbox(app: Flask) -> Iterator[Mailbox]:
    """Run a mail server that `app` is configured with; yields its mailbox."""
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    server.start()
    app.config["SMTP_URL"], app.config["MAIL_FROM"] = f"smtp://127.0.0.1:{server.port}", "sync@example.org"
    yield mailbox
    server.stop()
