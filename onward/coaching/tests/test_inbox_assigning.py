"""Choosing a coach for somebody who waits."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.coaching.models import Engagement, Enquiry
from onward.coaching.tests.letters import by_mail, by_phone, waiting
from onward.organisations.models import CrisisContact

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


def engagement_of(cast: Cast, enquiry: Enquiry) -> Engagement:
    with scope(organisation=cast.north):
        return Engagement.objects.get(enquiry=enquiry)


def test_coaches_stand_in_the_order_of_the_alphabet_with_what_helps_to_choose(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    page = enter(cast.coordinator).get(at(cast.north, "coaching:enquiry", letter.pk))

    labels = [label for _pk, label in page.context["form"].fields["coach"].choices]
    assert labels == [
        "Ines Moura\nEnglish · in person, by telephone and by video · 19 places free",
        "Ruth Adeyemi\nEnglish · in person, by telephone and by video · 19 places free",
    ]


def test_assigning_leads_to_what_happens_next(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    browser = enter(cast.coordinator)

    answer = browser.post(
        at(cast.north, "coaching:enquiry", letter.pk),
        {"coach": cast.coach_profile.pk},
    )

    engagement = engagement_of(cast, letter)
    assert answer["Location"] == at(cast.north, "coaching:client", engagement.pk)
    text = browser.get(answer["Location"]).content.decode()
    assert "Ruth Adeyemi takes this on." in text
    assert "It is on its way to grace@home.example" in text


def test_assigning_a_call_leads_to_words_and_a_code(
    cast: Cast, enter: Enter, at: At, call: Enquiry
) -> None:
    browser = enter(cast.coordinator)

    answer = browser.post(
        at(cast.north, "coaching:enquiry", call.pk), {"coach": cast.coach_profile.pk}
    )

    engagement = engagement_of(cast, call)
    text = browser.get(answer["Location"]).content.decode()
    assert "Ring Tom Nowak on 555 0177" in text
    assert at(cast.north, "coaching:code", engagement.pk) in text


@pytest.mark.parametrize(
    "typed", [{}, {"coach": "0"}, {"coach": "999999"}, {"coach": "x"}]
)
def test_without_a_coach_of_the_practice_nothing_is_assigned(
    cast: Cast, enter: Enter, at: At, letter: Enquiry, typed: dict[str, str]
) -> None:
    url = at(cast.north, "coaching:enquiry", letter.pk)

    answer = enter(cast.coordinator).post(url, typed)

    assert answer.status_code == 422
    assert state_of(cast, letter) == "waiting"


def test_a_coach_of_another_practice_cannot_be_chosen(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    stranger = cast.stranger_engagement.coach_id

    answer = enter(cast.coordinator).post(
        at(cast.north, "coaching:enquiry", letter.pk), {"coach": stranger}
    )

    assert answer.status_code == 422


def test_a_full_coach_is_refused_with_a_way_round(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    cast.coach_profile.capacity = 1
    cast.coach_profile.save()
    browser, url = (
        enter(cast.coordinator),
        at(cast.north, "coaching:enquiry", letter.pk),
    )
    typed = {"coach": cast.coach_profile.pk}

    refused = browser.post(url, typed)
    done = browser.post(url, typed | {"anyway": "on"})

    assert refused.status_code == 409
    assert "no place free" in refused.content.decode()
    assert 'name="anyway"' in refused.content.decode()
    assert done.status_code == 302


def test_without_a_crisis_contact_the_page_says_why_and_refuses(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    with scope(organisation=cast.north):
        CrisisContact.objects.all().delete()
    browser, url = enter(cast.owner), at(cast.north, "coaching:enquiry", letter.pk)

    page = browser.get(url)
    refused = browser.post(url, {"coach": cast.coach_profile.pk})

    assert at(cast.north, "organisations:contacts") in page.content.decode()
    assert ">Assign</button>" not in page.content.decode()
    assert refused.status_code == 409
    assert state_of(cast, letter) == "waiting"


def test_pressed_twice_one_coach_is_assigned_and_the_second_is_told(
    cast: Cast, enter: Enter, at: At, letter: Enquiry
) -> None:
    browser, url = (
        enter(cast.coordinator),
        at(cast.north, "coaching:enquiry", letter.pk),
    )

    codes = [
        browser.post(url, {"coach": coach.pk}).status_code
        for coach in (cast.coach_profile, cast.second_coach_profile)
    ]

    assert codes == [302, 409]
    assert engagement_of(cast, letter).coach == cast.coach_profile
