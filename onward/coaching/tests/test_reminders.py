"""What is said without being asked, and never twice."""

from datetime import date, timedelta

from django_scopes import scope

from conftest import Cast
from onward.coaching.services import (
    CredentialDetails,
    add_credential,
    assign_enquiry,
    send_reminders,
)
from onward.coaching.tests.letters import by_mail, by_phone, waiting
from onward.notifications.models import Message


def test_a_coach_hears_four_times_that_a_credential_runs_out(cast: Cast) -> None:
    details = CredentialDetails(
        kind="ICF", issuer="ICF", level="PCC", issued_on=date(2024, 5, 9)
    )
    with scope(organisation=cast.north):
        add_credential(cast.coach_profile, details, by=cast.coach)  # until 9 May 2027
    start = cast.now.replace(year=2026, month=10, day=1)

    for day in range(250):
        send_reminders(now=start + timedelta(days=day))

    letters = Message.objects.filter(kind="credential-runs-out")
    assert sorted(letter.subject for letter in letters) == [
        "ICF PCC runs out in 180 days",
        "ICF PCC runs out in 30 days",
        "ICF PCC runs out in 7 days",
        "ICF PCC runs out in 90 days",
    ]
    assert {letter.recipient for letter in letters} == {cast.coach.user.email}


def test_those_who_answer_enquiries_hear_once_of_three_days(cast: Cast) -> None:
    with scope(organisation=cast.north):
        for letter in (by_mail(), by_phone()):
            waiting(letter, by=cast.coordinator, now=cast.now)

    queued = [
        send_reminders(now=cast.now + timedelta(days=days)) for days in (2, 3, 4, 5)
    ]

    assert queued == [0, 2, 0, 0]
    letters = Message.objects.filter(kind="enquiries-waiting")
    assert sorted(letter.recipient for letter in letters) == [
        cast.coordinator.user.email,
        cast.owner.user.email,
    ]
    assert {letter.subject for letter in letters} == {
        "2 enquiries have waited three days at North"
    }


def test_an_answered_enquiry_is_not_spoken_of(cast: Cast) -> None:
    with scope(organisation=cast.north):
        enquiry = waiting(by_mail(), by=cast.coordinator, now=cast.now)
        assign_enquiry(enquiry, cast.coach_profile, by=cast.owner, now=cast.now)

    assert send_reminders(now=cast.now + timedelta(days=5)) == 0
