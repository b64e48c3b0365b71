"""What people read of a reason: its sentence, what helps, and who can help. The only place that holds such words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from webapp.connectors.reasons import Reason, Refusal

Who = Literal["owner", "administrator", "service", "nobody"]
"""Who has to act. `service`: it is tried again, and only the service can do something about it."""

SERVICE = "The server"
"""What a service is called of which only its server is known."""

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_PARAMETER = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Explanation:
    """`sentence` names parameters in braces; what stands in brackets is left out where one of its own is missing."""

    sentence: str
    who: Who
    advice: str


GENERAL = "Open it on both sides and save it once more, then try again. If it stays, ask your administrator."

_GUESTS = "Change or remove it where its guests were invited: from here they could get mail."
_TIMES = "Open it where it was made, set its start and end anew and save it. It then follows by itself."
_ZONE = "Open it, choose a time zone from the list and save it."
_RULE = "Open it, set how it repeats anew and save it; or make two series out of it."
_SPLIT = "Let the series end earlier, or make several shorter series out of it."
_REACH = "The service does not reach that far. Leave it, or try again once its date comes near."
_SHORTEN = "Shorten its description, then try again."
_FREE_SPACE = "Delete old events or attachments at the calendar's service, then try again."
_MADE_THERE = "Make this change in the program in which the event was made."
_PERMIT = "Allow editing of existing events in this calendar's settings. It is then tried again by itself."
_OWNER_RIGHT = "Ask its owner for the right to change the calendar, or link one of your own. Then try again."
_DOUBLE = "Delete its double in the account's other calendar, then try again."
_DAMAGED = "It is damaged. Make it anew in the program it comes from, and delete the damaged one."
_BUSY_SERVER = "The server is busy, and it is tried again by itself. If it stays, open it there and save it once."
_FEWER_GUESTS = "Invite fewer people to it where they were invited, then try again."
_ODD_VALUE = "Open it, look for a text or a time that is unusual, change it and save it."

_EXPLANATIONS: Mapping[Reason, Explanation] = {
    # Connections: any service
    Reason.ASKED_TO_SLOW_DOWN: Explanation("{service} asked to slow down.", "service", GENERAL),
    Reason.SERVICE_TROUBLE: Explanation(
        "{service} has a problem of its own just now[ (status {status})].", "service", GENERAL
    ),
    Reason.ANSWER_TOO_LARGE: Explanation("{service} sent an answer that is far too large.", "service", GENERAL),
    Reason.TOO_SLOW: Explanation("{service} is too slow: its answer did not end.", "service", GENERAL),
    Reason.NO_ANSWER_IN_TIME: Explanation("{service} did not answer in time.", "service", GENERAL),
    Reason.CONNECTION_BROKEN_OFF: Explanation("{service} broke the connection off.", "service", GENERAL),
    Reason.UNREACHABLE: Explanation("{service} could not be reached.", "service", GENERAL),
    Reason.NO_SECURE_CONNECTION: Explanation("No secure connection to {service} is possible.", "service", GENERAL),
    Reason.ANSWER_BROKEN_OFF: Explanation("{service} broke its answer off.", "service", GENERAL),
    Reason.ANSWER_NOT_UNPACKED: Explanation("{service} sent an answer that cannot be unpacked.", "service", GENERAL),
    Reason.NOTHING_ANSWERS: Explanation("Nothing answers at {host}, port {port}.", "service", GENERAL),
    Reason.UNKNOWN_HOST: Explanation("There is no server named {host}. Check the spelling.", "owner", GENERAL),
    Reason.CERTIFICATE_OF_ANOTHER: Explanation(
        "The certificate of {host} belongs to another server.", "service", GENERAL
    ),
    Reason.CERTIFICATE_UNTRUSTED: Explanation(
        "The certificate of {host} cannot be trusted: {detail}.", "service", GENERAL
    ),
    Reason.REDIRECTED: Explanation(
        "{service} answered with a redirect; its address in the settings may be wrong.", "administrator", GENERAL
    ),
    Reason.WAITING_FOR_TURN: Explanation(
        "So much is being sent to the calendar service that this has to wait its turn.", "service", GENERAL
    ),
    Reason.QUEUE_UNREACHABLE: Explanation(
        "The queue server cannot be reached, so nothing can be sent to the calendar service just now.",
        "administrator",
        GENERAL,
    ),
    Reason.REQUEST_REFUSED: Explanation("{service} refused the request (status {status}).", "service", GENERAL),
    Reason.CALENDAR_GONE: Explanation(
        "The calendar no longer exists, or the account no longer has access to it.", "owner", GENERAL
    ),
    Reason.INTERNAL_ERROR: Explanation(
        "An internal error. The server's log has the details.", "administrator", GENERAL
    ),
    # Sign-in
    Reason.SIGN_IN_INVALID: Explanation(
        "{service} found the sign-in request invalid. An administrator has to act.", "administrator", GENERAL
    ),
    Reason.SIGN_IN_REFUSED: Explanation("{service} refused the sign-in (status {status}).", "service", GENERAL),
    Reason.SIGN_IN_UNREADABLE: Explanation("{service}'s answer to the sign-in cannot be read.", "service", GENERAL),
    Reason.CLIENT_REFUSED: Explanation(
        "{service} does not accept this installation's client id or secret. An administrator has to act.",
        "administrator",
        GENERAL,
    ),
    Reason.AUTHORISATION_LOST: Explanation(
        "{service} no longer accepts the authorisation. Please connect again.", "owner", GENERAL
    ),
    Reason.AUTHORISATION_NOT_ACCEPTED: Explanation(
        "{service} no longer accepts the stored authorisation.", "owner", GENERAL
    ),
    Reason.PERMISSION_MISSING: Explanation(
        "{service} says a permission is missing. Connect the account again and allow everything that is asked for.",
        "owner",
        GENERAL,
    ),
    Reason.SIGN_IN_NO_LONGER_ACCEPTED: Explanation(
        "The server no longer accepts the user name and password.", "owner", GENERAL
    ),
    Reason.SIGN_IN_NOT_ACCEPTED: Explanation(
        "The server does not accept this user name and password.", "owner", GENERAL
    ),
    Reason.CREDENTIALS_UNREADABLE: Explanation(
        "The stored credentials can no longer be read. Please connect again.", "owner", GENERAL
    ),
    Reason.SIGN_IN_NOT_KEPT: Explanation(
        "The stored sign-in can no longer be read. Please connect again.", "owner", GENERAL
    ),
    Reason.HOME_UNKNOWN: Explanation(
        "Where the account's calendars are is not known. Please connect again.", "owner", GENERAL
    ),
    Reason.PROFILE_DISCONNECTED: Explanation(
        "Cronofy is no longer let in to {name}. Please reconnect it.", "owner", GENERAL
    ),
    Reason.PROFILE_DISCONNECTED_UNNAMED: Explanation(
        "Cronofy is no longer let in to the calendar account. Please reconnect it.", "owner", GENERAL
    ),
    Reason.NOTIFIED_OF_DISCONNECTION: Explanation(
        "The calendar service no longer lets Cronofy in. Please reconnect it.", "owner", GENERAL
    ),
    Reason.ANOTHER_ACCOUNT: Explanation(
        "Another account was connected instead of {name}. Please reconnect {name}.", "owner", GENERAL
    ),
    Reason.RENEWAL_DOES_NOT_END: Explanation(
        "Another worker renews the sign-in of this account and does not come to an end.", "service", GENERAL
    ),
    Reason.SERVICE_NOT_SET_UP: Explanation(
        "{service} is not set up on this installation. An administrator has to act.", "administrator", GENERAL
    ),
    Reason.PLAN_TOO_SMALL: Explanation(
        "The {service} plan of this installation does not include what is needed here. An administrator has to act.",
        "administrator",
        GENERAL,
    ),
    # Addresses
    Reason.ADDRESS_INVALID: Explanation("This is not a valid server address.", "owner", GENERAL),
    Reason.ADDRESS_INCOMPLETE: Explanation("A server address starts with https:// and names a host.", "owner", GENERAL),
    Reason.ADDRESS_WITH_CREDENTIALS: Explanation(
        "Leave user name and password out of the address; they have fields of their own.", "owner", GENERAL
    ),
    Reason.ADDRESS_NOT_HTTPS: Explanation(
        "Only addresses that start with https:// are allowed here.", "owner", GENERAL
    ),
    Reason.ADDRESS_PRIVATE: Explanation(
        "{host} is inside a private network. An administrator can allow it by listing it as a trusted CalDAV address.",
        "administrator",
        GENERAL,
    ),
    Reason.LEADS_ELSEWHERE: Explanation(
        "{site} leads to {host}. If you trust that server, enter its address instead.", "owner", GENERAL
    ),
    Reason.DNS_LEADS_ELSEWHERE: Explanation(
        "{site} names {host} as its calendar server. If you trust that server, enter its address instead.",
        "owner",
        GENERAL,
    ),
    Reason.REDIRECTS_IN_CIRCLES: Explanation("{host} redirects in circles.", "service", GENERAL),
    Reason.NOT_CALDAV: Explanation("The server's answer is not that of a CalDAV server.", "owner", GENERAL),
    Reason.WEB_PAGE: Explanation(
        "{host} answers with a web page, not as a CalDAV server. Tried: {tried}. If its calendars are in "
        "another place, enter the whole address.",
        "owner",
        GENERAL,
    ),
    Reason.NOT_CALDAV_THERE: Explanation(
        "{host} answers, but not as a CalDAV server (status {status}). Tried: {tried}. If its calendars are "
        "in another place, enter the whole address.",
        "owner",
        GENERAL,
    ),
    Reason.NO_SERVER_ADDRESS: Explanation("{address} is no server's address.", "owner", GENERAL),
    Reason.HOME_NOT_NAMED: Explanation("The server did not say where the calendars are.", "service", GENERAL),
    Reason.HOME_NO_CALENDARS: Explanation(
        "The server names a place for calendars that does not answer as one.", "service", GENERAL
    ),
    # A calendar
    Reason.CALENDAR_FORBIDDEN: Explanation("The server does not allow access to this calendar.", "owner", _OWNER_RIGHT),
    Reason.CALENDAR_READ_ONLY: Explanation("The calendar is read-only for this account.", "owner", _OWNER_RIGHT),
    Reason.CALENDAR_MOVED: Explanation(
        "The calendar has moved on the server. Connect the account again.", "owner", GENERAL
    ),
    Reason.ENTRY_LOCKED: Explanation("The entry is locked on the server just now.", "service", GENERAL),
    Reason.NAME_UNUSABLE: Explanation("The server uses a name or a tag that no request can carry.", "service", GENERAL),
    Reason.ANSWER_MALFORMED: Explanation(
        "The calendar server's answer is not readable calendar data, or it was cut off.", "service", GENERAL
    ),
    Reason.ANSWER_NO_CALENDAR_DATA: Explanation(
        "The server answered with something else than calendar data.", "service", GENERAL
    ),
    Reason.ANSWER_WITH_DEFINITIONS: Explanation(
        "The calendar server's answer holds definitions that do not belong there.", "service", GENERAL
    ),
    Reason.CHANGES_DO_NOT_MOVE_ON: Explanation("The server's list of changes does not move on.", "service", GENERAL),
    Reason.CHANGES_WITHOUT_END: Explanation("The server's list of changes has no end mark.", "service", GENERAL),
    Reason.CURSOR_EXPIRED: Explanation("The server no longer knows how far we had read.", "service", GENERAL),
    Reason.CHANGES_UNKNOWN: Explanation("The server cannot say what changed since the last time.", "service", GENERAL),
    Reason.CURSOR_UNKNOWN: Explanation("How far we had read is no longer known.", "service", GENERAL),
    Reason.CURSOR_FOREIGN: Explanation(
        "The position in the calendar's changes is not one of this program's.", "service", GENERAL
    ),
    Reason.LISTING_INCOMPLETE: Explanation("The server did not list the whole calendar.", "service", GENERAL),
    Reason.STILL_READING: Explanation(
        "{service} is still reading this calendar. What changes here and there follows when that is done.",
        "service",
        GENERAL,
    ),
    Reason.PROFILE_LOCKED: Explanation("{service} cannot write to this account just now.", "service", GENERAL),
    Reason.CALENDARS_NOT_LISTED: Explanation(
        "{service} did not say which calendars the account has.", "service", GENERAL
    ),
    Reason.NO_JSON: Explanation("{service} answered with something else than JSON.", "service", GENERAL),
    Reason.ANSWER_WITHOUT: Explanation("{service}'s answer holds no {key}.", "service", GENERAL),
    Reason.LISTING_FORGOTTEN: Explanation(
        "{service} forgot the rest of a listing while it was read.", "service", GENERAL
    ),
    Reason.LISTING_WITHOUT_END: Explanation("{service}'s listing does not end.", "service", GENERAL),
    Reason.BATCH_DOES_NOT_FIT: Explanation(
        "{service}'s answer to a batch does not fit what was sent.", "service", GENERAL
    ),
    Reason.ADDRESS_OUTSIDE: Explanation(
        "{service} named an address outside its own; it was not followed.", "service", GENERAL
    ),
    Reason.REQUEST_INVALID: Explanation("{service} found the request invalid: {detail}", "service", GENERAL),
    # Notices of changes
    Reason.CHANNEL_NOT_NAMED: Explanation("{service} did not say which channel it opened.", "service", GENERAL),
    Reason.CHANNELS_NOT_NAMED: Explanation("{service} did not say which channels there are.", "service", GENERAL),
    Reason.WATCH_ADDRESS_TOO_LONG: Explanation(
        "the callback address of this installation is longer than the {limit} characters {service} takes",
        "administrator",
        GENERAL,
    ),
    Reason.WATCH_NOT_IN_PLAN: Explanation(
        "the {service} plan of this installation does not include notices", "administrator", GENERAL
    ),
    Reason.WATCH_FORBIDDEN: Explanation("{service} does not permit them for this account", "nobody", GENERAL),
    Reason.WATCH_IMPOSSIBLE: Explanation("{service} knows no way to send them for this calendar", "nobody", GENERAL),
    Reason.WATCH_INVALID: Explanation("{service} found the request for them invalid ({detail})", "nobody", GENERAL),
    Reason.WATCH_REFUSED: Explanation("{service} refused the request for them (status {status})", "nobody", GENERAL),
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
        GENERAL,
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
        "{service} accepted it and took it back at once, twice: the calendar behind it seems to refuse it.",
        "owner",
        GENERAL,
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
    Reason.EVENT_REFUSED: Explanation("The server refused the event (status {status}).", "owner", GENERAL),
    Reason.ENTRY_INVALID: Explanation("{service} found the entry invalid: {detail}", "owner", _ODD_VALUE),
    Reason.ENTRY_FORBIDDEN: Explanation(
        "{service} does not allow writing this entry: the calendar is read-only, or a permission is missing.",
        "owner",
        _OWNER_RIGHT,
    ),
    Reason.ENTRY_REFUSED: Explanation("{service} refused the entry (status {status}).", "owner", GENERAL),
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
    Reason.HALF_CHARACTERS: Explanation("Its text holds halves of characters", "owner", _DAMAGED),
    Reason.ENDS_BEFORE_START: Explanation("It ends before it starts", "owner", _TIMES),
    Reason.UNKNOWN_ZONE: Explanation("Its time zone is unknown", "owner", _ZONE),
    Reason.RULE_NOT_UNDERSTOOD: Explanation("Its repeat rule cannot be understood", "owner", _RULE),
    Reason.ACCEPTED_NOT_FOUND: Explanation("The event was accepted, but it cannot be found.", "service", GENERAL),
    Reason.ACCEPTED_NOT_SHOWN: Explanation(
        "{service} accepted the entry, but does not show it yet.", "service", GENERAL
    ),
    Reason.SHOWN_UNREADABLE: Explanation("What {service} shows of the entry cannot be read.", "service", GENERAL),
    Reason.WRITE_NOT_FOUND: Explanation("{service} did not find what was to be written.", "service", GENERAL),
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
    # Parts of an event that make no sense and were left out
    Reason.FLAW_ENDLESS: Explanation(
        "it changes all dates from one on, which is shown for {dates} of them", "nobody", GENERAL
    ),
    Reason.FLAW_NO_END: Explanation("its end cannot be understood, so it is shown without length", "nobody", GENERAL),
    Reason.FLAW_BACKWARDS: Explanation(
        "its end lies before its start, so it is shown without length", "nobody", GENERAL
    ),
    Reason.FLAW_NO_DATE: Explanation(
        "one of its extra or excluded dates cannot be understood, so it counts for nothing", "nobody", GENERAL
    ),
    # What cannot be stored here
    Reason.NOT_STORABLE_BESIDE: Explanation("It cannot be stored beside what is there already", "owner", _ODD_VALUE),
    Reason.VALUE_DOES_NOT_FIT: Explanation("One of its values does not fit into the database", "owner", _ODD_VALUE),
    Reason.NOT_STORABLE: Explanation("It cannot be stored as it is", "owner", _ODD_VALUE),
    Reason.NOT_CALCULABLE: Explanation("One of its dates or rules cannot be calculated with", "owner", _ODD_VALUE),
    Reason.NOT_WORKED_OUT: Explanation("It cannot be worked out ({error})", "owner", _ODD_VALUE),
    # What a run did, and why
    Reason.NEW_THERE: Explanation("new on the linked calendar", "nobody", GENERAL),
    Reason.BROUGHT_BACK: Explanation(
        "written from here once; its item was no longer here, and was brought back by a manual sync", "nobody", GENERAL
    ),
    Reason.TAKEN_OVER: Explanation(
        "written by another installation of Calendar Sync, and taken over by a manual sync", "nobody", GENERAL
    ),
    Reason.WHOLE_SERIES_HERE: Explanation(
        "it is one date of a series of the linked calendar that is now here as a whole", "nobody", GENERAL
    ),
    Reason.ANSWER_LOST_FOUND: Explanation(
        "sent before, but the answer was lost; the event was found on the linked calendar", "nobody", GENERAL
    ),
    Reason.ANSWER_LOST_REMOVED: Explanation(
        "sent before, but the answer was lost; the item was removed since, so it goes again", "nobody", GENERAL
    ),
    Reason.ANSWER_LOST_AGREED: Explanation(
        "changed in My Calendar, and the linked calendar holds the same already: an answer was lost before",
        "nobody",
        GENERAL,
    ),
    Reason.LISTED_UNDER_NEW_ID: Explanation(
        "the calendar service lists it under another id now; the two are tied together again", "nobody", GENERAL
    ),
    Reason.SAME_ON_BOTH_SIDES: Explanation(
        "the same entry exists on both sides, so the two are tied together", "nobody", GENERAL
    ),
    Reason.CHANGED_THERE: Explanation("changed on the linked calendar", "nobody", GENERAL),
    Reason.CHANGED_HERE: Explanation("changed in My Calendar", "nobody", GENERAL),
    Reason.CHANGE_NOT_TAKEN_OVER: Explanation(
        "changed on the linked calendar; by the options or the kind of item this is not taken over", "owner", GENERAL
    ),
    Reason.STORED_ANEW: Explanation(
        "stored anew on the linked calendar without a change of content", "nobody", GENERAL
    ),
    Reason.NEWER_VALUE_WINS_HERE: Explanation(
        "changed on both sides; the newer value wins, the My Calendar value is kept here", "nobody", GENERAL
    ),
    Reason.NEWER_VALUE_WINS_THERE: Explanation(
        "changed on both sides; the newer value wins, the linked calendar value is kept here", "nobody", GENERAL
    ),
    Reason.GOES_TO_TRASH: Explanation("{cause}; it goes to the Trash", "nobody", GENERAL),
    Reason.EDIT_BEATS_REMOVAL_HERE: Explanation(
        "removed here, but changed on the linked calendar since: an edit beats a removal", "nobody", GENERAL
    ),
    Reason.EDIT_BEATS_REMOVAL_THERE: Explanation(
        "removed on the linked calendar, but changed here since: an edit beats a removal", "nobody", GENERAL
    ),
    Reason.NOT_THERE_YET: Explanation("not on the linked calendar yet", "nobody", GENERAL),
    Reason.RESTORED_SINCE: Explanation("removed from here before, and restored since", "nobody", GENERAL),
    Reason.WRITTEN_ONCE_MORE: Explanation(
        "the calendar service accepted it and took it back at once; it was written once more", "nobody", GENERAL
    ),
    Reason.REMOVED_HERE: Explanation("removed in My Calendar", "nobody", GENERAL),
    Reason.CANCELLED_HERE: Explanation("cancelled in My Calendar", "nobody", GENERAL),
    Reason.NO_LONGER_ASSIGNED: Explanation("no longer assigned to you", "nobody", GENERAL),
    Reason.REPORTED_GONE: Explanation("the linked calendar reported it as removed", "nobody", GENERAL),
    Reason.ANSWERED_GONE: Explanation("the linked calendar no longer has it", "nobody", GENERAL),
    Reason.KEPT_CHANGING: Explanation(
        "it kept changing while it was read; the next run takes it up again", "service", GENERAL
    ),
    Reason.REMOVAL_HELD: Explanation(
        "{cause}; one of {count} removals at once, held until you approve them", "owner", GENERAL
    ),
    Reason.REMOVAL_DECLINED: Explanation(
        "you decided against the removal; both stay as they are and are no longer in step", "nobody", GENERAL
    ),
    Reason.INTEGRATION_DELETED: Explanation(
        "the integration was deleted together with the events it wrote", "nobody", GENERAL
    ),
    Reason.DELETION_NOT_ANSWERED: Explanation(
        "the calendar service did not tell whether it has this event", "service", GENERAL
    ),
    Reason.ADMINISTRATOR_ASKED: Explanation("an administrator, {name}, asked for it", "nobody", GENERAL),
    Reason.TAKEN_BACK: Explanation("you took back what run {run} did", "nobody", GENERAL),
    Reason.TAKEN_BACK_BY_YOU: Explanation("you took it back", "nobody", GENERAL),
    # What a run left as it is, and why
    Reason.FROM_ANOTHER_CALENDAR: Explanation(
        "it came from another linked calendar and is not carried on to this one", "nobody", GENERAL
    ),
    Reason.TOLD_BY_ANOTHER: Explanation(
        "it is on this calendar already, written for somebody else who linked the same calendar", "nobody", GENERAL
    ),
    Reason.CREATE_IS_OFF: Explanation(
        "new events of the linked calendar are not taken over (Create is off)", "owner", GENERAL
    ),
    Reason.DATE_OF_SERIES_HERE: Explanation("it is one date of a series that is here as a whole", "nobody", GENERAL),
    Reason.SERIES_BY_DATES_THERE: Explanation(
        "the linked calendar holds this series date by date, so the two are not kept in step", "nobody", GENERAL
    ),
    Reason.WRITTEN_BY_US: Explanation(
        "it was written by Calendar Sync, so it is not imported as new", "nobody", GENERAL
    ),
    Reason.OURS_WITHOUT_ITEM: Explanation(
        "it was written from here, for an item that is no longer here; Sync now with Retrieve brings it back",
        "owner",
        GENERAL,
    ),
    Reason.ANOTHER_INSTALLATIONS: Explanation(
        "another installation of Calendar Sync wrote it; Sync now with Retrieve takes it over", "owner", GENERAL
    ),
    Reason.NOT_IN_STEP: Explanation("this pair is no longer kept in step", "nobody", GENERAL),
    Reason.NO_LONGER_SENT: Explanation(
        "it is no longer on the linked calendar, and this kind of item is no longer sent; it stays here",
        "owner",
        GENERAL,
    ),
    Reason.TAKEN_BACK_BY_SERVICE: Explanation(
        "the calendar service accepted it and took it back at once, twice: the calendar behind it seems to "
        "refuse it. It stays here; change it, or try it again",
        "owner",
        GENERAL,
    ),
    Reason.STANDS_ELSEWHERE: Explanation(
        "removed on this linked calendar; the same event is on another one that you linked, so it stays here "
        "with that one",
        "nobody",
        GENERAL,
    ),
    Reason.REMOVED_THERE_CHANGED_HERE: Explanation(
        "removed on the linked calendar, but changed here since; it stays here", "nobody", GENERAL
    ),
    Reason.DELETE_IS_OFF: Explanation(
        "removed on the linked calendar; removals there are not taken over (option Delete is off)", "owner", GENERAL
    ),
    Reason.REMOVED_THERE_STAYS: Explanation("removed on the linked calendar; it stays here", "nobody", GENERAL),
    Reason.REMOVAL_NOT_SENT: Explanation(
        "removed here; removals of this kind are not sent, so the event stays", "owner", GENERAL
    ),
    Reason.REMOVED_ON_BOTH_SIDES: Explanation("removed on both sides", "nobody", GENERAL),
    # What the preview had to do with it
    Reason.LEFT_OUT: Explanation("you left it out of the plan", "nobody", GENERAL),
    Reason.LEFT_OUT_AGREES: Explanation(
        "you left it out of the plan; both sides stay as they are, and only what changes later moves", "nobody", GENERAL
    ),
    Reason.LEFT_OUT_PARTS: Explanation(
        "you left it out of the plan; both sides stay as they are and are no longer in step", "nobody", GENERAL
    ),
    Reason.CAME_AFTER: Explanation(
        "it came after the plan was shown; the next manual sync shows it", "nobody", GENERAL
    ),
    Reason.COMES_NEXT: Explanation(
        "it came after the plan was shown; the next automatic run brings it in", "nobody", GENERAL
    ),
    # Undo
    Reason.GONE: Explanation("it is gone", "nobody", GENERAL),
    Reason.TAKEN_BACK_ALREADY: Explanation("an earlier undo has taken it back", "nobody", GENERAL),
    Reason.CANCELLED_OUT: Explanation("it came and went, so there is nothing to take back", "nobody", GENERAL),
    Reason.NOT_KEPT: Explanation("what was there before is not known any more", "nobody", GENERAL),
    Reason.THERE_AGAIN: Explanation("it is there again already", "nobody", GENERAL),
    Reason.REPEATS_ALIKE: Explanation(
        "how it repeats can only be the same on both sides, so that stays as it is", "nobody", GENERAL
    ),
    Reason.NEWER_CHANGE_WON: Explanation(
        "the newer of two changes won; you can take the other value instead", "nobody", GENERAL
    ),
    Reason.NOTHING_DONE: Explanation("nothing was done", "nobody", GENERAL),
    Reason.NOTHING_CHANGED: Explanation("nothing was changed", "nobody", GENERAL),
    Reason.ONLY_TIED: Explanation(
        "two entries that said the same were tied together; nothing was changed", "nobody", GENERAL
    ),
    Reason.ONLY_PARTED: Explanation("nothing was changed; the two are only no longer kept in step", "nobody", GENERAL),
    Reason.REMOVED_BY_PEOPLE: Explanation("it had been removed on both sides, by people", "nobody", GENERAL),
    Reason.CHANGED_HERE_SINCE: Explanation("changed in My Calendar since", "nobody", GENERAL),
    Reason.CHANGED_THERE_SINCE: Explanation("changed on the linked calendar since", "nobody", GENERAL),
    Reason.BEING_SENT: Explanation("it is being sent just now", "service", GENERAL),
    Reason.NOT_ANSWERED: Explanation("the linked calendar did not tell what it says now", "service", GENERAL),
    # Runs and plans as a whole
    Reason.CUT_SHORT: Explanation("it was cut short; the next run completed its work", "service", GENERAL),
    Reason.VERY_MANY_NEW_IDS: Explanation(
        "The calendar service lists very many events under other ids than before. Please look at the plan first.",
        "owner",
        GENERAL,
    ),
    Reason.SWITCHED_OFF: Explanation("It was switched off before all of it was carried out.", "nobody", GENERAL),
    Reason.SWITCHED_OFF_MEANWHILE: Explanation("It was switched off meanwhile.", "nobody", GENERAL),
    Reason.INTEGRATION_GONE: Explanation("It was deleted.", "nobody", GENERAL),
    Reason.NEWER_PLAN: Explanation("A newer plan was approved before its turn came.", "nobody", GENERAL),
    Reason.TOO_MUCH_CHANGED: Explanation(
        "Too much changed on both sides while they were looked at. Please try again in a moment.", "service", GENERAL
    ),
    Reason.EVENTS_LEFT: Explanation("{count} events could not be removed; the log says why.", "service", GENERAL),
    Reason.EVENT_LEFT: Explanation("1 event could not be removed; the log says why.", "service", GENERAL),
    Reason.OTHER: Explanation("{text}", "owner", GENERAL),
}


def explanation(reason: Reason) -> Explanation:
    """Return all that people are told about a reason, its parameters apart."""
    return _EXPLANATIONS[reason]


def sentence(refusal: Refusal) -> str:
    """Return what people read: a sentence, or a clause that goes on in small letters."""
    params = {"service": SERVICE, "detail": refusal.detail, **refusal.params}
    if "cause" in params:
        params["cause"] = sentence(Refusal(Reason(params.pop("cause")), params, refusal.detail))
    text = _OPTIONAL.sub(lambda part: _with_all(part[1], params), explanation(refusal.reason).sentence)
    text = _PARAMETER.sub(lambda name: params.get(name[1], ""), text)
    return "; ".join([text, *(sentence(Refusal(flaw, refusal.params)) for flaw in refusal.flaws)])


def advice(refusal: Refusal) -> str:
    """Return what a person can do about an entry that was set aside for this."""
    return explanation(refusal.reason).advice


def _with_all(part: str, params: Mapping[str, str]) -> str:
    return part if all(params.get(name) for name in _PARAMETER.findall(part)) else ""
