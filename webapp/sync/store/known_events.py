"""Which events of a linked calendar were seen before. What is not among them is news, however old its time stamps are.

An event that was there at linking and left out is as known as one that came in and went to the Trash since. Where the
calendar reports an id as removed it is forgotten: under the same id something new may come.
"""

import hashlib
from collections.abc import Collection, Iterable

from sqlalchemy import delete, select

from webapp.extensions import db, insert_rows, reading
from webapp.sync.models import KnownEvent

AT_ONCE = 400
"""Ids a statement."""


def digest(text: str) -> int:
    """Return what stands for an id, or a UID, of whatever length (64 bits, signed as databases have them)."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), signed=True)


def unknown(integration_id: int, remote_ids: Iterable[str]) -> set[str]:
    """Return those of `remote_ids` that were never seen before."""
    with reading():
        return _unknown(integration_id, remote_ids)


def remember(integration_id: int, remote_ids: Iterable[str]) -> None:
    """Note that these were seen. The caller commits."""
    digests = {digest(remote_id) for remote_id in _unknown(integration_id, remote_ids)}
    if digests:
        insert_rows(KnownEvent, [{"integration_id": integration_id, "digest": value} for value in digests])


def forget(integration_id: int, remote_ids: Collection[str]) -> None:
    """Let these count as news if they show (again). The caller commits."""
    if remote_ids:
        digests = {digest(remote_id) for remote_id in remote_ids}
        db.session.execute(
            delete(KnownEvent).where(KnownEvent.integration_id == integration_id, KnownEvent.digest.in_(digests))
        )


def forget_all(integration_id: int) -> None:
    """Forget everything, because the calendar is no longer linked. The caller commits."""
    db.session.execute(delete(KnownEvent).where(KnownEvent.integration_id == integration_id))


def _unknown(integration_id: int, remote_ids: Iterable[str]) -> set[str]:
    by_digest = {digest(remote_id): remote_id for remote_id in remote_ids}
    digests = list(by_digest)
    for start in range(0, len(digests), AT_ONCE):
        seen = select(KnownEvent.digest).where(
            KnownEvent.integration_id == integration_id, KnownEvent.digest.in_(digests[start : start + AT_ONCE])
        )
        for value in db.session.scalars(seen):
            del by_digest[value]
    return set(by_digest.values())
