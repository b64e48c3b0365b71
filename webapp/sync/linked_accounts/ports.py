"""Linked accounts, people and pages in the form in which providers receive them."""

from functools import partial

from flask import current_app
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.connectors.ports import Account
from webapp.connectors.sign_in import Login, PasswordSignIn
from webapp.extensions import db
from webapp.sync.linked_accounts.credential_store import AccountCredentials, read_credentials
from webapp.sync.models import LinkedAccount


def as_port(account: LinkedAccount) -> Account:
    """Return the view of an account that its provider receives."""
    return Account(
        account_id=account.id,
        service=account.service,
        name=account.name,
        server_url=account.server_url,
        remote_account=account.remote_account,
        discovery=account.discovery,
        home_zone=account.user.time_zone,
        credentials=partial(read_credentials, account.credentials),
        store=AccountCredentials(account.id),
    )


def page_address(path: str) -> str:
    """Return the absolute address of a page of ours, to which a provider redirects people."""
    base_url: str = current_app.config["BASE_URL"]
    return f"{base_url}{path}"


def own_login(sign_in: PasswordSignIn, user: User) -> Login | None:
    """Return the account that the installation provides for a person; None if people sign in with their own."""
    return sign_in.own_login(user.id, _first_to_link)


def _first_to_link(service: str, name: str) -> int | None:
    linked = select(LinkedAccount.user_id).where(LinkedAccount.service == service, LinkedAccount.name == name)
    return db.session.scalar(linked.order_by(LinkedAccount.id).limit(1))
