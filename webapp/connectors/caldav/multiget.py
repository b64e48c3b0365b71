"""Events by id, with calendar-multiget (RFC 4791, section 7.9) in batches, also for a single id."""

import re
from collections.abc import Iterator, Sequence

from webapp.connectors.base import Fetched, Gone, NoEvent, Unknown, Unreadable
from webapp.connectors.caldav.client import Client, unusable
from webapp.connectors.caldav.dav_xml import CALDAV, DAV, MalformedAnswer, MultiStatus, Response, multiget, repaired
from webapp.connectors.caldav.errors import account_error
from webapp.connectors.caldav.hrefs import comparable, path_of, url_of
from webapp.connectors.caldav.transport import AnswerTooLarge, HttpResponse
from webapp.connectors.errors import AuthorizationLost, RateLimited
from webapp.connectors.ical.moments import HoldsNoEvent, UnreadableText
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.reasons import Reason, because
from webapp.outbound.parallel import in_parallel

BATCH = 100
"""Ids in a request. Larger batches are no faster, and some servers allow a hundred."""

MOST_UNANSWERED = 3
"""Number of ids in a row without a usable answer after which the server is taken to be out of order."""

_FAILED_AS_A_WHOLE = frozenset({404, 410, 500})
"""Statuses of a whole multiget that a single one of its ids can cause (DAViCal, sabre/dav 1.8)."""

_BAD_BYTES = because(Reason.NOT_UTF8)
_REPLACED = "\ufffd"
_COMPLETE = re.compile(rb".*</[\w-]*:?multistatus>\s*$", re.DOTALL)


class BrokenEntry(MalformedAnswer):
    """A complete multi-status body that is no XML, because of the data of one of its entries."""


def fetch(client: Client, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
    """Yield one result per id, in any order; see `Connector.fetch`."""
    batches = [remote_ids[start : start + BATCH] for start in range(0, len(remote_ids), BATCH)]
    reader = _Reader(client, calendar_id)
    if len(batches) == 1:
        yield from reader.fetch(batches[0])
        return
    for answers in in_parallel(reader.fetch, batches, client.transport.width):
        yield from answers


class _Reader:
    """One `fetch` call for one calendar."""

    def __init__(self, client: Client, calendar_id: str) -> None:
        self._client = client
        self._calendar_id = calendar_id
        self._known_to_exist = False

    def fetch(self, remote_ids: Sequence[str], *, halved: bool = False) -> list[Fetched]:
        """Return the results of one batch. A batch that fails because of one id is halved until that id is found."""
        try:
            answer = self._client.report(self._calendar_id, multiget(remote_ids), "1")
            if answer.status == 207:
                return self._read(answer, remote_ids)
            if answer.status not in _FAILED_AS_A_WHOLE:
                raise unusable(answer)
            self._check_exists()
            if len(remote_ids) == 1:
                return [self._ask_instead(remote_ids[0], answer, halved=halved)]
            return self._halves(remote_ids)
        except AnswerTooLarge:
            reason = because(Reason.ENTRY_TOO_LARGE)
        except BrokenEntry:
            reason = because(Reason.ENTRY_ANSWER_UNREADABLE)
        return [Unreadable(remote_ids[0], None, reason)] if len(remote_ids) == 1 else self._halves(remote_ids)

    def _halves(self, remote_ids: Sequence[str]) -> list[Fetched]:
        middle = len(remote_ids) // 2
        return [*self.fetch(remote_ids[:middle], halved=True), *self.fetch(remote_ids[middle:], halved=True)]

    def _read(self, answer: HttpResponse, remote_ids: Sequence[str]) -> list[Fetched]:
        waiting = {comparable(remote_id): remote_id for remote_id in remote_ids}
        result: list[Fetched] = []
        damaged = False
        try:
            responses = list(MultiStatus(answer.body, keep=True))
        except MalformedAnswer:
            responses, damaged = _repaired_responses(answer.body), True
        for response in responses:
            name = comparable(path_of(answer.url, response.href))
            read = _read(self._client, waiting[name], response, damaged=damaged) if name in waiting else None
            if read is not None:
                result.append(read)
                del waiting[name]
        return [*result, *self._ask_for(list(waiting.values()))]

    def _ask_for(self, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        """Get each id that a multiget left out: only "not found" for the id itself is evidence of its removal."""
        unanswered = 0
        for remote_id in remote_ids:
            answer = self._ask(remote_id) if unanswered < MOST_UNANSWERED else Unknown(remote_id)
            unanswered = unanswered + 1 if isinstance(answer, Unknown) else 0
            yield answer

    def _ask(self, remote_id: str) -> Fetched:
        try:
            answer = self._client.transport.request("GET", url_of(self._calendar_id, remote_id))
        except AnswerTooLarge:
            return Unreadable(remote_id, None, because(Reason.ENTRY_TOO_LARGE))
        if answer.status in {404, 410}:
            self._check_exists()
            return Gone(remote_id)
        if answer.status == 200:
            return _event(self._client, remote_id, answer.headers.get("ETag"), answer.body)
        error = account_error(answer)
        if isinstance(error, AuthorizationLost | RateLimited):
            raise error
        return Unknown(remote_id)

    def _ask_instead(self, remote_id: str, refused: HttpResponse, *, halved: bool) -> Fetched:
        """Get an id for which a multiget fails, although the calendar exists.

        A 500 counts as caused by this id only if its neighbours were answered; else it may be an outage.
        """
        answer = self._ask(remote_id)
        if isinstance(answer, Gone | Unknown) and refused.status == 500 and not halved:
            raise unusable(refused)
        return answer

    def _check_exists(self) -> None:
        """Raise CalendarGone if the calendar does not exist; one request per call of `fetch`."""
        if not self._known_to_exist:
            self._client.properties(self._calendar_id, f"{DAV}resourcetype")
            self._known_to_exist = True


def _repaired_responses(body: bytes) -> list[Response]:
    try:
        return list(MultiStatus(repaired(body), keep=True))
    except MalformedAnswer as error:
        if _COMPLETE.match(body[-200:]) and b"multistatus" in body[:1000] and b"<!DOCTYPE" not in body[:1000]:
            raise BrokenEntry(error.reason) from error
        raise


def _read(client: Client, remote_id: str, response: Response, *, damaged: bool) -> Fetched | None:
    """Return the result of one response of a multiget; None without data or evidence."""
    text = response.text(f"{CALDAV}calendar-data")
    version_tag = response.text(f"{DAV}getetag")
    if text is None:
        return Gone(remote_id) if response.status in {404, 410} and not response.answered else None
    if damaged and _REPLACED in text:
        # The next edit would write the damage back.
        return Unreadable(remote_id, version_tag, _BAD_BYTES)
    return _understood(client, remote_id, version_tag, text)


def _event(client: Client, remote_id: str, version_tag: str | None, body: bytes) -> Fetched:
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return Unreadable(remote_id, version_tag, _BAD_BYTES)
    return _understood(client, remote_id, version_tag, text)


def _understood(client: Client, remote_id: str, version_tag: str | None, text: str) -> Fetched:
    try:
        resource = read_resource(text)
    except HoldsNoEvent:
        return NoEvent(remote_id)  # servers without component names list tasks among the events
    except UnreadableText as error:
        return Unreadable(remote_id, version_tag, error.reason)
    return client.remote_event(remote_id, version_tag, resource, text)
