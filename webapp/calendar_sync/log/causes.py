"""Causes (reasons of ledger entries and runs) as filters of the logs, and a text search in their sentences."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, or_, select

from webapp.connectors.reasons import Reason
from webapp.extensions import db
from webapp.reason_texts import codes_with, title
from webapp.sync.models import LedgerEntry, Run

ALL = frozenset(str(reason) for reason in Reason)

_LATEST = 5000
"""Newest rows whose causes are offered as filters, so that the page is fast for a log of any length."""


def of_runs(integration_id: int, chosen: str) -> Mapping[str, str]:
    """Return the titles of the causes of an integration's runs, by code, always with the `chosen` one."""
    query = select(Run.reason_code).where(Run.integration_id == integration_id).order_by(Run.id.desc())
    return _offered(query, chosen)


def of_entries(entries: Select[LedgerEntry], chosen: str) -> Mapping[str, str]:
    """Return the titles of the causes of `entries` (ordered newest first), by code, always with the `chosen` one."""
    return _offered(entries.with_only_columns(LedgerEntry.reason_code), chosen)


def among(entries: Iterable[LedgerEntry], chosen: str) -> Mapping[str, str]:
    """Return the titles of the causes of loaded entries, by code, where a query for all causes would be too slow."""
    return _titles({entry.reason_code for entry in entries if entry.reason_code}, chosen)


def has_text(text: str) -> ColumnElement[bool]:
    """Return the condition that the sentence of an entry's reason contains `text`, in any case."""
    return or_(
        LedgerEntry.reason_code.in_(codes_with(text)),
        cast(LedgerEntry.reason_params, Text).icontains(_as_stored(text), autoescape=True),
    )


def _as_stored(text: str) -> str:
    """Return `text` as JSON columns store it: characters outside ASCII are escaped."""
    return json.dumps(text)[1:-1]


def _offered(query: Select[Any], chosen: str) -> Mapping[str, str]:
    latest = query.limit(_LATEST).subquery()
    codes = set(db.session.scalars(select(latest.c.reason_code).distinct()))
    return _titles(codes, chosen)


def _titles(codes: Collection[str], chosen: str) -> Mapping[str, str]:
    titles = {code: title(Reason(code)) for code in {*codes, chosen} & ALL}
    return dict(sorted(titles.items(), key=lambda each: each[1].lower()))
