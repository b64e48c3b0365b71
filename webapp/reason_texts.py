"""Texts of reasons for people: sentence, advice, and who has to act. No other module contains such texts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from webapp.connectors.reasons import Reason, Refusal

Who = Literal["owner", "administrator", "service", "nobody"]
"""Who has to act. `service`: it is retried automatically, and only the service can change the outcome."""

SERVICE = "The server"
"""Name of a service of which only the server is known."""

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_PARAMETER = re.compile(r"{(\w+)}")

_VALUE_TEXTS: Mapping[str, Mapping[str, str]] = {
    "kinds": {
        "reading": "changes there do not come in",
        "sending": "changes here are not sent",
        "manual": "Sync now is not finished",
        "undo": "the undo is not finished",
        "busy": "it is not known when the linked calendar is busy",
    },
    "side": {"here": "My Calendar", "there": "the linked calendar"},
}
"""Texts for the values of parameters that are codes."""

GENERAL = "Open it on both sides and save it once more, then try again. If that does not help, ask your administrator."


@dataclass(frozen=True, slots=True)
class Explanation:
    """Texts of one reason.

    `sentence` has parameters in braces; a part in brackets is left out if one of its parameters is missing. A sentence
    that begins in lower case is a clause, which follows "because"; `lead` is put before it if it has no verb.
    """

    sentence: str
    who: Who
    advice: str = GENERAL
    lead: str = ""


_GUESTS = "Change or remove it where its guests were invited: a change from here could send them mail."
_TIMES = "Open it where it was created, set its start and end again and save it. It is then synced automatically."
_ZONE = "Open it, choose a time zone from the list and save it."
_RULE = "Open it, set again how it repeats and save it, or make two series of it."
_SPLIT = "Let the series end earlier, or make several shorter series of it."
_REACH = "The service does not reach that far. Leave it, or try again once its date comes near."
_SHORTEN = "Shorten its description, then try again."
_FREE_SPACE = "Delete old events or attachments at the calendar's service, then try again."
_MADE_THERE = "Make this change where the event was created."
_PERMIT = "Allow editing of existing events in this calendar's settings. It is then retried automatically."
_OWNER_RIGHT = "Ask its owner for permission to change the calendar, or link one of your own. Then try again."
_DOUBLE = "Delete its duplicate in the account's other calendar, then try again."
_DAMAGED = "It is damaged. Create it again where it comes from, and delete the damaged one."
_BUSY_SERVER = "The server is busy; it is retried automatically. If that does not help, open it there and save it."
_FEWER_GUESTS = "Invite fewer people to it where they were invited, then try again."
_ODD_VALUE = "Open it, look for unusual texts or times, change them and save it."

_EXPLANATIONS: Mapping[Reason, Explanation] = {
    # Connections: any service
    Reason.ASKED_TO_SLOW_DOWN: Explanation("{service} asked to slow down.", "service"),
    Reason.SERVICE_TROUBLE: Explanation("{service} has a problem of its own just now[ (status {status})].", "service"),
    Reason.ANSWER_TOO_LARGE: Explanation("{service} sent an answer that is far too large.", "service"),
    Reason.TOO_SLOW: Explanation("{service} is too slow: its answer did not end.", "service"),
    Reason.NO_ANSWER_IN_TIME: Explanation("{service} did not answer in time.", "service"),
    Reason.CONNECTION_BROKEN_OFF: Explanation("{service} broke the connection off.", "service"),
    Reason.UNREACHABLE: Explanation("{service} could not be reached.", "service"),
    Reason.NO_SECURE_CONNECTION: Explanation("No secure connection to {service} is possible.", "service"),
    Reason.ANSWER_BROKEN_OFF: Explanation("{service} broke its answer off.", "service"),
    Reason.ANSWER_NOT_UNPACKED: Explanation("{service} sent an answer that cannot be unpacked.", "service"),
    Reason.NOTHING_ANSWERS: Explanation("Nothing answers at {host}, port {port}.", "service"),
    Reason.UNKNOWN_HOST: Explanation("There is no server named {host}. Check the spelling.", "owner"),
    Reason.CERTIFICATE_OF_ANOTHER: Explanation("The certificate of {host} belongs to another server.", "service"),
    Reason.CERTIFICATE_UNTRUSTED: Explanation("The certificate of {host} cannot be trusted: {detail}.", "service"),
    Reason.REDIRECTED: Explanation(
        "{service} answered with a redirect; its address in the settings may be wrong.", "administrator"
    ),
    Reason.WAITING_FOR_TURN: Explanation(
        "So much is being sent to the calendar service that this has to wait its turn.", "service"
    ),
    Reason.QUEUE_UNREACHABLE: Explanation(
        "The queue server cannot be reached, so nothing can be sent to the calendar service just now.", "administrator"
    ),
    Reason.REQUEST_REFUSED: Explanation("{service} refused the request (status {status}).", "service"),
    Reason.CALENDAR_GONE: Explanation(
        "The calendar no longer exists, or the account no longer has access to it.", "owner"
    ),
    Reason.INTERNAL_ERROR: Explanation("An internal error. The server's log has the details.", "administrator"),
    # Sign-in
    Reason.SIGN_IN_INVALID: Explanation(
        "{service} found the sign-in request invalid. An administrator has to act.", "administrator"
    ),
    Reason.SIGN_IN_REFUSED: Explanation("{service} refused the sign-in[ (status {status})].", "service"),
    Reason.SIGN_IN_UNREADABLE: Explanation("{service}'s answer to the sign-in cannot be read.", "service"),
    Reason.CLIENT_REFUSED: Explanation(
        "{service} does not accept this installation's client id or secret. An administrator has to act.",
        "administrator",
    ),
    Reason.AUTHORIZATION_LOST: Explanation(
        "{service} no longer accepts the authorisation. Please connect again.", "owner"
    ),
    Reason.AUTHORIZATION_REJECTED: Explanation("{service} no longer accepts the stored authorisation.", "owner"),
    Reason.PERMISSION_MISSING: Explanation(
        "{service} reports that a permission is missing. Reconnect the account and allow everything it asks for.",
        "owner",
    ),
    Reason.SIGN_IN_NO_LONGER_ACCEPTED: Explanation("{service} no longer accepts the user name and password.", "owner"),
    Reason.SIGN_IN_NOT_ACCEPTED: Explanation("{service} does not accept this user name and password.", "owner"),
    Reason.CREDENTIALS_UNREADABLE: Explanation(
        "The stored credentials can no longer be read. Please connect again.", "owner"
    ),
    Reason.SIGN_IN_NOT_KEPT: Explanation(
        "The stored sign-in can no longer be read. Connect the account again from “Click to Connect”.", "owner"
    ),
    Reason.HOME_UNKNOWN: Explanation("Where the account's calendars are is not known. Please connect again.", "owner"),
    Reason.PROFILE_DISCONNECTED: Explanation("{service} no longer has access to {name}. Please reconnect it.", "owner"),
    Reason.PROFILE_DISCONNECTED_UNNAMED: Explanation(
        "{service} no longer has access to the calendar account. Please reconnect it.", "owner"
    ),
    Reason.NOTIFIED_OF_DISCONNECTION: Explanation(
        "The calendar service has withdrawn the access of {service}. Please reconnect it.", "owner"
    ),
    Reason.ANOTHER_ACCOUNT: Explanation(
        "Another account was connected instead of {name}. Please reconnect {name}.", "owner"
    ),
    Reason.RENEWAL_DOES_NOT_END: Explanation(
        "Another worker has been renewing the sign-in of this account for too long.", "service"
    ),
    Reason.SERVICE_NOT_SET_UP: Explanation(
        "{service} is not set up on this installation. An administrator has to act.", "administrator"
    ),
    Reason.SERVICE_NOT_OFFERED: Explanation("This service is not set up on this installation.", "administrator"),
    Reason.NO_SIGN_IN_PAGE: Explanation("{service} has no sign-in page of its own.", "administrator"),
    Reason.PLAN_TOO_SMALL: Explanation(
        "The {service} plan of this installation does not include what is needed here. An administrator has to act.",
        "administrator",
    ),
    # Addresses
    Reason.ADDRESS_INVALID: Explanation("This is not a valid server address.", "owner"),
    Reason.ADDRESS_INCOMPLETE: Explanation("A server address starts with https:// and names a host.", "owner"),
    Reason.ADDRESS_WITH_CREDENTIALS: Explanation(
        "Leave user name and password out of the address; they have fields of their own.", "owner"
    ),
    Reason.ADDRESS_NOT_HTTPS: Explanation("Only addresses that start with https:// are allowed here.", "owner"),
    Reason.ADDRESS_PRIVATE: Explanation(
        "{host} is inside a private network. An administrator can allow it by listing it as a trusted address.",
        "administrator",
    ),
    Reason.LEADS_ELSEWHERE: Explanation(
        "{site} leads to {host}. If you trust that server, enter its address instead.", "owner"
    ),
    Reason.DNS_LEADS_ELSEWHERE: Explanation(
        "{site} names {host} as its calendar server. If you trust that server, enter its address instead.", "owner"
    ),
    Reason.REDIRECTS_IN_CIRCLES: Explanation("{host} redirects in circles.", "service"),
    Reason.NO_CALENDAR_ANSWER: Explanation("The server's answer is not that of a {protocol} server.", "owner"),
    Reason.WEB_PAGE: Explanation(
        "{host} answers with a web page, not as a {protocol} server. Tried: {tried}. If its calendars are in "
        "another place, enter the whole address.",
        "owner",
    ),
    Reason.NO_CALENDAR_SERVER: Explanation(
        "{host} answers, but not as a {protocol} server (status {status}). Tried: {tried}. If its calendars are "
        "in another place, enter the whole address.",
        "owner",
    ),
    Reason.NO_SERVER_ADDRESS: Explanation("{address} is no server's address.", "owner"),
    Reason.HOME_NOT_NAMED: Explanation("The server did not say where the calendars are.", "service"),
    Reason.HOME_NO_CALENDARS: Explanation(
        "The server names a place for calendars that does not answer as one.", "service"
    ),
    # A calendar
    Reason.CALENDAR_FORBIDDEN: Explanation("The server does not allow access to this calendar.", "owner", _OWNER_RIGHT),
    Reason.CALENDAR_READ_ONLY: Explanation("The calendar is read-only for this account.", "owner", _OWNER_RIGHT),
    Reason.CALENDAR_MOVED: Explanation("The calendar has moved on the server. Connect the account again.", "owner"),
    Reason.ENTRY_LOCKED: Explanation("The entry is locked on the server just now.", "service"),
    Reason.NAME_UNUSABLE: Explanation("The server uses a name or a tag that no request can carry.", "service"),
    Reason.ANSWER_MALFORMED: Explanation(
        "The calendar server's answer is not readable calendar data, or it was cut off.", "service"
    ),
    Reason.ANSWER_NO_CALENDAR_DATA: Explanation(
        "The server answered with something else than calendar data.", "service"
    ),
    Reason.ANSWER_WITH_DEFINITIONS: Explanation(
        "The calendar server's answer holds definitions that do not belong there.", "service"
    ),
    Reason.CHANGES_DO_NOT_MOVE_ON: Explanation("The server's list of changes does not move on.", "service"),
    Reason.CHANGES_WITHOUT_END: Explanation("The server's list of changes has no end mark.", "service"),
    Reason.CURSOR_EXPIRED: Explanation("The server no longer knows how far we had read.", "service"),
    Reason.CHANGES_UNKNOWN: Explanation("The server cannot say what changed since the last time.", "service"),
    Reason.CURSOR_UNKNOWN: Explanation("How far we had read is no longer known.", "service"),
    Reason.CURSOR_FOREIGN: Explanation(
        "The position in the calendar's changes is not one of this program's.", "service"
    ),
    Reason.LISTING_INCOMPLETE: Explanation("The server did not list the whole calendar.", "service"),
    Reason.STILL_READING: Explanation(
        "{service} is still reading this calendar. Changes on both sides are synced when that is done.", "service"
    ),
    Reason.PROFILE_LOCKED: Explanation("{service} cannot write to this account just now.", "service"),
    Reason.CALENDARS_NOT_LISTED: Explanation("{service} did not say which calendars the account has.", "service"),
    Reason.NO_JSON: Explanation("{service} answered with something else than JSON.", "service"),
    Reason.ANSWER_WITHOUT: Explanation("{service}'s answer holds no {key}.", "service"),
    Reason.LISTING_FORGOTTEN: Explanation("{service} forgot the rest of a listing while it was read.", "service"),
    Reason.LISTING_WITHOUT_END: Explanation("{service}'s listing does not end.", "service"),
    Reason.BATCH_DOES_NOT_FIT: Explanation("{service}'s answer to a batch does not fit what was sent.", "service"),
    Reason.ADDRESS_OUTSIDE: Explanation("{service} named an address outside its own; it was not followed.", "service"),
    Reason.REQUEST_INVALID: Explanation("{service} found the request invalid: {detail}", "service"),
    Reason.NOTHING_ABOUT_CALENDAR: Explanation("The server said nothing about the calendar.", "service"),
    Reason.ENTRIES_OUTSIDE: Explanation("The server lists entries that lie outside the calendar.", "service"),
    Reason.EVENTS_LEFT_OUT: Explanation("The calendar service left events out of its answer.", "service"),
    # Notifications of changes
    Reason.CHANNEL_WITHOUT_ID: Explanation("{service} did not say which channel it opened.", "service"),
    Reason.CHANNELS_NOT_LISTED: Explanation("{service} did not say which channels there are.", "service"),
    Reason.CALLBACK_ADDRESS_TOO_LONG: Explanation(
        "the callback address of this installation is longer than the {limit} characters {service} takes",
        "administrator",
    ),
    Reason.NOTIFICATIONS_NOT_IN_PLAN: Explanation(
        "the {service} plan of this installation does not include notices", "administrator"
    ),
    Reason.NOTIFICATIONS_FORBIDDEN: Explanation("{service} does not permit them for this account", "nobody"),
    Reason.NOTIFICATIONS_IMPOSSIBLE: Explanation("{service} knows no way to send them for this calendar", "nobody"),
    Reason.SUBSCRIPTION_INVALID: Explanation("{service} found the request for them invalid ({detail})", "nobody"),
    Reason.SUBSCRIPTION_REFUSED: Explanation("{service} refused the request for them (status {status})", "nobody"),
    # An event that the service does not take
    Reason.WOULD_MAIL_GUESTS: Explanation(
        "It has guests, and this server would mail them about the change.", "owner", _GUESTS
    ),
    Reason.COULD_MAIL_GUESTS: Explanation(
        "It has guests, and the calendar service could mail them about the change.", "owner", _GUESTS
    ),
    Reason.FOREIGN_SERIES: Explanation(
        "It belongs to a series made elsewhere. {service} cannot change such a series; change it there.",
        "owner",
        _MADE_THERE,
    ),
    Reason.NOT_A_SERIES: Explanation(
        "It was made elsewhere as a single event, and {service} cannot turn it into a series.", "owner", _MADE_THERE
    ),
    Reason.TEXTS_KEPT: Explanation(
        "A description or place was removed here, but the calendar service keeps the old one. Please remove "
        "it there. Everything else was written.",
        "owner",
    ),
    Reason.EDITING_NOT_ALLOWED: Explanation(
        "It was made elsewhere, and this connection may only change what Calendar Sync made. “Allow editing "
        "of existing events” in the integration's settings changes that.",
        "owner",
        _PERMIT,
    ),
    Reason.CHANGE_NOT_ALLOWED: Explanation(
        "The calendar service does not allow changing this event.", "owner", _OWNER_RIGHT
    ),
    Reason.OUT_OF_REACH: Explanation(
        "None of its dates lies between 42 days back and 201 days ahead, which is as far as {service} reaches.",
        "nobody",
        _REACH,
    ),
    Reason.WITHDRAWN: Explanation(
        "{service} accepted it and removed it at once, twice: the calendar behind it seems to refuse it.", "owner"
    ),
    Reason.DATA_INVALID: Explanation("The server found the event's data invalid.", "owner", _ODD_VALUE),
    Reason.DATA_KIND_REFUSED: Explanation("The server does not take this kind of data.", "owner", _ODD_VALUE),
    Reason.NO_EVENTS_HERE: Explanation("This calendar does not take events.", "owner", _ODD_VALUE),
    Reason.TOO_LARGE: Explanation("The event is too large for this server.", "owner", _SHORTEN),
    Reason.TOO_FAR_PAST: Explanation("The event is too far in the past for this server.", "nobody", _REACH),
    Reason.TOO_FAR_FUTURE: Explanation("The event is too far in the future for this server.", "nobody", _REACH),
    Reason.TOO_MANY_INSTANCES: Explanation("The series has more dates than this server allows.", "owner", _SPLIT),
    Reason.TOO_MANY_GUESTS: Explanation("The event has more guests than this server allows.", "owner", _FEWER_GUESTS),
    Reason.STORAGE_FULL: Explanation("The calendar's storage is full.", "owner", _FREE_SPACE),
    Reason.WRITE_FORBIDDEN: Explanation("The server does not allow writing this event.", "owner", _OWNER_RIGHT),
    Reason.UID_TAKEN: Explanation("Another entry of this account already carries the event's UID.", "owner", _DOUBLE),
    Reason.EVENT_REQUEST_INVALID: Explanation(
        "The server found the request for this event invalid.", "owner", _ODD_VALUE
    ),
    Reason.METHOD_NOT_ALLOWED: Explanation("The server does not allow writing here.", "owner", _OWNER_RIGHT),
    Reason.CONFLICTS_WITH_SERVER: Explanation(
        "The server refused the event because of what it already holds.", "owner", _ODD_VALUE
    ),
    Reason.EVENT_REFUSED: Explanation("The server refused the event (status {status}).", "owner"),
    Reason.ENTRY_INVALID: Explanation("{service} found the entry invalid: {detail}", "owner", _ODD_VALUE),
    Reason.ENTRY_FORBIDDEN: Explanation(
        "{service} does not allow writing this entry: the calendar is read-only, or a permission is missing.",
        "owner",
        _OWNER_RIGHT,
    ),
    Reason.ENTRY_REFUSED: Explanation("{service} refused the entry (status {status}).", "owner"),
    Reason.TOO_MANY_DATES: Explanation("The series has too many dates to write each of them.", "owner", _SPLIT),
    Reason.SERIES_RULE_UNREADABLE: Explanation("The rule of the series cannot be read.", "owner", _RULE),
    Reason.CHANGE_LOSES_SOMETHING: Explanation(
        "The change cannot be written into this entry without losing something", "owner", _MADE_THERE
    ),
    Reason.ONLY_SINGLE_DATES: Explanation(
        "Only single dates of this series are on the calendar, so it cannot be changed as one", "owner", _MADE_THERE
    ),
    Reason.STORED_UNREADABLE: Explanation("What the server holds for this entry cannot be read", "owner", _DAMAGED),
    Reason.SOURCE_SERIES_UNREADABLE: Explanation("The series that it goes on from cannot be read", "owner", _DAMAGED),
    Reason.LONE_SURROGATES: Explanation("Its text holds halves of characters", "owner", _DAMAGED),
    Reason.ENDS_BEFORE_START: Explanation("It ends before it starts", "owner", _TIMES),
    Reason.UNKNOWN_ZONE: Explanation("Its time zone is unknown", "owner", _ZONE),
    Reason.RULE_NOT_UNDERSTOOD: Explanation("Its repeat rule cannot be understood", "owner", _RULE),
    Reason.ACCEPTED_NOT_FOUND: Explanation("The event was accepted, but it cannot be found.", "service"),
    Reason.ACCEPTED_NOT_SHOWN: Explanation("{service} accepted the entry, but does not show it yet.", "service"),
    Reason.SHOWN_UNREADABLE: Explanation("What {service} shows of the entry cannot be read.", "service"),
    Reason.WRITE_NOT_FOUND: Explanation("{service} did not find what was to be written.", "service"),
    # An event that cannot be read
    Reason.ENTRY_TOO_LARGE: Explanation("It is too large to be read", "owner", _SHORTEN),
    Reason.ENTRY_ANSWER_UNREADABLE: Explanation("The server's answer about it cannot be read", "owner", _DAMAGED),
    Reason.NOT_UTF8: Explanation("It holds bytes that are not valid UTF-8", "owner", _DAMAGED),
    Reason.HOLDS_NO_EVENT: Explanation("It holds no event", "owner", _DAMAGED),
    Reason.DATE_NOT_UNDERSTOOD: Explanation("One of its dates cannot be understood", "owner", _TIMES),
    Reason.NOT_UNDERSTOOD: Explanation("It cannot be understood", "owner", _DAMAGED),
    Reason.INCOMPLETE_TEXT: Explanation("Its text is not complete calendar data", "owner", _DAMAGED),
    Reason.SEVERAL_EVENTS: Explanation("It holds several events in one entry", "owner", _DAMAGED),
    Reason.NO_UID: Explanation("It has no UID", "owner", _DAMAGED),
    Reason.SAME_EVENT_TWICE: Explanation("It defines the same event twice", "owner", _DAMAGED),
    Reason.CHANGES_ALL_LATER_DATES: Explanation(
        "It changes all dates from one on, and they cannot be found by its repeat rule", "owner", _RULE
    ),
    Reason.NO_START: Explanation("It has no start", "owner", _TIMES),
    Reason.DURATION_NOT_UNDERSTOOD: Explanation("Its duration cannot be understood", "owner", _TIMES),
    Reason.SEVERAL_RULES: Explanation("It repeats by more than one rule", "owner", _RULE),
    Reason.BLOCKS_TOO_DEEP: Explanation("Its blocks lie too deep in each other", "owner", _DAMAGED),
    Reason.BLOCKS_DO_NOT_FIT: Explanation("Its blocks do not fit into each other", "owner", _DAMAGED),
    Reason.TEXT_ENDS_TOO_EARLY: Explanation("Its text ends too early", "owner", _DAMAGED),
    Reason.NO_CALENDAR_DATA: Explanation("It holds no calendar data", "owner", _DAMAGED),
    Reason.SEVERAL_CALENDARS: Explanation("It holds more than one calendar", "owner", _DAMAGED),
    Reason.DATE_AND_TIME_MIXED: Explanation(
        "Its start is a date and its end a time, or the other way round.", "owner", _TIMES
    ),
    Reason.NO_START_OR_END: Explanation("It has no start or no end.", "owner", _TIMES),
    Reason.START_OR_END_NO_TIME: Explanation("Its start or end is not a time.", "owner", _TIMES),
    Reason.END_OF_CALENDAR: Explanation("It lies at an end of the calendar.", "nobody", _REACH),
    Reason.LISTED_NOT_SENT: Explanation("the server listed it, but did not send it", "service", _BUSY_SERVER),
    # Invalid parts of an event, which were left out
    Reason.FLAW_ENDLESS: Explanation(
        "it changes all dates from one on, which is shown for the first of them only", "nobody"
    ),
    Reason.FLAW_NO_END: Explanation("its end cannot be understood, so it is shown without length", "nobody"),
    Reason.FLAW_BACKWARDS: Explanation("its end lies before its start, so it is shown without length", "nobody"),
    Reason.FLAW_NO_DATE: Explanation(
        "one of its extra or excluded dates cannot be understood and is ignored", "nobody"
    ),
    # What cannot be stored here
    Reason.NOT_STORABLE_BESIDE: Explanation("It cannot be stored beside what is there already", "owner", _ODD_VALUE),
    Reason.VALUE_DOES_NOT_FIT: Explanation("One of its values does not fit into the database", "owner", _ODD_VALUE),
    Reason.NOT_STORABLE: Explanation("It cannot be stored as it is", "owner", _ODD_VALUE),
    Reason.NOT_CALCULABLE: Explanation("One of its dates or rules cannot be calculated with", "owner", _ODD_VALUE),
    Reason.NOT_WORKED_OUT: Explanation("It cannot be worked out ({error})", "owner", _ODD_VALUE),
    # What a run did, and why
    Reason.NEW_THERE: Explanation("new on the linked calendar", "nobody", lead="it is"),
    Reason.BROUGHT_BACK: Explanation(
        "written from here once; its item was no longer here, and was brought back by a manual sync",
        "nobody",
        lead="it was",
    ),
    Reason.TAKEN_OVER: Explanation(
        "written by another installation of Calendar Sync, and taken over by a manual sync", "nobody", lead="it was"
    ),
    Reason.WHOLE_SERIES_HERE: Explanation(
        "it is one date of a series of the linked calendar that is now here as a whole", "nobody"
    ),
    Reason.ANSWER_LOST_FOUND: Explanation(
        "sent before, but the answer was lost; the event was found on the linked calendar", "nobody", lead="it was"
    ),
    Reason.ANSWER_LOST_REMOVED: Explanation(
        "sent before, but the answer was lost; the item was removed since, so it goes again", "nobody", lead="it was"
    ),
    Reason.ANSWER_LOST_AGREED: Explanation(
        "changed in My Calendar, and the linked calendar holds the same already: an answer was lost before",
        "nobody",
        lead="it was",
    ),
    Reason.LISTED_UNDER_NEW_ID: Explanation(
        "the calendar service lists it under another id now; item and event are linked again", "nobody"
    ),
    Reason.SAME_ON_BOTH_SIDES: Explanation("the same entry exists on both sides, so the two are linked", "nobody"),
    Reason.CHANGED_THERE: Explanation("changed on the linked calendar", "nobody", lead="it was"),
    Reason.CHANGED_HERE: Explanation("changed in My Calendar", "nobody", lead="it was"),
    Reason.CHANGE_NOT_TAKEN_OVER: Explanation(
        "changed on the linked calendar; by the options or the kind of item this is not taken over",
        "owner",
        lead="it was",
    ),
    Reason.STORED_AGAIN: Explanation(
        "stored again on the linked calendar without a change of content", "nobody", lead="it was"
    ),
    Reason.NEWER_VALUE_WINS_HERE: Explanation(
        "changed on both sides; the newer value wins, the My Calendar value is kept here", "nobody", lead="it was"
    ),
    Reason.NEWER_VALUE_WINS_THERE: Explanation(
        "changed on both sides; the newer value wins, the linked calendar value is kept here", "nobody", lead="it was"
    ),
    Reason.GOES_TO_TRASH: Explanation("{cause}; it goes to the Trash", "nobody"),
    Reason.EDIT_BEATS_REMOVAL_HERE: Explanation(
        "removed here, but changed on the linked calendar since: an edit beats a removal", "nobody", lead="it was"
    ),
    Reason.EDIT_BEATS_REMOVAL_THERE: Explanation(
        "removed on the linked calendar, but changed here since: an edit beats a removal", "nobody", lead="it was"
    ),
    Reason.NOT_THERE_YET: Explanation("not on the linked calendar yet", "nobody", lead="it was"),
    Reason.RESTORED_SINCE: Explanation("removed from here before, and restored since", "nobody", lead="it was"),
    Reason.WRITTEN_IN_PART: Explanation(
        "only some of its dates could be written; the next attempt adds the others: {cause}", "service"
    ),
    Reason.WRITTEN_ONCE_MORE: Explanation(
        "the calendar service accepted it and removed it at once; it was written again", "nobody"
    ),
    Reason.REMOVED_HERE: Explanation("removed in My Calendar", "nobody", lead="it was"),
    Reason.CANCELLED_HERE: Explanation("cancelled in My Calendar", "nobody", lead="it was"),
    Reason.NO_LONGER_ASSIGNED: Explanation("no longer assigned to you", "nobody", lead="it is"),
    Reason.REPORTED_GONE: Explanation("the linked calendar reported it as removed", "nobody"),
    Reason.ANSWERED_GONE: Explanation("the linked calendar no longer has it", "nobody"),
    Reason.KEPT_CHANGING: Explanation("it kept changing while it was read; the next run tries again", "service"),
    Reason.REMOVAL_HELD: Explanation("{cause}; one of {count} removals at once, held until you approve them", "owner"),
    Reason.REMOVAL_DECLINED: Explanation(
        "you decided against the removal; both stay as they are and are no longer synced", "nobody"
    ),
    Reason.INTEGRATION_DELETED: Explanation("the integration was deleted together with the events it wrote", "nobody"),
    Reason.DELETION_NOT_ANSWERED: Explanation(
        "the calendar service did not answer whether it has this event", "service"
    ),
    Reason.ADMINISTRATOR_ASKED: Explanation("an administrator, {name}, asked for it", "nobody"),
    Reason.UNDONE_RUN: Explanation("you undid run {run}", "nobody"),
    Reason.UNDOES_RUN: Explanation("undoes run {run}", "nobody", lead="it"),
    Reason.UNDOES_RUNS: Explanation("undoes runs {first} to {last}", "nobody", lead="it"),
    Reason.UNDONE_BY_YOU: Explanation("you undid it", "nobody"),
    # What a run left as it is, and why
    Reason.FROM_ANOTHER_CALENDAR: Explanation(
        "it came from another linked calendar and is not sent on to this one", "nobody"
    ),
    Reason.OWNED_BY_OTHER: Explanation(
        "it is already on this calendar, written for another user who linked the same calendar", "nobody"
    ),
    Reason.CREATE_IS_OFF: Explanation("new events of the linked calendar are not added (Create is off)", "owner"),
    Reason.DATE_OF_SERIES_HERE: Explanation("it is one date of a series that is here as a whole", "nobody"),
    Reason.SERIES_BY_DATES_THERE: Explanation(
        "the linked calendar has this series date by date, so it is not synced", "nobody"
    ),
    Reason.WRITTEN_BY_US: Explanation("it was written by Calendar Sync, so it is not imported as new", "nobody"),
    Reason.OURS_WITHOUT_ITEM: Explanation(
        "it was written from here, for an item that is no longer here; Sync now with Retrieve brings it back", "owner"
    ),
    Reason.ANOTHER_INSTALLATIONS: Explanation(
        "another installation of Calendar Sync wrote it; Sync now with Retrieve takes it over", "owner"
    ),
    Reason.NOT_IN_STEP: Explanation("this item and its event are no longer synced", "nobody"),
    Reason.NO_LONGER_SENT: Explanation(
        "it is no longer on the linked calendar, and this kind of item is no longer sent; it stays here", "owner"
    ),
    Reason.WITHDRAWN_BY_SERVICE: Explanation(
        "the calendar service accepted it and removed it at once, twice: the calendar behind it seems to "
        "refuse it. It stays here; change it, or try it again",
        "owner",
    ),
    Reason.EXISTS_ELSEWHERE: Explanation(
        "removed on this linked calendar; the same event is on another one that you linked, so it stays here "
        "with that one",
        "nobody",
        lead="it was",
    ),
    Reason.REMOVED_THERE_CHANGED_HERE: Explanation(
        "removed on the linked calendar, but changed here since; it stays here", "nobody", lead="it was"
    ),
    Reason.DELETE_IS_OFF: Explanation(
        "removed on the linked calendar; removals there are not taken over (option Delete is off)",
        "owner",
        lead="it was",
    ),
    Reason.REMOVED_THERE_STAYS: Explanation("removed on the linked calendar; it stays here", "nobody", lead="it was"),
    Reason.REMOVAL_NOT_SENT: Explanation(
        "removed here; removals of this kind are not sent, so the event stays", "owner", lead="it was"
    ),
    Reason.REMOVED_ON_BOTH_SIDES: Explanation("removed on both sides", "nobody", lead="it was"),
    # Results of a preview
    Reason.LEFT_OUT: Explanation("you left it out", "nobody"),
    Reason.LEFT_OUT_AGREES: Explanation(
        "you left it out; both sides stay as they are, and only later changes are synced", "nobody"
    ),
    Reason.LEFT_OUT_PARTS: Explanation(
        "you left it out; both sides stay as they are and are no longer synced", "nobody"
    ),
    Reason.CAME_AFTER: Explanation("it was added after the preview; the next manual sync shows it", "nobody"),
    Reason.COMES_NEXT: Explanation("it was added after the preview; the next automatic run brings it in", "nobody"),
    Reason.AS_BEFORE_DECISION: Explanation("An automatic run had already done it before you decided.", "nobody"),
    Reason.DONE_BEFORE: Explanation("An automatic run had already done it.", "nobody"),
    Reason.CHANGED_SINCE_SHOWN: Explanation("Something has changed since the preview[: {cause}].", "nobody"),
    Reason.CHANGED_SINCE_LEFT_OUT: Explanation("It changed after you had left it out[: {cause}].", "nobody"),
    Reason.VALUES_CHANGED: Explanation(
        "It was changed after the preview, so its present values were synced.", "nobody"
    ),
    Reason.NOT_PRESENT: Explanation("It is not there any more.", "nobody"),
    Reason.NOTHING_LEFT_TO_DO: Explanation("Nothing was left to do when its turn came.", "nobody"),
    Reason.LEFT_ALONE: Explanation("It was left alone: {cause}.", "nobody"),
    # Undo
    Reason.GONE: Explanation("it is gone", "nobody"),
    Reason.UNDONE_ALREADY: Explanation("it has already been undone", "nobody"),
    Reason.CANCELLED_OUT: Explanation("it was added and removed again, so there is nothing to undo", "nobody"),
    Reason.NOT_KEPT: Explanation("its former values are no longer known", "nobody"),
    Reason.THERE_AGAIN: Explanation("it is already there again", "nobody"),
    Reason.REPEATS_ALIKE: Explanation(
        "how it repeats can only be the same on both sides, so that stays as it is", "nobody"
    ),
    Reason.NEWER_CHANGE_WON: Explanation(
        "the newer of two changes won; you can take the other value instead", "nobody"
    ),
    Reason.NOTHING_DONE: Explanation("nothing was done", "nobody"),
    Reason.NOTHING_CHANGED: Explanation("nothing was changed", "nobody"),
    Reason.ONLY_LINKED: Explanation("two equal entries were linked; nothing was changed", "nobody"),
    Reason.ONLY_DETACHED: Explanation("nothing was changed; the item is only no longer synced", "nobody"),
    Reason.REMOVED_BY_PEOPLE: Explanation("it had been removed on both sides, by people", "nobody"),
    Reason.CHANGED_HERE_SINCE: Explanation("changed in My Calendar since", "nobody", lead="it was"),
    Reason.CHANGED_THERE_SINCE: Explanation("changed on the linked calendar since", "nobody", lead="it was"),
    Reason.BEING_SENT: Explanation("it is being sent just now", "service"),
    Reason.NOT_ANSWERED: Explanation("the linked calendar did not answer", "service"),
    # Runs and previews as a whole
    Reason.RUN_INTERRUPTED: Explanation("it was cut short; the next run completed its work", "service"),
    Reason.VERY_MANY_NEW_IDS: Explanation(
        "The calendar service lists very many events under other ids than before. Please check the preview first.",
        "owner",
    ),
    Reason.SWITCHED_OFF: Explanation("It was switched off before everything was done.", "nobody"),
    Reason.SWITCHED_OFF_MEANWHILE: Explanation("It was switched off meanwhile.", "nobody"),
    Reason.INTEGRATION_GONE: Explanation("It was deleted.", "nobody"),
    Reason.NEWER_PLAN: Explanation("A newer preview was approved first.", "nobody"),
    Reason.TOO_MUCH_CHANGED: Explanation(
        "Too much changed on both sides while they were compared. Please try again in a moment.", "service"
    ),
    Reason.EVENTS_LEFT: Explanation("{count} events could not be removed; the log shows why.", "service"),
    Reason.EVENT_LEFT: Explanation("1 event could not be removed; the log shows why.", "service"),
    # Status of a linked calendar
    Reason.OWNER_DISABLED: Explanation("The owner's account is disabled.", "administrator"),
    Reason.IS_OFF: Explanation("Switched off. Changes are kept and synced when it is switched on again.", "owner"),
    Reason.WORK_FAILS: Explanation("{kinds}: {cause}", "service"),
    Reason.TRYING_AGAIN: Explanation("Retrying.", "nobody"),
    Reason.WAITING_TO_BE_SENT: Explanation("Changes are waiting to be sent.", "nobody"),
    Reason.WAITING_FOR_LONG: Explanation("Changes have been waiting for more than an hour.", "administrator"),
    Reason.READING_OVERDUE: Explanation("The linked calendar should have been read by now.", "nobody"),
    Reason.READING_OVERDUE_FOR_LONG: Explanation(
        "The linked calendar has not been read for more than an hour.", "administrator"
    ),
    Reason.NOT_NOTIFIED: Explanation("Changes made there come in after some minutes: {cause}.", "nobody"),
    Reason.PLAN_IN_WORK: Explanation(
        "Comparing both calendars. Nothing is changed before you have seen the preview.", "nobody"
    ),
    Reason.PLAN_WAITS: Explanation("Waiting for you: see the preview.", "owner"),
    # Status of an item on a linked calendar
    Reason.IN_TRASH: Explanation("It is in the Trash.", "nobody"),
    Reason.IS_CANCELLED: Explanation("It was cancelled.", "nobody"),
    Reason.NO_LONGER_THEIRS: Explanation("It is no longer theirs.", "nobody"),
    Reason.NO_LONGER_IN_STEP: Explanation("it is no longer synced", "nobody"),
    Reason.CHANGE_WAITS: Explanation("A change waits.", "nobody"),
    Reason.CHANGE_MISSING: Explanation("The last change is not on it.", "nobody"),
    Reason.CHANGE_ON_ITS_WAY: Explanation("A change is on its way.", "nobody"),
    Reason.CHANGE_STAYS_HERE: Explanation("What you change here stays here.", "nobody"),
    Reason.REMOVAL_WAITS: Explanation("Its removal waits.", "nobody"),
    Reason.BEING_REMOVED: Explanation("It is being removed.", "nobody"),
    Reason.NOT_REMOVABLE: Explanation("It could not be removed: {causes}", "service"),
    Reason.NO_LONGER_LINKED: Explanation("This calendar is no longer linked.", "nobody"),
    Reason.BEING_SENT_NOW: Explanation("It is being sent.", "nobody"),
    Reason.READ_ONLY_CALENDAR: Explanation("This calendar can only be read.", "nobody"),
    Reason.KIND_NOT_SENT: Explanation("Items of this kind are not sent to it.", "nobody"),
    Reason.CAME_FROM: Explanation("It came from “{calendar}” and is not sent on.", "nobody"),
    Reason.ON_IT_FOR: Explanation("It is already on it, for {name}, who linked the same calendar.", "nobody"),
    Reason.OLDER_THAN_LINK: Explanation(
        "It was here before such items were sent. A manual sync sends it, and so does any change to it.", "owner"
    ),
    Reason.STATUS_IS: Explanation("{label}: {causes}", "owner"),
    # Notices to one person
    Reason.CALENDAR_NOT_IN_STEP: Explanation("[{owner}: ]“{calendar}” is not in step.[ {causes}]", "owner"),
    Reason.CALENDAR_IN_STEP_AGAIN: Explanation("“{calendar}” is in step again.", "nobody"),
    Reason.REMOVALS_WAIT: Explanation(
        "{count} of {live} linked entries would be removed in {side}. Nothing was removed; please decide.", "owner"
    ),
    Reason.SERVICE_KEPT: Explanation("“{subject}”: {cause}", "owner"),
    Reason.CLOCKS_CHANGED: Explanation(
        "Laws about clocks have changed (tz database {version}). "
        "These keep their time of day and zone, and are at another moment now: "
        "{subjects}[ and {more} more].",
        "nobody",
    ),
    Reason.REMOVED_THERE_AND_KEPT: Explanation(
        "“{subject}” was removed on the linked calendar. It stays here and is no longer synced.", "owner"
    ),
    Reason.EVENTS_NOT_CLEARED: Explanation(
        "Not all that was written to “{calendar}”[ of {owner}] could be removed:[ {causes}]"
        "[ See Administration, Users, {owner}.]",
        "owner",
    ),
    Reason.SWITCHED_ON_BY: Explanation("“{calendar}” was switched on by {name}, an administrator.", "nobody"),
    Reason.SWITCHED_OFF_BY: Explanation("“{calendar}” was switched off by {name}, an administrator.", "nobody"),
    Reason.READ_AT_REQUEST_OF: Explanation("“{calendar}” was asked to sync by {name}, an administrator.", "nobody"),
    Reason.ENDED_BY: Explanation("“{calendar}” was deleted by {name}, an administrator.", "nobody"),
    Reason.CLEARED_BY: Explanation(
        "“{calendar}” is being cleared of the events written to it, as requested by {name}, an administrator.", "nobody"
    ),
    Reason.OTHER: Explanation("{text}", "owner"),
}


def explanation(reason: Reason) -> Explanation:
    """Return the texts of a reason, with parameters in braces."""
    return _EXPLANATIONS[reason]


def sentence(refusal: Refusal | None) -> str:
    """Return the sentence of a refusal, or its clause in lower case; an empty text for None."""
    if refusal is None:
        return ""
    params = {"service": SERVICE, "detail": refusal.detail, **refusal.params}
    template = explanation(refusal.reason).sentence
    if refusal.causes:
        cause = sentence(refusal.causes[0])
        ends = template.endswith(("{cause}.", "{cause}]."))  # the sentence brings its own full stop
        params |= {"cause": cause.removesuffix(".") if ends else cause, "causes": paragraph(refusal.causes)}
    for name, texts in _VALUE_TEXTS.items():
        if name in params:
            params[name] = " and ".join(texts[key] for key in params[name].split(","))
    text = _OPTIONAL.sub(lambda part: _with_all(part[1], params), template)
    text = _PARAMETER.sub(lambda name: params.get(name[1], ""), text)
    return "; ".join([text, *(sentence(Refusal(flaw, refusal.params)) for flaw in refusal.flaws)])


def clause(refusal: Refusal) -> str:
    """Return the text that follows "because", for a reason whose sentence is a clause."""
    template = explanation(refusal.reason).sentence
    first = refusal.causes[0].reason if template.startswith("{cause}") and refusal.causes else refusal.reason
    return f"{explanation(first).lead} {sentence(refusal)}".strip()


def paragraph(refusals: Sequence[Refusal]) -> str:
    """Return the refusals as a paragraph of whole sentences."""
    return " ".join(_whole(sentence(refusal)) for refusal in refusals)


def title(reason: Reason) -> str:
    """Return the sentence of a reason as the title of a filter, with an ellipsis for each parameter."""
    text = _PARAMETER.sub("…", _OPTIONAL.sub("", explanation(reason).sentence))
    return _capital(text.strip().rstrip("."))


def codes_with(text: str) -> list[str]:
    """Return the codes of the reasons whose sentence contains `text` outside its parameters, in any case."""
    wanted = text.casefold()
    return [str(reason) for reason, each in _EXPLANATIONS.items() if wanted in _fixed_text(each.sentence)]


def advice(refusal: Refusal) -> str:
    """Return what the owner can do about an entry that was quarantined for this reason."""
    return explanation(refusal.reason).advice


def _with_all(part: str, params: Mapping[str, str]) -> str:
    return part if all(params.get(name) for name in _PARAMETER.findall(part)) else ""


def _whole(text: str) -> str:
    """Return a clause as a whole sentence."""
    return _capital(text if text.endswith((".", "!", "?")) else f"{text}.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fixed_text(template: str) -> str:
    """Return the searchable text of a sentence: without parameters, in lower case, with `SERVICE` for any service."""
    text = template.translate({ord("["): None, ord("]"): None}).replace("{service}", SERVICE)
    return _PARAMETER.sub("\n", text).casefold()
