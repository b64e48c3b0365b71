"""Whole events by id, with calendar-multiget in batches, also for a single id: one path, one meaning of silence."""

import re
from collections.abc import Iterator, Sequence

from webapp.connectors.base import Fetched, Gone, NoEvent, Unknown, Unreadable
from webapp.connectors.caldav.client import Client, unusable
from webapp.connectors.caldav.dav_xml import CALDAV, DAV, MalformedAnswer, MultiStatus, Response, multiget, repaired
from webapp.connectors.caldav.hrefs import comparable, path_of
from webapp.connectors.caldav.read import HoldsNoEvent, UnreadableText, read_resource
from webapp.connectors.caldav.transport import Answer, AnswerTooLarge
from webapp.connectors.parallel import in_parallel

BATCH = 100
"""Ids a request. Larger batches gain nothing, and some servers stop at a hundred."""

_REPLACED = "\ufffd"
_COMPLETE = re.compile(rb".*</[\w-]*:?multistatus>\s*$", re.DOTALL)


class BrokenEntry(MalformedAnswer):
    """A whole multi-status answer that is no XML: something in one of its entries is at fault."""


def fetch(client: Client, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
    """Yield one answer per id, in any order; see `Connector.fetch`."""
    batches = [remote_ids[start : start + BATCH] for start in range(0, len(remote_ids), BATCH)]
    if len(batches) == 1:
        yield from _fetch_batch(client, calendar_id, batches[0])
        return
    for answers in in_parallel(lambda batch: _fetch_batch(client, calendar_id, batch), batches, client.transport.width):
        yield from answers


def _fetch_batch(client: Client, calendar_id: str, remote_ids: Sequence[str]) -> list[Fetched]:
    """Return the answers for one batch; one that is too large or broken is halved until it names the culprit."""
    try:
        answer = client.report(calendar_id, multiget(remote_ids), "1")
        if answer.status != 207:
            raise unusable(answer)
        return _read_batch(client, answer, remote_ids)
    except AnswerTooLarge:
        reason = "It is too large to be read"
    except BrokenEntry:
        reason = "The server's answer about it cannot be read"
    if len(remote_ids) == 1:
        return [Unreadable(remote_ids[0], None, reason)]
    middle = len(remote_ids) // 2
    halves = (remote_ids[:middle], remote_ids[middle:])
    return [answer for half in halves for answer in _fetch_batch(client, calendar_id, half)]


def _read_batch(client: Client, answer: Answer, remote_ids: Sequence[str]) -> list[Fetched]:
    waiting = {comparable(remote_id): remote_id for remote_id in remote_ids}
    result: list[Fetched] = []
    damaged = False
    try:
        responses = list(MultiStatus(answer.body, keep=True))
    except MalformedAnswer:
        responses, damaged = _repaired_responses(answer.body), True
    for response in responses:
        remote_id = waiting.pop(comparable(path_of(answer.url, response.href)), None)
        if remote_id is not None:
            result.append(_read(client, remote_id, response, damaged=damaged))
    return result + [Unknown(remote_id) for remote_id in waiting.values()]


def _repaired_responses(body: bytes) -> list[Response]:
    try:
        return list(MultiStatus(repaired(body), keep=True))
    except MalformedAnswer as error:
        if _COMPLETE.match(body[-200:]) and b"multistatus" in body[:1000] and b"<!DOCTYPE" not in body[:1000]:
            raise BrokenEntry(error.reason) from error
        raise


def _read(client: Client, remote_id: str, response: Response, *, damaged: bool) -> Fetched:
    text = response.text(f"{CALDAV}calendar-data")
    version_tag = response.text(f"{DAV}getetag")
    if text is None:
        if response.status in {404, 410} and not response.answered:
            return Gone(remote_id)
        return Unknown(remote_id)
    if damaged and _REPLACED in text:
        # Reading on would mean writing the damage back with the next edit.
        return Unreadable(remote_id, version_tag, "It holds bytes that are not valid UTF-8")
    try:
        resource = read_resource(text)
    except HoldsNoEvent:
        return NoEvent(remote_id)  # servers that do not name components list tasks among the events
    except UnreadableText as error:
        return Unreadable(remote_id, version_tag, str(error))
    return client.remote_event(remote_id, version_tag, resource, text)
