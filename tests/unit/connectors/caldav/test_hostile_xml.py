"""Whatever a server answers in place of WebDAV: it is read, or refused with a reason, at a cost that grows evenly."""

from collections.abc import Callable

import pytest
from hypothesis import given

from tests.hostile import assert_grows_evenly, mutations, tried
from webapp.connectors.caldav.dav_xml import DAV, MalformedAnswer, MultiStatus, preconditions, repaired
from webapp.reason_texts import sentence

pytestmark = pytest.mark.slow  # long documents, and many of them

HEAD = b'<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
ENTRY = (
    b"<D:response><D:href>/c/1.ics</D:href><D:propstat><D:prop><D:getetag>&quot;1&quot;</D:getetag><C:calendar-data>"
    b"BEGIN:VCALENDAR</C:calendar-data></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
)
TAIL = b"<D:sync-token>token:1</D:sync-token></D:multistatus>"
DOCUMENTS = [
    HEAD + ENTRY * 2 + TAIL,
    HEAD + b"<D:response><D:href>/c/2.ics</D:href><D:status>HTTP/1.1 404 Gone</D:status></D:response>" + TAIL,
    b'<?xml version="1.0"?><D:error xmlns:D="DAV:"><D:valid-sync-token/></D:error>',
]
TOKENS = [
    b"<D:response>",
    b"</D:multistatus>",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"&a;",
    b"&#0;",
    b"&#x110000;",
    b"<?php x ?>",
    b"<!-- ",
    b"\xff\xfe",
    b'encoding="utf-16"',
    b"HTTP/1.1 " + b"9" * 5000,
    b"HTTP/1.1 \xd9\xa2\xd9\xa0\xd9\xa0",
    b"<D:a" + b" x='1'" * 30 + b"/>",
]


def read(body: bytes) -> int:
    """Read as the connector does; return how many entries there were."""
    try:
        answer = MultiStatus(body)
        number = 0
        for response in answer:
            number += 1
            assert 0 <= response.status < 1000
            response.text(f"{DAV}getetag")
            response.hrefs(f"{DAV}href")
    except MalformedAnswer as error:
        assert len(sentence(error.reason)) < 120
        return 0
    assert answer.sync_token is None or answer.sync_token
    return number


@tried(150)
@given(mutations(DOCUMENTS, TOKENS))
def test_whatever_comes_is_read_or_refused(body: bytes) -> None:
    read(body)
    read(repaired(body))
    assert all(name.isprintable() for name in preconditions(body))


def test_a_status_of_thousands_of_digits_is_none() -> None:
    assert read(DOCUMENTS[0].replace(b"HTTP/1.1 200", TOKENS[12])) == 2


SHAPES: dict[str, Callable[[int], bytes]] = {
    "entries": lambda size: HEAD + ENTRY * size + TAIL,
    "depth": lambda size: HEAD + b"<a>" * size + b"</a>" * size + TAIL,
    "properties of one entry": lambda size: (
        HEAD + ENTRY.replace(b"<D:getetag>", b"<x/>" * size + b"<D:getetag>") + TAIL
    ),
    "propstats": lambda size: (
        HEAD + b"<D:response>" + b"<D:propstat><D:prop/></D:propstat>" * size + b"</D:response>" + TAIL
    ),
    "attributes": lambda size: HEAD + b"<a " + b"".join(b'a%d="1" ' % n for n in range(size)) + b"/>" + TAIL,
    "comments": lambda size: HEAD + b"<!-- x -->" * size + ENTRY + TAIL,
    "one long text": lambda size: HEAD + ENTRY.replace(b"BEGIN:VCALENDAR", b"x" * 50 * size) + TAIL,
    "no entries at all": lambda size: HEAD + b"<x>y</x>" * size + TAIL,
    "entities": lambda size: b'<!DOCTYPE a [<!ENTITY b "' + b"c" * size + b'">]>' + HEAD + b"&b;" * size + TAIL,
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_more_of_anything_costs_evenly(shape: Callable[[int], bytes]) -> None:
    assert_grows_evenly(read, shape, 150)
