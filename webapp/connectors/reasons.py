"""Why something failed, was refused or was left as it is, as data: a code and what differs from case to case.

What people read of a reason is made where they read it, from the one table of sentences. Nothing compares or searches a
sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Every cause of a failure, a refusal or a skip, with the parameters of its sentence in a comment."""

    # Connections: any service
    ASKED_TO_SLOW_DOWN = "asked_to_slow_down"  # service
    SERVICE_TROUBLE = "service_trouble"  # status, service
    ANSWER_TOO_LARGE = "answer_too_large"  # service
    TOO_SLOW = "too_slow"  # service
    NO_ANSWER_IN_TIME = "no_answer_in_time"  # service
    CONNECTION_BROKEN_OFF = "connection_broken_off"  # service
    UNREACHABLE = "unreachable"  # service
    NO_SECURE_CONNECTION = "no_secure_connection"  # service
    ANSWER_BROKEN_OFF = "answer_broken_off"  # service
    ANSWER_NOT_UNPACKED = "answer_not_unpacked"  # service
    NOTHING_ANSWERS = "nothing_answers"  # host, port
    UNKNOWN_HOST = "unknown_host"  # host
    CERTIFICATE_OF_ANOTHER = "certificate_of_another"  # host
    CERTIFICATE_UNTRUSTED = "certificate_untrusted"  # host, detail
    REDIRECTED = "redirected"  # service
    WAITING_FOR_TURN = "waiting_for_turn"
    QUEUE_UNREACHABLE = "queue_unreachable"
    REQUEST_REFUSED = "request_refused"  # service, status
    CALENDAR_GONE = "calendar_gone"
    INTERNAL_ERROR = "internal_error"

    # Sign-in
    SIGN_IN_INVALID = "sign_in_invalid"  # service
    SIGN_IN_REFUSED = "sign_in_refused"  # service, status
    SIGN_IN_UNREADABLE = "sign_in_unreadable"  # service
    CLIENT_REFUSED = "client_refused"  # service
    AUTHORIZATION_LOST = "authorization_lost"  # service
    AUTHORIZATION_REJECTED = "authorization_rejected"  # service
    PERMISSION_MISSING = "permission_missing"  # service
    SIGN_IN_NO_LONGER_ACCEPTED = "sign_in_no_longer_accepted"  # service
    SIGN_IN_NOT_ACCEPTED = "sign_in_not_accepted"  # service
    CREDENTIALS_UNREADABLE = "credentials_unreadable"
    SIGN_IN_NOT_KEPT = "sign_in_not_kept"
    HOME_UNKNOWN = "home_unknown"
    PROFILE_DISCONNECTED = "profile_disconnected"  # service, name
    PROFILE_DISCONNECTED_UNNAMED = "profile_disconnected_unnamed"  # service
    NOTIFIED_OF_DISCONNECTION = "notified_of_disconnection"  # service
    ANOTHER_ACCOUNT = "another_account"  # name
    RENEWAL_DOES_NOT_END = "renewal_does_not_end"
    SERVICE_NOT_SET_UP = "service_not_set_up"  # service
    SERVICE_NOT_OFFERED = "service_not_offered"
    NO_SIGN_IN_PAGE = "no_sign_in_page"  # service
    PLAN_TOO_SMALL = "plan_too_small"  # service

    # Addresses
    ADDRESS_INVALID = "address_invalid"
    ADDRESS_INCOMPLETE = "address_incomplete"
    ADDRESS_WITH_CREDENTIALS = "address_with_credentials"
    ADDRESS_NOT_HTTPS = "address_not_https"
    ADDRESS_PRIVATE = "address_private"  # host
    LEADS_ELSEWHERE = "leads_elsewhere"  # site, host
    DNS_LEADS_ELSEWHERE = "dns_leads_elsewhere"  # site, host
    REDIRECTS_IN_CIRCLES = "redirects_in_circles"  # host
    NO_CALENDAR_ANSWER = "no_calendar_answer"  # protocol
    WEB_PAGE = "web_page"  # protocol, host, tried
    NO_CALENDAR_SERVER = "no_calendar_server"  # protocol, host, status, tried
    NO_SERVER_ADDRESS = "no_server_address"  # address
    HOME_NOT_NAMED = "home_not_named"
    HOME_NO_CALENDARS = "home_no_calendars"

    # A calendar
    CALENDAR_FORBIDDEN = "calendar_forbidden"
    CALENDAR_READ_ONLY = "calendar_read_only"
    CALENDAR_MOVED = "calendar_moved"
    ENTRY_LOCKED = "entry_locked"
    NAME_UNUSABLE = "name_unusable"
    ANSWER_MALFORMED = "answer_malformed"
    ANSWER_NO_CALENDAR_DATA = "answer_no_calendar_data"
    ANSWER_WITH_DEFINITIONS = "answer_with_definitions"
    CHANGES_DO_NOT_MOVE_ON = "changes_do_not_move_on"
    CHANGES_WITHOUT_END = "changes_without_end"
    CURSOR_EXPIRED = "cursor_expired"
    CHANGES_UNKNOWN = "changes_unknown"
    CURSOR_UNKNOWN = "cursor_unknown"
    CURSOR_FOREIGN = "cursor_foreign"
    LISTING_INCOMPLETE = "listing_incomplete"
    STILL_READING = "still_reading"  # service
    PROFILE_LOCKED = "profile_locked"  # service
    CALENDARS_NOT_LISTED = "calendars_not_listed"  # service
    NO_JSON = "no_json"  # service
    ANSWER_WITHOUT = "answer_without"  # service, key
    LISTING_FORGOTTEN = "listing_forgotten"  # service
    LISTING_WITHOUT_END = "listing_without_end"  # service
    BATCH_DOES_NOT_FIT = "batch_does_not_fit"  # service
    ADDRESS_OUTSIDE = "address_outside"  # service
    REQUEST_INVALID = "request_invalid"  # service, detail
    NOTHING_ABOUT_CALENDAR = "nothing_about_calendar"
    ENTRIES_OUTSIDE = "entries_outside"
    EVENTS_LEFT_OUT = "events_left_out"

    # Notices of changes
    CHANNEL_WITHOUT_ID = "channel_without_id"  # service
    CHANNELS_NOT_LISTED = "channels_not_listed"  # service
    CALLBACK_ADDRESS_TOO_LONG = "callback_address_too_long"  # service, limit
    NOTIFICATIONS_NOT_IN_PLAN = "notifications_not_in_plan"  # service
    NOTIFICATIONS_FORBIDDEN = "notifications_forbidden"  # service
    NOTIFICATIONS_IMPOSSIBLE = "notifications_impossible"  # service
    SUBSCRIPTION_INVALID = "subscription_invalid"  # service, detail
    SUBSCRIPTION_REFUSED = "subscription_refused"  # service, status

    # An event that the service does not take
    WOULD_MAIL_GUESTS = "would_mail_guests"
    COULD_MAIL_GUESTS = "could_mail_guests"
    FOREIGN_SERIES = "foreign_series"  # service
    NOT_A_SERIES = "not_a_series"  # service
    TEXTS_KEPT = "texts_kept"
    EDITING_NOT_ALLOWED = "editing_not_allowed"
    CHANGE_NOT_ALLOWED = "change_not_allowed"
    OUT_OF_REACH = "out_of_reach"  # service
    WITHDRAWN = "withdrawn"  # service
    DATA_INVALID = "data_invalid"
    DATA_KIND_REFUSED = "data_kind_refused"
    NO_EVENTS_HERE = "no_events_here"
    TOO_LARGE = "too_large"
    TOO_FAR_PAST = "too_far_past"
    TOO_FAR_FUTURE = "too_far_future"
    TOO_MANY_INSTANCES = "too_many_instances"
    TOO_MANY_GUESTS = "too_many_guests"
    STORAGE_FULL = "storage_full"
    WRITE_FORBIDDEN = "write_forbidden"
    UID_TAKEN = "uid_taken"
    EVENT_REQUEST_INVALID = "event_request_invalid"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    CONFLICTS_WITH_SERVER = "conflicts_with_server"
    EVENT_REFUSED = "event_refused"  # status
    ENTRY_INVALID = "entry_invalid"  # service, detail
    ENTRY_FORBIDDEN = "entry_forbidden"  # service
    ENTRY_REFUSED = "entry_refused"  # service, status
    TOO_MANY_DATES = "too_many_dates"
    SERIES_RULE_UNREADABLE = "series_rule_unreadable"
    CHANGE_LOSES_SOMETHING = "change_loses_something"
    ONLY_SINGLE_DATES = "only_single_dates"
    STORED_UNREADABLE = "stored_unreadable"
    SOURCE_SERIES_UNREADABLE = "source_series_unreadable"
    LONE_SURROGATES = "lone_surrogates"
    ENDS_BEFORE_START = "ends_before_start"
    UNKNOWN_ZONE = "unknown_zone"
    RULE_NOT_UNDERSTOOD = "rule_not_understood"
    ACCEPTED_NOT_FOUND = "accepted_not_found"
    ACCEPTED_NOT_SHOWN = "accepted_not_shown"  # service
    SHOWN_UNREADABLE = "shown_unreadable"  # service
    WRITE_NOT_FOUND = "write_not_found"  # service

    # An event that cannot be read
    ENTRY_TOO_LARGE = "entry_too_large"
    ENTRY_ANSWER_UNREADABLE = "entry_answer_unreadable"
    NOT_UTF8 = "not_utf8"
    HOLDS_NO_EVENT = "holds_no_event"
    DATE_NOT_UNDERSTOOD = "date_not_understood"
    NOT_UNDERSTOOD = "not_understood"
    INCOMPLETE_TEXT = "incomplete_text"
    SEVERAL_EVENTS = "several_events"
    NO_UID = "no_uid"
    SAME_EVENT_TWICE = "same_event_twice"
    CHANGES_ALL_LATER_DATES = "changes_all_later_dates"
    NO_START = "no_start"
    DURATION_NOT_UNDERSTOOD = "duration_not_understood"
    SEVERAL_RULES = "several_rules"
    BLOCKS_TOO_DEEP = "blocks_too_deep"
    BLOCKS_DO_NOT_FIT = "blocks_do_not_fit"
    TEXT_ENDS_TOO_EARLY = "text_ends_too_early"
    NO_CALENDAR_DATA = "no_calendar_data"
    SEVERAL_CALENDARS = "several_calendars"
    DATE_AND_TIME_MIXED = "date_and_time_mixed"
    NO_START_OR_END = "no_start_or_end"
    START_OR_END_NO_TIME = "start_or_end_no_time"
    END_OF_CALENDAR = "end_of_calendar"
    LISTED_NOT_SENT = "listed_not_sent"

    # Parts of an event that make no sense and were left out
    FLAW_ENDLESS = "flaw_endless"
    FLAW_NO_END = "flaw_no_end"
    FLAW_BACKWARDS = "flaw_backwards"
    FLAW_NO_DATE = "flaw_no_date"

    # What cannot be stored here
    NOT_STORABLE_BESIDE = "not_storable_beside"
    VALUE_DOES_NOT_FIT = "value_does_not_fit"
    NOT_STORABLE = "not_storable"
    NOT_CALCULABLE = "not_calculable"
    NOT_WORKED_OUT = "not_worked_out"  # error

    # What a run did, and why
    NEW_THERE = "new_there"
    BROUGHT_BACK = "brought_back"
    TAKEN_OVER = "taken_over"
    WHOLE_SERIES_HERE = "whole_series_here"
    ANSWER_LOST_FOUND = "answer_lost_found"
    ANSWER_LOST_REMOVED = "answer_lost_removed"
    ANSWER_LOST_AGREED = "answer_lost_agreed"
    LISTED_UNDER_NEW_ID = "listed_under_new_id"
    SAME_ON_BOTH_SIDES = "same_on_both_sides"
    CHANGED_THERE = "changed_there"
    CHANGED_HERE = "changed_here"
    CHANGE_NOT_TAKEN_OVER = "change_not_taken_over"
    STORED_AGAIN = "stored_again"
    NEWER_VALUE_WINS_HERE = "newer_value_wins_here"
    NEWER_VALUE_WINS_THERE = "newer_value_wins_there"
    GOES_TO_TRASH = "goes_to_trash"  # cause
    EDIT_BEATS_REMOVAL_HERE = "edit_beats_removal_here"
    EDIT_BEATS_REMOVAL_THERE = "edit_beats_removal_there"
    NOT_THERE_YET = "not_there_yet"
    RESTORED_SINCE = "restored_since"
    WRITTEN_IN_PART = "written_in_part"  # cause
    WRITTEN_ONCE_MORE = "written_once_more"
    REMOVED_HERE = "removed_here"
    CANCELLED_HERE = "cancelled_here"
    NO_LONGER_ASSIGNED = "no_longer_assigned"
    REPORTED_GONE = "reported_gone"
    ANSWERED_GONE = "answered_gone"
    KEPT_CHANGING = "kept_changing"
    REMOVAL_HELD = "removal_held"  # cause, count
    REMOVAL_DECLINED = "removal_declined"
    INTEGRATION_DELETED = "integration_deleted"
    DELETION_NOT_ANSWERED = "deletion_not_answered"
    ADMINISTRATOR_ASKED = "administrator_asked"  # name
    UNDONE_RUN = "undone_run"  # run
    UNDOES_RUN = "undoes_run"  # run
    UNDOES_RUNS = "undoes_runs"  # first, last
    UNDONE_BY_YOU = "undone_by_you"

    # What a run left as it is, and why
    FROM_ANOTHER_CALENDAR = "from_another_calendar"
    OWNED_BY_OTHER = "owned_by_other"
    CREATE_IS_OFF = "create_is_off"
    DATE_OF_SERIES_HERE = "date_of_series_here"
    SERIES_BY_DATES_THERE = "series_by_dates_there"
    WRITTEN_BY_US = "written_by_us"
    OURS_WITHOUT_ITEM = "ours_without_item"
    ANOTHER_INSTALLATIONS = "another_installations"
    NOT_IN_STEP = "not_in_step"
    NO_LONGER_SENT = "no_longer_sent"
    WITHDRAWN_BY_SERVICE = "withdrawn_by_service"
    EXISTS_ELSEWHERE = "exists_elsewhere"
    REMOVED_THERE_CHANGED_HERE = "removed_there_changed_here"
    DELETE_IS_OFF = "delete_is_off"
    REMOVED_THERE_STAYS = "removed_there_stays"
    REMOVAL_NOT_SENT = "removal_not_sent"
    REMOVED_ON_BOTH_SIDES = "removed_on_both_sides"

    # What the preview had to do with it
    LEFT_OUT = "left_out"
    LEFT_OUT_AGREES = "left_out_agrees"
    LEFT_OUT_PARTS = "left_out_parts"
    CAME_AFTER = "came_after"
    COMES_NEXT = "comes_next"
    AS_BEFORE_DECISION = "as_before_decision"
    DONE_BEFORE = "done_before"
    CHANGED_SINCE_SHOWN = "changed_since_shown"  # cause
    CHANGED_SINCE_LEFT_OUT = "changed_since_left_out"  # cause
    VALUES_CHANGED = "values_changed"
    NOT_PRESENT = "not_present"
    NOTHING_LEFT_TO_DO = "nothing_left_to_do"
    LEFT_ALONE = "left_alone"  # cause

    # Undo
    GONE = "gone"
    UNDONE_ALREADY = "undone_already"
    CANCELLED_OUT = "cancelled_out"
    NOT_KEPT = "not_kept"
    THERE_AGAIN = "there_again"
    REPEATS_ALIKE = "repeats_alike"
    NEWER_CHANGE_WON = "newer_change_won"
    NOTHING_DONE = "nothing_done"
    NOTHING_CHANGED = "nothing_changed"
    ONLY_LINKED = "only_linked"
    ONLY_DETACHED = "only_detached"
    REMOVED_BY_PEOPLE = "removed_by_people"
    CHANGED_HERE_SINCE = "changed_here_since"
    CHANGED_THERE_SINCE = "changed_there_since"
    BEING_SENT = "being_sent"
    NOT_ANSWERED = "not_answered"

    # Runs and previews as a whole
    RUN_INTERRUPTED = "run_interrupted"
    VERY_MANY_NEW_IDS = "very_many_new_ids"
    SWITCHED_OFF = "switched_off"
    SWITCHED_OFF_MEANWHILE = "switched_off_meanwhile"
    INTEGRATION_GONE = "integration_gone"
    NEWER_PLAN = "newer_plan"
    TOO_MUCH_CHANGED = "too_much_changed"
    EVENTS_LEFT = "events_left"  # count
    EVENT_LEFT = "event_left"

    # How a linked calendar is doing
    OWNER_DISABLED = "owner_disabled"
    IS_OFF = "is_off"
    WORK_FAILS = "work_fails"  # kinds, cause
    TRYING_AGAIN = "trying_again"
    WAITING_TO_BE_SENT = "waiting_to_be_sent"
    WAITING_FOR_LONG = "waiting_for_long"
    READING_OVERDUE = "reading_overdue"
    READING_OVERDUE_FOR_LONG = "reading_overdue_for_long"
    NOT_NOTIFIED = "not_notified"  # cause
    PLAN_IN_WORK = "plan_in_work"
    PLAN_WAITS = "plan_waits"

    # Why an item is, or is not, on a linked calendar
    IN_TRASH = "in_trash"
    IS_CANCELLED = "is_cancelled"
    NO_LONGER_THEIRS = "no_longer_theirs"
    NO_LONGER_IN_STEP = "no_longer_in_step"
    CHANGE_WAITS = "change_waits"
    CHANGE_MISSING = "change_missing"
    CHANGE_ON_ITS_WAY = "change_on_its_way"
    CHANGE_STAYS_HERE = "change_stays_here"
    REMOVAL_WAITS = "removal_waits"
    BEING_REMOVED = "being_removed"
    NOT_REMOVABLE = "not_removable"  # causes
    NO_LONGER_LINKED = "no_longer_linked"
    BEING_SENT_NOW = "being_sent_now"
    READ_ONLY_CALENDAR = "read_only_calendar"
    KIND_NOT_SENT = "kind_not_sent"
    CAME_FROM = "came_from"  # calendar
    ON_IT_FOR = "on_it_for"  # name
    OLDER_THAN_LINK = "older_than_link"
    STATUS_IS = "status_is"  # label, causes

    # Notices to one person
    CALENDAR_NOT_IN_STEP = "calendar_not_in_step"  # owner, calendar, causes
    CALENDAR_IN_STEP_AGAIN = "calendar_in_step_again"  # calendar
    REMOVALS_WAIT = "removals_wait"  # count, live, side
    SERVICE_KEPT = "service_kept"  # subject, cause
    CLOCKS_CHANGED = "clocks_changed"  # version, subjects, more
    REMOVED_THERE_AND_KEPT = "removed_there_and_kept"  # subject
    EVENTS_NOT_CLEARED = "events_not_cleared"  # calendar, owner, causes
    SWITCHED_ON_BY = "switched_on_by"  # calendar, name
    SWITCHED_OFF_BY = "switched_off_by"  # calendar, name
    READ_AT_REQUEST_OF = "read_at_request_of"  # calendar, name
    ENDED_BY = "ended_by"  # calendar, name
    CLEARED_BY = "cleared_by"  # calendar, name

    # From before reasons had codes: its words.
    OTHER = "other"  # text


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason with its parameters. No secret is among them; event texts only in what one person reads (`UserMessage`).

    `detail` is what the service itself added, in its own words, `flaws` are codes of what was left out of an event, and
    `causes` what is behind it.
    """

    reason: Reason
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    detail: str = ""
    flaws: tuple[Reason, ...] = ()
    causes: tuple["Refusal", ...] = ()

    def __str__(self) -> str:
        """Return what a log may name."""
        return str(self.reason)


def because(reason: Reason, /, *, detail: str = "", causes: Sequence[Refusal] = (), **params: object) -> Refusal:
    """Return a reason with its parameters; those that are None are left out."""
    given = {name: str(value) for name, value in params.items() if value is not None}
    return Refusal(reason, given, detail, causes=tuple(causes))


def caused_by(reason: Reason, /, *causes: Refusal, **params: object) -> Refusal:
    """Return a reason of which others are the cause."""
    return because(reason, detail="", causes=causes, **params)


def params_to_json(refusal: Refusal) -> dict[str, Any] | None:
    """Return all but the code of a reason as JSON-able data; None if there is nothing."""
    parts = {
        "params": dict(refusal.params),
        "detail": refusal.detail,
        "flaws": [str(flaw) for flaw in refusal.flaws],
        "causes": [{"reason": str(cause.reason), **(params_to_json(cause) or {})} for cause in refusal.causes],
    }
    return {name: value for name, value in parts.items() if value} or None


def from_code(code: str, data: Mapping[str, Any] | None) -> Refusal:
    """Return a reason from its code and what `params_to_json` made of the rest.

    A code that this build does not know becomes `OTHER`, because a newer build may have stored it.
    """
    if code not in _CODES:
        return because(Reason.OTHER, text=code)
    parts = data or {}
    return Refusal(
        Reason(code),
        dict(parts.get("params", {})),
        parts.get("detail", ""),
        tuple(Reason(flaw) for flaw in parts.get("flaws", ()) if flaw in _CODES),
        tuple(from_code(cause["reason"], cause) for cause in parts.get("causes", ())),
    )


_CODES = frozenset(str(reason) for reason in Reason)
