"""Creates, updates and deletes: conditional (If-Match, If-None-Match), idempotent, and confirmed by an ETag or a
read.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice

from webapp.connectors.base import (
    Create,
    Delete,
    Deleted,
    Missing,
    OutcomeUnknown,
    PreconditionFailed,
    Refused,
    Update,
    Write,
    WriteOutcome,
    Written,
)
from webapp.connectors.caldav.client import Client, Stored, moved
from webapp.connectors.caldav.dav_xml import preconditions
from webapp.connectors.caldav.errors import HAS_GUESTS, UID_CONFLICTS, account_error, refusal
from webapp.connectors.caldav.hrefs import url_of
from webapp.connectors.caldav.transport import HttpResponse
from webapp.connectors.errors import RateLimited, TransientError, WriteRefused
from webapp.connectors.event import Event, normalise
from webapp.connectors.ical.moments import UnreadableText
from webapp.connectors.ical.parse import Resource, read_resource
from webapp.connectors.ical.patch import patch
from webapp.connectors.ical.rest_of_series import compose_rest
from webapp.connectors.ical.serialize import compose, reads_back
from webapp.connectors.reasons import Reason, because
from webapp.outbound.parallel import in_parallel

MAX_UNKNOWN_IN_A_ROW = 3
"""Number of writes in a row without a usable answer after which the server is taken to be down."""

_CALENDAR_TYPE = {"Content-Type": "text/calendar; charset=utf-8"}
_GUEST = re.compile(r"^ATTENDEE[;:]", re.MULTILINE | re.IGNORECASE)
_UNREADABLE = because(Reason.STORED_UNREADABLE)


class Writer:
    """One `write` call for one calendar."""

    def __init__(self, client: Client, calendar_id: str) -> None:
        self._client = client
        self._calendar_id = calendar_id
        self._unknown_in_a_row = 0
        self._given_up: TransientError | None = None
        self._known_writable = False

    def write(self, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        """Yield outcomes as they complete.

        After an error that concerns all writes, or several unknown outcomes in a row, no more are sent. The outcomes of
        those in flight are still yielded, then the error is raised. A write without an outcome was not executed.
        """
        waiting = iter(writes)
        first = list(islice(waiting, 2))
        if len(first) < 2:
            yield from map(self._write, first)  # no threads for a single write
            return
        tasks = self._while_answering(chain(first, waiting))
        for outcome in in_parallel(self._write, tasks, self._client.transport.width):
            if isinstance(outcome, OutcomeUnknown):
                self._unknown_in_a_row += 1
                if self._unknown_in_a_row >= MAX_UNKNOWN_IN_A_ROW:
                    self._given_up = outcome.error
            else:
                self._unknown_in_a_row = 0
            yield outcome
        if self._given_up is not None:
            raise self._given_up

    def _while_answering(self, writes: Iterable[Write]) -> Iterator[Write]:
        for write in writes:
            if self._given_up is not None:
                return
            yield write

    def _write(self, write: Write) -> WriteOutcome:
        if self._given_up is not None:
            raise self._given_up  # the first of the waiting writes to raise ends the others too
        try:
            if isinstance(write, Create):
                return self._create(write)
            if isinstance(write, Update):
                return self._update(write)
            return self._delete(write)
        except WriteRefused as error:
            return Refused(write.remote_id, error.reason)
        except RateLimited:
            raise  # rejected before it took effect, as the others would be
        except TransientError as error:
            return OutcomeUnknown(write.remote_id, error)

    # Create

    def _create(self, write: Create) -> WriteOutcome:
        now = datetime.now(UTC).replace(microsecond=0)
        identity = write.uid, write.event, write.marker, now
        text = compose_rest(write.pattern, *identity) if write.pattern else compose(*identity)
        if self._client.discovery.ignores_conditions:
            stored = self._client.get(self._calendar_id, write.remote_id)
            if stored is not None:
                return self._found(write, stored)
        answer = self._put(write.remote_id, text, {"If-None-Match": "*"})
        if answer.status // 100 == 2:
            version_tag = answer.headers.get("ETag")
            if _is_strong(version_tag) and reads_back(write.event):
                # A strong ETag proves that these bytes are stored (RFC 4791, section 5.3.4), so they need not be read.
                resource = Resource(write.uid, write.event, write.marker, now, now, has_guests=False)
                return Written(write.remote_id, self._client.remote_event(write.remote_id, version_tag, resource, text))
            return self._written(write.remote_id, text, answer)
        self._raise_account_error(answer)
        if answer.status in {412, 409} or preconditions(answer.body) & UID_CONFLICTS:
            return self._name_or_uid_taken(write, answer)
        if answer.status in {403, 404, 405, 410}:
            self._check_calendar()
        return Refused(write.remote_id, refusal(answer))

    def _name_or_uid_taken(self, write: Create, answer: HttpResponse) -> WriteOutcome:
        stored = self._client.get(self._calendar_id, write.remote_id)
        if stored is None:
            self._check_calendar()
            conflict = preconditions(answer.body) & UID_CONFLICTS or answer.status == 412
            return Refused(
                write.remote_id,
                because(Reason.UID_TAKEN) if conflict else refusal(answer),
            )
        return self._found(write, stored)

    def _found(self, write: Create, stored: Stored) -> WriteOutcome:
        """Return the outcome of a create whose name is taken: success if an earlier attempt of ours wrote it."""
        try:
            resource = read_resource(stored.text or "")
        except UnreadableText:
            return PreconditionFailed(write.remote_id)
        ours = resource.uid == write.uid and resource.marker == write.marker
        if not ours or normalise(resource.event) != normalise(write.event):
            # Also where a person has edited ours since: the engine has to read that edit first.
            return PreconditionFailed(write.remote_id)
        return Written(
            write.remote_id,
            self._client.remote_event(write.remote_id, stored.version_tag, resource, stored.text or ""),
        )

    # Update

    def _update(self, write: Update) -> WriteOutcome:
        source, version_tag = write.source, write.version_tag
        if not source or self._must_read_first(version_tag):
            stored = self._client.get(self._calendar_id, write.remote_id)
            if stored is None:
                return self._missing(write.remote_id)
            if self._differs(stored, version_tag, write.before):
                return PreconditionFailed(write.remote_id)
            source, version_tag = stored.text or "", stored.version_tag
        if self._would_mail(source):
            return Refused(write.remote_id, HAS_GUESTS)
        text = patch(source, write.before, write.after, datetime.now(UTC), write.marker)
        answer = self._put(write.remote_id, text, _if_match(version_tag))
        if answer.status // 100 == 2:
            return self._written(write.remote_id, text, answer)
        self._raise_account_error(answer)
        if answer.status in {404, 410}:
            return self._missing(write.remote_id)
        if answer.status == 412:
            return PreconditionFailed(write.remote_id)
        if answer.status in {403, 405, 409}:
            self._check_calendar()
        return Refused(write.remote_id, refusal(answer))

    def _must_read_first(self, version_tag: str | None) -> bool:
        return not _is_strong(version_tag) or self._client.discovery.ignores_conditions

    def _differs(self, stored: Stored, version_tag: str | None, before: Event | None) -> bool:
        """Return True if the event has changed since it was read: by ETag where both are strong, else by content."""
        if _is_strong(stored.version_tag) and _is_strong(version_tag):
            return stored.version_tag != version_tag
        if before is None:
            return False
        try:
            return normalise(read_resource(stored.text or "").event) != normalise(before)
        except UnreadableText:
            return True

    def _missing(self, remote_id: str) -> Missing:
        # If the calendar itself is gone, "not found" is no evidence about its events.
        self._check_calendar()
        return Missing(remote_id)

    # Delete

    def _delete(self, write: Delete) -> WriteOutcome:
        source, version_tag = write.source, write.version_tag
        if self._must_read_first(version_tag) or (self._client.discovery.auto_schedule and not source):
            stored = self._client.get(self._calendar_id, write.remote_id)
            if stored is None:
                return Deleted(write.remote_id)
            if self._differs(stored, version_tag, _event_of(source)):
                return PreconditionFailed(write.remote_id)
            source, version_tag = stored.text or "", stored.version_tag
        if self._would_mail(source):
            return Refused(write.remote_id, HAS_GUESTS)
        answer = self._client.transport.request(
            "DELETE", self._url(write.remote_id), headers={"Schedule-Reply": "F", **_if_match(version_tag)}
        )
        if answer.status // 100 == 2 or answer.status in {404, 410}:
            return Deleted(write.remote_id)
        self._raise_account_error(answer)
        if answer.status == 412:
            return PreconditionFailed(write.remote_id)
        if answer.status in {403, 405, 409}:
            self._check_calendar()
        return Refused(write.remote_id, refusal(answer))

    # Shared

    def _put(self, remote_id: str, text: str, condition: dict[str, str]) -> HttpResponse:
        return self._client.transport.request(
            "PUT", self._url(remote_id), headers={**_CALENDAR_TYPE, **condition}, body=text.encode()
        )

    def _written(self, remote_id: str, text: str, answer: HttpResponse) -> WriteOutcome:
        version_tag = answer.headers.get("ETag")
        if not _is_strong(version_tag):
            # Without a strong ETag the server may have stored something else (RFC 4791, section 5.3.4): read it.
            stored = self._client.get(self._calendar_id, remote_id)
            if stored is None:
                return OutcomeUnknown(remote_id, TransientError(because(Reason.ACCEPTED_NOT_FOUND)))
            text, version_tag = stored.text or "", stored.version_tag
        try:
            resource = read_resource(text)
        except UnreadableText:
            return OutcomeUnknown(remote_id, TransientError(_UNREADABLE))
        return Written(remote_id, self._client.remote_event(remote_id, version_tag, resource, text))

    def _would_mail(self, source: str) -> bool:
        return self._client.discovery.auto_schedule and _GUEST.search(source) is not None

    def _check_calendar(self) -> None:
        """Raise if the calendar is gone or read-only; one request per call of `write`."""
        if not self._known_writable:
            self._client.check_writable(self._calendar_id)
            self._known_writable = True

    def _raise_account_error(self, answer: HttpResponse) -> None:
        error = account_error(answer)
        if error is not None:
            raise error
        if answer.status // 100 == 3:
            raise moved()

    def _url(self, remote_id: str) -> str:
        return url_of(self._calendar_id, remote_id)


def _if_match(version_tag: str | None) -> dict[str, str]:
    # Never "*", which many servers do not implement. Weak tags never match (RFC 9110, section 13.1.1).
    return {"If-Match": version_tag} if version_tag and _is_strong(version_tag) else {}


def _is_strong(version_tag: str | None) -> bool:
    return bool(version_tag) and not str(version_tag).startswith(("W/", "w/"))


def _event_of(source: str) -> Event | None:
    try:
        return read_resource(source).event if source else None
    except UnreadableText:
        return None
