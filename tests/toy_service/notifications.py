"""What Corkboard sends to a callback address: a handshake first, then news of several boards at a time."""

import json
from collections.abc import Mapping, Sequence

from webapp.connectors.registry import CallbackRequest, Notification, NotificationKind, UnreadableNotification

_KINDS: Mapping[str, NotificationKind] = {"pinned": "changed", "missed": "changed", "ended": "ending"}


class CorkboardReceiver:
    """Fulfils `NotificationReceiver`. Nothing is signed: each notification repeats the secret of its subscription."""

    max_body = 64 * 1024

    def handshake(self, request: CallbackRequest) -> str | None:
        return request.query.get("challenge")

    def verify(self, request: CallbackRequest) -> bool:
        return True

    def parse(self, request: CallbackRequest) -> Sequence[Notification]:
        try:
            return [
                Notification(_KINDS.get(each["kind"], "unknown"), None, str(each["subscription"]), str(each["secret"]))
                for each in json.loads(request.body)["news"]
            ]
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise UnreadableNotification("not in the form of Corkboard's news") from error
