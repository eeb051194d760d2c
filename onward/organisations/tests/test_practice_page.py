"""The practice's settings."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser

from conftest import Cast
from onward.audit.models import Entry
from onward.organisations.models import CrisisContact, Organisation

pytestmark = pytest.mark.usefixtures("north_scope")
Enter = Callable[..., Browser]
At = Callable[..., str]
GOOD = {
    "name": "North Careers",
    "time_zone": "Europe/Oslo",
    "practice_colour": "#7a2e5d",
    "motto": "Work is half of the day.",
    "about": "Three coaches above the library. 🙂 مرحبا",
    "offers": "First talk, free\nCoaching, eight sessions",
    "address": "4 Quay Street",
    "opening_hours": "Tuesday to Friday, 9 to 17",
    "email": "hello@north.example",
    "phone": "555 0142",
    "takes_enquiries": "on",
}


def read(organisation: Organisation) -> Organisation:
    return Organisation.objects.get(pk=organisation.pk)


def test_an_owner_changes_the_settings(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "organisations:practice")

    response = enter(cast.owner).post(url, GOOD, follow=True)

    practice = read(cast.north)
    assert "Kept." in response.content.decode()
    assert (practice.name, practice.time_zone) == ("North Careers", "Europe/Oslo")
    assert practice.offers.splitlines() == [
        "First talk, free",
        "Coaching, eight sessions",
    ]


def test_a_part_of_a_page_leads_to_signing_in_and_back_to_its_page(
    cast: Cast, client: Browser, at: At
) -> None:
    url = at(cast.north, "organisations:practice")
    page = f"http://testserver{url}"

    response = client.post(
        url, GOOD, headers={"HX-Request": "true", "HX-Current-URL": page}
    )

    assert response["HX-Redirect"].endswith(f"?next={url}")


def test_the_kind_and_the_address_of_a_practice_stay(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "organisations:practice")

    enter(cast.owner).post(url, GOOD | {"kind": "company", "slug": "elsewhere"})

    assert (read(cast.north).kind, read(cast.north).slug) == ("private", "north")


def test_what_changed_is_written_in_the_audit_by_name_only(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "organisations:practice")
    page = {**GOOD, "name": "North", "time_zone": "America/Chicago"}
    enter(cast.owner).post(url, page)

    entry = Entry.objects.get(action="practice changed")
    assert entry.by == cast.owner
    assert "motto" in entry.detail["what"]
    assert "name" not in entry.detail["what"]
    assert "half of the day" not in str(entry.detail)


def test_saving_twice_changes_once(cast: Cast, enter: Enter, at: At) -> None:
    browser, url = enter(cast.owner), at(cast.north, "organisations:practice")
    browser.post(url, GOOD)

    response = browser.post(url, GOOD, follow=True)

    assert "Nothing was changed." in response.content.decode()
    assert Entry.objects.filter(action="practice changed").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 10_000},
        {"name": "North\x00"},
        {"practice_colour": "red;} body{display:none"},
        {"practice_colour": "#12345"},
        {"time_zone": "Mars/Olympus"},
        {"email": "not an address"},
        {"about": "x" * 10_000},
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_the_rest_stays_typed(
    cast: Cast, enter: Enter, at: At, wrong: dict[str, str]
) -> None:
    url = at(cast.north, "organisations:practice")

    response = enter(cast.owner).post(url, GOOD | {"motto": "Half 🙂"} | wrong)

    assert response.status_code == 422
    assert "Half 🙂" in response.content.decode()
    assert read(cast.north).motto == ""


def test_enquiries_stay_shut_without_a_crisis_contact(
    cast: Cast, enter: Enter, at: At
) -> None:
    CrisisContact.objects.all().delete()
    Organisation.objects.filter(pk=cast.north.pk).update(takes_enquiries=False)
    url = at(cast.north, "organisations:practice")

    response = enter(cast.owner).post(url, GOOD)

    assert response.status_code == 409
    assert "needs a crisis contact" in response.content.decode()
    assert not read(cast.north).takes_enquiries


def test_the_page_says_what_is_still_to_do(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "organisations:practice")
    before = enter(cast.owner).get(url).content.decode()
    CrisisContact.objects.all().delete()

    after = enter(cast.owner).get(url).content.decode()

    assert after.count("to do</span>") == before.count("to do</span>") + 1


@pytest.mark.parametrize("role", ["coordinator", "coach", "client", "sponsor"])
def test_only_an_owner_opens_the_settings(
    cast: Cast, enter: Enter, at: At, role: str
) -> None:
    browser, url = enter(getattr(cast, role)), at(cast.north, "organisations:practice")

    assert browser.get(url).status_code == 403
    assert browser.post(url, GOOD).status_code == 403
    assert read(cast.north).name == "North"


def test_another_practice_s_owner_finds_nothing(
    cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.stranger_owner)
    url = at(cast.north, "organisations:practice")

    assert browser.get(url).status_code == 404
    assert browser.post(url, GOOD).status_code == 404
