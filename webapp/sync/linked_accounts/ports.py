"""Linked accounts, people and pages in the form that providers take."""

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
    """Return an account as its provider knows it."""
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
    """Return the address of a page of ours as a provider is to send people to it."""
    base: str = current_app.config["BASE_URL"]
    return f"{base}{path}"


def own_login(sign_in: PasswordSignIn, user: User) -> Login | None:
    """Return the account that the installation keeps for a person; None if people bring theirs."""
    return sign_in.own_login(user.id, _first_to_link)


def _first_to_link(service: str, name: str) -> int | None:
    linked = select(LinkedAccount.user_id).where(LinkedAccount.service == service, LinkedAccount.name == name)
    return db.session.scalar(linked.order_by(LinkedAccount.id).limit(1))
