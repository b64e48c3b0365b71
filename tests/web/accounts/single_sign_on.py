"""The browser's part of a single sign-on, without a browser."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

START = "/sign-in/provider/"


@dataclass
class Visit:
    """One browser: `client` is its session here; `question` is the address of the authorization request, `answer` that
    of the response.
    """

    client: FlaskClient
    question: str = ""
    answer: str = ""

    @classmethod
    def of(cls, app: Flask) -> "Visit":
        return cls(app.test_client())

    def begin(self, start: str = START) -> TestResponse:
        response = self.client.get(start)
        self.question = response.location or ""
        return response

    def sign_in_there(self, email: str, act: str = "allow") -> None:
        there = requests.post(self.question, data={"email": email, "act": act}, allow_redirects=False, timeout=10)
        assert there.status_code == 302, there.text
        self.answer = there.headers["Location"]

    def come_back(self) -> TestResponse:
        parts = urlsplit(self.answer)
        return self.client.get(f"{parts.path}?{parts.query}")

    def sign_in(self, email: str, start: str = START) -> TestResponse:
        """Do a complete sign-on; return the response to the callback."""
        response = self.begin(start)
        if not self.question.startswith("http"):
            return response
        self.sign_in_there(email)
        return self.come_back()

    @property
    def is_signed_in(self) -> bool:
        return self.client.get("/profile").status_code == 200

    @property
    def who(self) -> str:
        """The e-mail address that the profile shows."""
        page = self.client.get("/profile").text
        return page.partition("Signed in as ")[2].partition(",")[0]


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
