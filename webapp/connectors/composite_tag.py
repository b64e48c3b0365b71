"""One version tag for an event of several resources, such as a series and its exceptions. Pure."""

import hashlib
import json
from collections.abc import Mapping


def composite_tag(parts: Mapping[str, str]) -> str:
    """Return the version tag (64 hexadecimal digits) of an event, from the tags of its parts by their ids.

    It does not depend on the order of the parts, and changes if a part changes, is added or goes. It is the SHA-256 of
    the pairs of id and tag, sorted, as JSON, so that no id or tag can be taken for another.
    """
    text = json.dumps(sorted(parts.items()), separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
