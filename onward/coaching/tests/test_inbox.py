"""The pages of those who answer enquiries."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.coaching.models import Enquiry
from onward.coaching.tests.letters import by_mail, by_phone, cost, waiting

Enter = Callable[[object], Browser]
At = Callable[..., str]


@pytest.fixture
def letter(cast: Cast) -> Enquiry:
    with scope(organisation=cast.north):
        return waiting(by_mail(), by=cast.coordinator, now=timezone.now())


@pytest.fixture
def call(cast: Cast) -> Enquiry:
    with scope(organisation=cast.north):
        return waiting(by_phone(), by=cast.coordinator, now=timezone.now())


def state_of(cast: Cast, enquiry: Enquiry) -> str:
    with scope(organisation=cast.north):
        return Enquiry.objects.get(pk=enquiry.pk).state


def test_who_waits_longest_comes_first_and_overdue_is_said_in_words(
    cast: Cast, enter: Enter, at: At
) -> None:
    now = timezone.now()
    with scope(organisation=cast.north):
        for days, name in ((1, "Ada Berg"), (5, "Bo Cole"), (3, "Cy Dahl")):
            waiting(
                by_mail(name),
                by=cast.coordinator,
                now=now - timedelta(days=days, minutes=1),
            )

    page = enter(cast.coordinator).get(at(cast.north, "coaching:enquiries"))

    rows = [(row.enquiry.name, row.is_overdue) for row in page.context["rows"]]
    assert rows == [("Bo Cole", True), ("Cy Dahl", True), ("Ada Berg", False)]
    assert page.content.decode().count("#clock") == 2
    assert "waits 5\xa0days" in page.content.decode()


@pytest.mark.parametrize("state", ["waiting", "assigned"])
def test_the_inbox_costs_the_same_for_one_as_for_four(
    cast: Cast, enter: Enter, at: At, state: str
) -> None:
    browser = enter(cast.coordinator)
    inbox = at(cast.north, "coaching:enquiries") + f"?state={state}"

    def one_more(n: int) -> None:
        with scope(organisation=cast.north):
            each = waiting(by_mail(f"N{n} X"), by=cast.owner, now=timezone.now())
        if state == "assigned":
            url = at(cast.north, "coaching:enquiry", each.pk)
            browser.post(url, {"coach": cast.coach_profile.pk})
            browser.get(at(cast.north, "coaching:coaches"))  # the flash is read here

    one_more(1)
    for_one = cost(browser, inbox)
    for n in (2, 3, 4):
        one_more(n)

    assert cost(browser, inbox) == for_one


def test_an_empty_inbox_says_what_to_do(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "coaching:enquiries")
    text = enter(cast.owner).get(url).content.decode()

    assert "Everybody has an answer" in text
    assert at(cast.north, "coaching:take") in text


@pytest.mark.parametrize(
    "query", ["?state=nonsense", "?page=-3", "?page=x&state=declined"]
)
def test_a_made_up_address_shows_a_page_that_is_there(
    cast: Cast, enter: Enter, at: At, query: str
) -> None:
    url = at(cast.north, "coaching:enquiries") + query

    assert enter(cast.owner).get(url).status_code == 200


def test_a_call_is_written_down(cast: Cast, enter: Enter, at: At) -> None:
    typed = {
        "source": "walk-in",
        "name": "Tom Nowak",
        "phone": "555 0177",
        "reachable_when": "after six",
        "message": "The shop closes.",
    }

    answer = enter(cast.coordinator).post(at(cast.north, "coaching:take"), typed)

    with scope(organisation=cast.north):
        kept = Enquiry.objects.get()
    assert answer["Location"] == at(cast.north, "coaching:enquiry", kept.pk)
    assert (kept.source, kept.reach_by, kept.email) == ("walk-in", "phone", "")


def test_a_call_without_a_number_is_asked_for_again(
    cast: Cast, enter: Enter, at: At
) -> None:
    typed = {"source": "phone", "name": "Tom Nowak", "message": "The shop closes."}

    answer = enter(cast.coordinator).post(at(cast.north, "coaching:take"), typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["email"]


def test_reading_an_enquiry_is_noted(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    page = enter(cast.coordinator).get(at(cast.north, "coaching:enquiry", letter.pk))

    assert "too late after six years" in page.content.decode()
    with scope(organisation=cast.north):
        line = Entry.objects.order_by("number").last()
        assert line is not None
        assert (line.action, line.by) == ("enquiry opened", cast.coordinator)


def test_declining_by_mail(cast: Cast, enter: Enter, at: At, letter: Enquiry) -> None:
    browser = enter(cast.coordinator)
    typed = {"reason": "We cannot advise on visas.", "referral": "Law clinic"}

    answer = browser.post(at(cast.north, "coaching:decline", letter.pk), typed)

    assert answer["Location"] == at(cast.north, "coaching:enquiry", letter.pk)
    assert state_of(cast, letter) == "declined"
    text = browser.get(answer["Location"]).content.decode()
    assert "This letter went to grace@home.example" in text
    assert "We cannot advise on visas." in text


def test_declining_by_telephone_shows_the_words_to_say(
    cast: Cast, enter: Enter, at: At, call: Enquiry
) -> None:
    browser = enter(cast.coordinator)
    typed = {"reason": "See a doctor first.", "referral": "Bay clinic, 555 3000"}

    answer = browser.post(at(cast.north, "coaching:decline", call.pk), typed)

    text = browser.get(answer["Location"]).content.decode()
    assert "please ring 555 0177 (after six)" in text
    assert "See a doctor first." in text
    assert "Bay clinic, 555 3000" in text


def test_declining_needs_a_reason(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    url = at(cast.north, "coaching:decline", letter.pk)

    answer = enter(cast.coordinator).post(url, {"referral": "Law clinic"})

    assert answer.status_code == 422
    assert "Law clinic" in answer.content.decode()
    assert state_of(cast, letter) == "waiting"


def test_an_answered_enquiry_is_not_declined(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    browser = enter(cast.coordinator)
    browser.post(
        at(cast.north, "coaching:enquiry", letter.pk), {"coach": cast.coach_profile.pk}
    )

    answer = browser.post(
        at(cast.north, "coaching:decline", letter.pk), {"reason": "Too late"}
    )

    assert answer.status_code == 409
    assert state_of(cast, letter) == "assigned"
