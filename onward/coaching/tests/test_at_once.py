"""Several people act at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection
from django_scopes import scope

from conftest import Cast
from onward.coaching.models import Agreement, Engagement, Enquiry
from onward.coaching.services import (
    assign_enquiry,
    receive_enquiry,
    sign_as_client,
    sign_as_coach,
)
from onward.coaching.services.refusals import AlreadyAnswered, CoachIsFull
from onward.coaching.tests.letters import by_mail, waiting
from onward.organisations.models import Organisation
from onward.ui.core.refusals import DomainError

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[], object]


def all_at_once(practice: Organisation, acts: list[Act]) -> list[object]:
    """What each act came to: what it gave back, or the class of its refusal."""

    def one(act: Act) -> object:
        try:
            with scope(organisation=practice):
                return act()
        except DomainError as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(one, acts))


def assigning(enquiry: Enquiry, cast: Cast, now: datetime) -> Act:
    return lambda: assign_enquiry(
        Enquiry.objects.select_related("organisation").get(pk=enquiry.pk),
        cast.coach_profile,
        by=cast.coordinator,
        now=now,
    )


def test_one_enquiry_assigned_by_four_at_once_is_assigned_once(cast: Cast) -> None:
    with scope(organisation=cast.north):
        enquiry = waiting(by_mail(), by=cast.coordinator, now=cast.now)

    found = all_at_once(cast.north, [assigning(enquiry, cast, cast.now)] * 4)

    assert found.count(AlreadyAnswered) == 3
    with scope(organisation=cast.north):
        assert Engagement.objects.filter(enquiry=enquiry).count() == 1


def test_four_enquiries_assigned_at_once_do_not_stand_in_each_others_way(
    cast: Cast,
) -> None:
    with scope(organisation=cast.north):
        many = [
            waiting(by_mail(f"N{n} X"), by=cast.coordinator, now=cast.now)
            for n in range(4)
        ]

    found = all_at_once(cast.north, [assigning(one, cast, cast.now) for one in many])

    assert [type(each) for each in found] == [Engagement] * 4


def test_the_last_place_is_given_once(cast: Cast) -> None:
    with scope(organisation=cast.north):
        cast.coach_profile.capacity = 2
        cast.coach_profile.save()
        many = [
            waiting(by_mail(f"N{n} X"), by=cast.coordinator, now=cast.now)
            for n in range(4)
        ]

    found = all_at_once(cast.north, [assigning(one, cast, cast.now) for one in many])

    assert found.count(CoachIsFull) == 3


def test_a_letter_sent_four_times_at_once_is_one(cast: Cast) -> None:
    def send() -> Enquiry:
        return receive_enquiry(cast.north, by_mail(), now=cast.now)

    found = all_at_once(cast.north, [send] * 4)

    assert len({str(each.pk) for each in found if isinstance(each, Enquiry)}) == 1


def test_both_sign_at_the_same_moment(cast: Cast) -> None:
    with scope(organisation=cast.north):
        here = Engagement.objects.select_related(
            "organisation", "client__member__user", "coach__member__user"
        )
        pk = cast.second_engagement.pk
        ours, theirs = here.get(pk=pk), here.get(pk=pk)

    all_at_once(
        cast.north,
        [
            lambda: sign_as_client(
                ours, "Owen Bell", version=1, by=cast.second_client, now=cast.now
            ),
            lambda: sign_as_coach(
                theirs, "Ines Moura", version=1, by=cast.second_coach, now=cast.now
            ),
        ],
    )

    with scope(organisation=cast.north):
        assert Agreement.objects.get(engagement=pk).is_signed
        assert Engagement.objects.get(pk=pk).stage == "intake"
