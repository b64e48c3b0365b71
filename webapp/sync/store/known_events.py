"""Events of a linked calendar that were listed before. All others are new, however old their time stamps are.

An event that was left out at linking is as known as one that was imported and is in the Trash by now. When the calendar
reports an id as removed, the id is forgotten: a new event may get the same id.
"""

import hashlib
from collections.abc import Collection, Iterable

from sqlalchemy import delete, select

from webapp.extensions import db, insert_rows, reading
from webapp.sync.models import KnownEvent

AT_ONCE = 400
"""Ids in one statement."""


def digest(text: str) -> int:
    """Return a 64-bit digest of an id or UID of any length; signed, because integers in databases are."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), signed=True)


def unknown(integration_id: int, remote_ids: Iterable[str]) -> set[str]:
    """Return those of `remote_ids` that were never listed before."""
    with reading():
        return _unknown(integration_id, remote_ids)


def remember(integration_id: int, remote_ids: Iterable[str]) -> None:
    """Store that these were listed. The caller commits."""
    digests = {digest(remote_id) for remote_id in _unknown(integration_id, remote_ids)}
    if digests:
        insert_rows(KnownEvent, [{"integration_id": integration_id, "digest": value} for value in digests])


def forget(integration_id: int, remote_ids: Collection[str]) -> None:
    """Let these count as new if they are listed (again). The caller commits."""
    if remote_ids:
        digests = {digest(remote_id) for remote_id in remote_ids}
        db.session.execute(
            delete(KnownEvent).where(KnownEvent.integration_id == integration_id, KnownEvent.digest.in_(digests))
        )


def forget_all(integration_id: int) -> None:
    """Delete all rows of a calendar that is no longer linked. The caller commits."""
    db.session.execute(delete(KnownEvent).where(KnownEvent.integration_id == integration_id))


def _unknown(integration_id: int, remote_ids: Iterable[str]) -> set[str]:
    by_digest = {digest(remote_id): remote_id for remote_id in remote_ids}
    digests = list(by_digest)
    for start in range(0, len(digests), AT_ONCE):
        listed = select(KnownEvent.digest).where(
            KnownEvent.integration_id == integration_id, KnownEvent.digest.in_(digests[start : start + AT_ONCE])
        )
        for value in db.session.scalars(listed):
            del by_digest[value]
    return set(by_digest.values())
