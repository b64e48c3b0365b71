"""The VEVENT components of a resource, and their properties that are no dates of the calendar."""

from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import unquote

from webapp.connectors.event import Marker, clean_text
from webapp.connectors.ical.content_lines import logical_lines, parse_head, split_line, unescape
from webapp.connectors.ical.moments import UnreadableText
from webapp.connectors.reasons import Reason, because

DEPLOYMENT_PROPERTY = "X-CALENDAR-SYNC-DEPLOYMENT"
ITEM_PROPERTY = "X-CALENDAR-SYNC-ITEM"
BUSY_STATUS_PROPERTY = "X-MICROSOFT-CDO-BUSYSTATUS"
STYLED_DESCRIPTIONS = ("X-ALT-DESC", "STYLED-DESCRIPTION")
"""Properties with a formatted description."""

Block = dict[str, list[tuple[str, str]]]
Properties = Mapping[str, list[tuple[str, str]]]
"""The properties of a component: the part before the colon and the value of each, by its name in upper case."""


def event_blocks(text: str) -> tuple[list[Block], list[str]]:
    """Return the VEVENTs as name -> [(head, value)], and all lines, for VTIMEZONE."""
    lines = logical_lines(text)
    blocks: list[Block] = []
    block: Block | None = None
    nested = 0
    ended = False
    for line in lines:
        if block is None:
            if line[:12].upper() == "BEGIN:VEVENT":
                block, nested = {}, 0
            elif line[:13].upper() == "END:VCALENDAR":
                ended = True
            continue
        head, value = split_line(line)
        name = head.partition(";")[0].upper()
        if name == "BEGIN":
            nested += 1
        elif name == "END":
            if nested:
                nested -= 1
            else:
                blocks.append(block)
                block = None
        elif not nested:
            block.setdefault(name, []).append((head, value))
    if not ended:
        raise UnreadableText(because(Reason.INCOMPLETE_TEXT))
    return blocks, lines


def revision(sequence: str, modified: str) -> tuple[int, str]:
    """Return a sort key that is greater for the newer of two components; of equal ones the later in the text counts."""
    return int(sequence) if sequence.isascii() and sequence.isdecimal() and len(sequence) < 10 else 0, modified


def show_as_of(block: Properties) -> str:
    """Return `show_as` from TRANSP, STATUS and Microsoft's X-MICROSOFT-CDO-BUSYSTATUS ([MS-OXCICAL]).

    The standard properties take precedence, since other clients change only those.
    https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcical/cd68eae7-ed65-4dd3-8ea7-ad585c76c736
    """
    busy_status = value_of(block, BUSY_STATUS_PROPERTY).upper()
    transparency = value_of(block, "TRANSP").upper()
    status = value_of(block, "STATUS").upper()
    if busy_status == "WORKINGELSEWHERE":
        return "working_elsewhere"
    if status == "CANCELLED" or transparency == "TRANSPARENT" or (busy_status == "FREE" and not transparency):
        return "free"
    if busy_status == "OOF":
        return "out_of_office"
    return "tentative" if status == "TENTATIVE" or (busy_status == "TENTATIVE" and not status) else "busy"


def description_of(block: Properties) -> str:
    """Return the description; if there is only a formatted one (Outlook, RFC 9073, ALTREP), that as text."""
    plain = text_of(block, "DESCRIPTION")
    if plain or not block.keys() & {"DESCRIPTION", *STYLED_DESCRIPTIONS}:
        return plain
    styled = (
        text_of(block, name) for name in STYLED_DESCRIPTIONS if "VALUE=URI" not in block.get(name, [("", "")])[0][0]
    )
    return next(filter(None, (*styled, _data_html(block))), "")


def _data_html(block: Properties) -> str:
    """Return the HTML that an empty DESCRIPTION carries in its ALTREP (RFC 5545, 3.2.1; RFC 2397)."""
    address = parse_head(block["DESCRIPTION"][0][0])[1].get("ALTREP", "") if "DESCRIPTION" in block else ""
    head, _, data = address.partition(",")
    if not head.lower().startswith("data:text/html") or head.lower().endswith(";base64"):
        return ""
    return clean_text(unquote(data))


def marker_of(block: Properties) -> Marker | None:
    """Return our marker; None without one."""
    deployment_id, item_uid = text_of(block, DEPLOYMENT_PROPERTY), text_of(block, ITEM_PROPERTY)
    return Marker(deployment_id, item_uid) if deployment_id and item_uid else None


def instant_of(block: Properties, name: str) -> datetime | None:
    """Return a time stamp, which is in UTC (RFC 5545, section 3.8.7); None if it is missing or malformed."""
    value = value_of(block, name)
    try:
        return datetime.fromisoformat(value.rstrip("Zz")).replace(tzinfo=UTC) if value else None
    except ValueError:
        return None  # a broken time stamp must not cost the event


def text_of(block: Properties, name: str) -> str:
    """Return a TEXT value (RFC 5545, section 3.3.11) without escapes and control characters; "" if missing."""
    return clean_text(unescape(block[name][0][1])) if name in block else ""


def value_of(block: Properties, name: str) -> str:
    """Return a value as it is written; "" if it is missing."""
    return block[name][0][1].strip() if name in block else ""
