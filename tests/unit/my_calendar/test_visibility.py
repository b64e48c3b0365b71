"""Visibility of items for other people."""

from datetime import datetime

import pytest

from webapp.accounts.models import User
from webapp.my_calendar.models import KINDS, OWN_KINDS, SHARED_KINDS, Assignment, Item, ItemOverride
from webapp.my_calendar.visibility import VisibleItem, is_visible_to, visible_item

OWNER, OTHER = 1, 2
HIDDEN = VisibleItem("Busy", "", "", is_hidden=True)
ALL = VisibleItem("Doctor", "Room 4", "Bring papers", is_hidden=False)


def an_item(kind: str = "appointment", **fields: object) -> Item:
    return Item(
        **{
            "owner_id": OWNER,
            "kind": kind,
            "subject": "Doctor",
            "location": "Room 4",
            "description": "Bring papers",
            "private": False,
            **fields,
        }
    )


def a_person(user_id: int, role: str = "technician") -> User:
    return User(id=user_id, role=role)


@pytest.mark.parametrize("role", ["technician", "dispatcher", "administrator"])
def test_the_texts_of_a_private_item_are_visible_to_its_owner_only(role: str) -> None:
    item = an_item(private=True)
    assert visible_item(a_person(OWNER, role), item) == ALL
    assert visible_item(a_person(OTHER, role), item) == HIDDEN


@pytest.mark.parametrize("role", ["dispatcher", "administrator"])
@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(OWN_KINDS)))
def test_planners_see_items_that_are_not_private(kind: str, role: str) -> None:
    assert visible_item(a_person(OTHER, role), an_item(kind)) == ALL
    assert is_visible_to(a_person(OTHER, role), an_item(kind, private=True))


@pytest.mark.parametrize("role", ["technician", "dispatcher", "administrator"])
def test_a_to_do_is_visible_to_its_owner_only(role: str) -> None:
    item = an_item("to_do")
    assert visible_item(a_person(OWNER, role), item) == ALL
    assert visible_item(a_person(OTHER, role), item) == HIDDEN
    assert is_visible_to(a_person(OWNER, role), item)
    assert not is_visible_to(a_person(OTHER, role), item)


@pytest.mark.parametrize("kind", KINDS)
def test_a_technician_does_not_see_texts_of_other_peoples_items(kind: str) -> None:
    assert visible_item(a_person(OTHER), an_item(kind)) == HIDDEN


@pytest.mark.parametrize("kind", SHARED_KINDS)
def test_a_technician_sees_items_assigned_to_them(kind: str) -> None:
    item = an_item(kind, assignments=[Assignment(user_id=OTHER)])
    assert visible_item(a_person(OTHER), item) == ALL
    assert visible_item(a_person(OWNER), item) == HIDDEN  # who made it has it in no calendar of theirs


def test_an_override_is_private_if_it_or_its_series_is() -> None:
    planner = a_person(OTHER, "dispatcher")
    date = {"original_start": datetime(2026, 11, 24, 9), "subject": "Round, late", "location": "", "description": ""}
    secret, plain = ItemOverride(private=True, **date), ItemOverride(private=False, **date)
    assert visible_item(planner, an_item(), secret) == HIDDEN
    assert visible_item(planner, an_item(private=True), plain) == HIDDEN
    assert visible_item(planner, an_item(), plain).subject == "Round, late"
