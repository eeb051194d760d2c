"""Whom to call in a crisis: keeping the list, and everybody finding it."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser

from conftest import Cast
from onward.audit.models import Entry
from onward.organisations.models import CrisisContact, Organisation
from onward.organisations.services import (
    ContactDetails,
    LastCrisisContact,
    add_contact,
    remove_contact,
)

pytestmark = pytest.mark.usefixtures("north_scope")
Enter = Callable[..., Browser]
At = Callable[..., str]
LINE = {"name": "Lifeline", "phone": "988", "note": "day and night"}


@pytest.fixture
def contact(cast: Cast, north_scope: Organisation) -> CrisisContact:
    assert north_scope == cast.north
    return CrisisContact.objects.get(organisation=north_scope)


def test_an_owner_adds_changes_and_removes_a_contact(
    cast: Cast, enter: Enter, at: At, contact: CrisisContact
) -> None:
    browser, north = enter(cast.owner), cast.north
    browser.post(at(north, "organisations:contacts"), LINE)
    new = CrisisContact.objects.get(name="Lifeline")
    browser.post(at(north, "organisations:contact", new.pk), LINE | {"phone": "989"})
    changed = CrisisContact.objects.get(pk=new.pk).phone
    browser.post(at(north, "organisations:contact-remove", new.pk))

    assert changed == "989"
    assert list(CrisisContact.objects.all()) == [contact]
    assert list(Entry.objects.order_by("number").values_list("action", flat=True)) == [
        "crisis contact added",
        "crisis contact changed",
        "crisis contact removed",
    ]


def test_the_last_contact_stays_while_enquiries_come_in(
    cast: Cast, enter: Enter, at: At, contact: CrisisContact
) -> None:
    url = at(cast.north, "organisations:contact-remove", contact.pk)

    response = enter(cast.owner).post(url)

    assert response.status_code == 409
    assert "This is the last crisis contact" in response.content.decode()
    assert CrisisContact.objects.filter(pk=contact.pk).exists()


def test_the_last_contact_goes_when_no_enquiries_come_in(
    cast: Cast, contact: CrisisContact
) -> None:
    Organisation.objects.filter(pk=cast.north.pk).update(takes_enquiries=False)

    remove_contact(contact, by=cast.owner)

    assert not CrisisContact.objects.exists()


@pytest.mark.usefixtures("contact")
def test_added_twice_it_stands_there_once(cast: Cast, enter: Enter, at: At) -> None:
    browser = enter(cast.owner)
    for _ in "12":
        browser.post(at(cast.north, "organisations:contacts"), LINE)

    assert CrisisContact.objects.filter(name="Lifeline").count() == 1


@pytest.mark.usefixtures("contact")
def test_contacts_stand_in_the_order_they_were_added(cast: Cast) -> None:
    for name in ("b", "a"):
        details = ContactDetails(name=name, phone="1")
        add_contact(cast.north, details=details, by=cast.owner)

    names = CrisisContact.objects.order_by("position").values_list("name", flat=True)
    assert list(names) == ["Crisis line", "b", "a"]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"phone": ""}, {"name": "x" * 10_000}, {"note": "\x00"}]
)
def test_what_cannot_be_a_contact_is_said_beside_the_field(
    cast: Cast, enter: Enter, at: At, contact: CrisisContact, wrong: dict[str, str]
) -> None:
    browser = enter(cast.owner)
    added = browser.post(at(cast.north, "organisations:contacts"), LINE | wrong)
    changed = browser.post(
        at(cast.north, "organisations:contact", contact.pk), LINE | wrong
    )

    assert (added.status_code, changed.status_code) == (422, 422)
    assert CrisisContact.objects.get() == contact


def test_another_practice_s_contact_is_not_there(
    cast: Cast, enter: Enter, at: At, contact: CrisisContact
) -> None:
    browser = enter(cast.stranger_owner)
    urls = [
        at(cast.south, "organisations:contact", contact.pk),
        at(cast.south, "organisations:contact-remove", contact.pk),
        at(cast.north, "organisations:contacts"),
    ]

    assert [browser.post(url, LINE).status_code for url in urls] == [404, 404, 404]
    assert CrisisContact.objects.get().name == "Crisis line"


@pytest.mark.parametrize("role", ["owner", "coordinator", "coach", "client", "sponsor"])
def test_everybody_in_the_practice_finds_help(
    cast: Cast, enter: Enter, at: At, role: str
) -> None:
    page = enter(getattr(cast, role)).get(at(cast.north, "organisations:help"))

    assert page.status_code == 200
    assert 'href="tel:5550100"' in page.content.decode()


def test_help_is_for_members(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "organisations:help")

    assert enter(cast.stranger_client).get(url).status_code == 404
    assert Browser().get(url).status_code == 302


def test_help_without_a_contact_still_says_what_to_do(
    cast: Cast, enter: Enter, at: At, contact: CrisisContact
) -> None:
    contact.delete()

    page = enter(cast.client).get(at(cast.north, "organisations:help"))

    assert "Call the emergency number, your doctor" in page.content.decode()


def test_the_refusal_has_a_sentence_for_the_owner(
    cast: Cast, contact: CrisisContact
) -> None:
    with pytest.raises(LastCrisisContact, match="Add another first"):
        remove_contact(contact, by=cast.owner)


@pytest.mark.usefixtures("contact")
@pytest.mark.parametrize("contacts", [1, 4])
def test_the_list_costs_the_same_for_one_as_for_four(
    cast: Cast,
    enter: Enter,
    at: At,
    contacts: int,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for number in range(contacts - 1):
        details = ContactDetails(name=f"Line {number}", phone="1")
        add_contact(cast.north, details=details, by=cast.owner)
    browser = enter(cast.client)
    browser.get(at(cast.north, "organisations:help"))

    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]  # a fixture typed as a callable
        browser.get(at(cast.north, "organisations:help"))
