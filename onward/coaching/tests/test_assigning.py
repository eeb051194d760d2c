"""An enquiry becomes a client with a coach."""

from datetime import timedelta

import pytest

from conftest import Cast
from onward.coaching.core.stages import Stage
from onward.coaching.models import Client, Engagement, Enquiry
from onward.coaching.queries import coaches_with_room
from onward.coaching.services import (
    assign_enquiry,
    decline_enquiry,
    end_engagement,
    receive_enquiry,
)
from onward.coaching.services.refusals import (
    AlreadyAnswered,
    CoachHasLeft,
    CoachIsFull,
    IsCoachedAlready,
    NoCrisisContact,
)
from onward.coaching.tests.letters import assigned, by_mail, by_phone, waiting
from onward.notifications.models import Message
from onward.organisations.models import CrisisContact, Member
from onward.team.models import Invitation
from onward.team.signals import invitation_accepted

pytestmark = pytest.mark.usefixtures("north_scope")
MINUTE = timedelta(minutes=1)


def test_assigning_makes_a_client_an_engagement_and_an_invitation(cast: Cast) -> None:
    engagement = assigned(
        by_mail(), cast.coach_profile, by=cast.coordinator, now=cast.now
    )

    client = engagement.client
    assert (client.name, client.email, client.member) == (
        "Grace Okafor",
        "grace@home.example",
        None,
    )
    assert engagement.stage == Stage.WELCOME
    assert engagement.coach == cast.coach_profile
    assert engagement.enquiry is not None
    assert engagement.enquiry.state == Enquiry.State.ASSIGNED
    assert Message.objects.filter(recipient="grace@home.example").count() == 1


def test_the_coach_hears_of_a_new_client_without_the_name(cast: Cast) -> None:
    assigned(by_mail(), cast.coach_profile, by=cast.coordinator, now=cast.now)

    letter = Message.objects.get(kind="client-assigned")
    assert letter.recipient == cast.coach.user.email
    assert "Grace" not in letter.subject + letter.body


def test_a_client_without_e_mail_gets_an_account_and_no_letter(cast: Cast) -> None:
    engagement = assigned(
        by_phone(), cast.coach_profile, by=cast.coordinator, now=cast.now
    )

    member = engagement.client.member
    assert member is not None
    assert (member.roles, member.user.email, member.name) == (
        ["client"],
        None,
        "Tom Nowak",
    )
    assert not member.user.has_usable_password()
    assert not Invitation.objects.exists()


def test_who_accepts_the_invitation_is_the_client(cast: Cast) -> None:
    engagement = assigned(
        by_mail(), cast.coach_profile, by=cast.coordinator, now=cast.now
    )

    invitation_accepted.send(
        sender=Invitation,
        invitation=engagement.client.invitation,
        member=cast.second_coach,
    )

    client = Client.objects.get(pk=engagement.client.pk)
    assert client.member == cast.second_coach


def test_an_invitation_of_somebody_else_changes_no_client(cast: Cast) -> None:
    other = assigned(by_mail(), cast.coach_profile, by=cast.owner, now=cast.now)
    mine = assigned(
        by_mail("Ada Berg"), cast.coach_profile, by=cast.owner, now=cast.now
    )

    invitation_accepted.send(
        sender=Invitation, invitation=mine.client.invitation, member=cast.second_coach
    )

    assert Client.objects.get(pk=other.client.pk).member is None


def test_without_a_crisis_contact_nobody_is_assigned(cast: Cast) -> None:
    enquiry = waiting(by_mail(), by=cast.coordinator, now=cast.now)
    CrisisContact.objects.all().delete()

    with pytest.raises(NoCrisisContact):
        assign_enquiry(enquiry, cast.coach_profile, by=cast.owner, now=cast.now)

    assert Enquiry.objects.get(pk=enquiry.pk).state == Enquiry.State.WAITING


def test_a_full_coach_is_assigned_only_when_told_anyway(cast: Cast) -> None:
    cast.coach_profile.capacity = 1
    cast.coach_profile.save()
    enquiry = waiting(by_mail(), by=cast.coordinator, now=cast.now)

    with pytest.raises(CoachIsFull):
        assign_enquiry(enquiry, cast.coach_profile, by=cast.owner, now=cast.now)
    assign_enquiry(
        enquiry, cast.coach_profile, by=cast.owner, now=cast.now, anyway=True
    )

    room = {coach.pk: coach.working_with for coach in coaches_with_room()}
    assert room == {cast.coach_profile.pk: 2, cast.second_coach_profile.pk: 1}


def test_ended_engagements_take_no_place(cast: Cast) -> None:
    end_engagement(
        cast.engagement, reason="reached", words="Well.", by=cast.coach, now=cast.now
    )

    room = {coach.pk: coach.working_with for coach in coaches_with_room()}
    assert room[cast.coach_profile.pk] == 0


def test_a_coach_who_left_is_not_assigned(cast: Cast) -> None:
    enquiry = waiting(by_mail(), by=cast.coordinator, now=cast.now)
    cast.coach.is_active, cast.coach.left_at = False, cast.now
    cast.coach.save()

    with pytest.raises(CoachHasLeft):
        assign_enquiry(enquiry, cast.coach_profile, by=cast.owner, now=cast.now)


def test_an_enquiry_is_answered_once(cast: Cast) -> None:
    enquiry = waiting(by_mail(), by=cast.coordinator, now=cast.now)
    assign_enquiry(enquiry, cast.coach_profile, by=cast.owner, now=cast.now)

    with pytest.raises(AlreadyAnswered):
        assign_enquiry(enquiry, cast.second_coach_profile, by=cast.owner, now=cast.now)
    with pytest.raises(AlreadyAnswered):
        decline_enquiry(enquiry, reason="No", referral="", by=cast.owner, now=cast.now)


def test_somebody_who_is_coached_now_is_not_assigned_again(cast: Cast) -> None:
    assigned(by_mail(), cast.coach_profile, by=cast.owner, now=cast.now)
    again = waiting(by_mail(message="Me again"), by=cast.owner, now=cast.now + MINUTE)

    with pytest.raises(IsCoachedAlready):
        assign_enquiry(again, cast.second_coach_profile, by=cast.owner, now=cast.now)


def test_a_former_client_goes_on_with_the_account_they_have(cast: Cast) -> None:
    first = assigned(by_phone(), cast.coach_profile, by=cast.owner, now=cast.now)
    end_engagement(first, reason="reached", words="Well.", by=cast.coach, now=cast.now)
    again = waiting(by_phone(message="Back"), by=cast.owner, now=cast.now + MINUTE)

    second = assign_enquiry(
        again, cast.second_coach_profile, by=cast.owner, now=cast.now + MINUTE
    )

    assert second.client == first.client
    assert Client.objects.filter(name="Tom Nowak").count() == 1
    assert Member.objects.filter(user__name="Tom Nowak").count() == 1


def test_a_letter_does_not_overwrite_how_a_former_client_is_reached(
    cast: Cast,
) -> None:
    first = assigned(by_mail(), cast.coach_profile, by=cast.owner, now=cast.now)
    end_engagement(first, reason="reached", words="Well.", by=cast.coach, now=cast.now)
    theirs = by_mail(message="Back")
    again = receive_enquiry(
        cast.north,
        type(theirs)(
            name=theirs.name,
            email=theirs.email,
            phone="666 6666",
            reach_by="phone",
            message="Back",
        ),
        now=cast.now + MINUTE,
    )

    second = assign_enquiry(
        again, cast.coach_profile, by=cast.owner, now=cast.now + MINUTE
    )

    assert (second.client.phone, second.client.prefers) == ("", "email")


def test_an_engagement_knows_its_enquiry_once(cast: Cast) -> None:
    engagement = assigned(by_mail(), cast.coach_profile, by=cast.owner, now=cast.now)

    assert Engagement.objects.get(enquiry=engagement.enquiry) == engagement
