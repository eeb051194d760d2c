"""Enquiries: received, taken, assigned, declined."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from conftest import Cast
from onward.audit.models import Entry
from onward.coaching.models import Enquiry
from onward.coaching.queries import enquiries_waiting
from onward.coaching.services import (
    assign_enquiry,
    decline_enquiry,
    receive_enquiry,
)
from onward.coaching.services.refusals import (
    TakesNoEnquiries,
)
from onward.coaching.tests.letters import by_mail, by_phone, waiting
from onward.notifications.models import Message
from onward.organisations.models import Organisation

pytestmark = pytest.mark.usefixtures("north_scope")


def test_the_same_letter_sent_twice_within_a_minute_is_one(cast: Cast) -> None:
    first = receive_enquiry(cast.north, by_mail(), now=cast.now)
    second = receive_enquiry(
        cast.north, by_mail(), now=cast.now + timedelta(seconds=59)
    )

    assert first == second
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("later", "message"),
    [(timedelta(seconds=60), None), (timedelta(seconds=5), "Something else.")],
)
def test_a_later_letter_or_another_one_is_a_letter_of_its_own(
    cast: Cast, later: timedelta, message: str | None
) -> None:
    receive_enquiry(cast.north, by_mail(), now=cast.now)
    other = by_mail(message=message) if message else by_mail()

    receive_enquiry(cast.north, other, now=cast.now + later)

    assert Enquiry.objects.count() == 2


def test_a_closed_practice_takes_no_letter(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.north.pk).update(takes_enquiries=False)

    with pytest.raises(TakesNoEnquiries):
        receive_enquiry(cast.north, by_mail(), now=cast.now)


def test_the_practice_is_told_that_somebody_wrote_but_not_what(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.north.pk).update(email="north@north.example")

    receive_enquiry(cast.north, by_mail(), now=cast.now)

    letter = Message.objects.get(kind="enquiry-received")
    assert letter.recipient == "north@north.example"
    assert "Grace" not in letter.subject + letter.body
    assert "too late" not in letter.body


def test_what_was_written_is_not_readable_in_the_database(cast: Cast) -> None:
    kept = receive_enquiry(cast.north, by_mail(), now=cast.now)

    raw = Enquiry.objects.filter(pk=kept.pk).values_list("message", flat=True).get()
    assert b"too late" not in bytes(raw)
    assert "too late" in Enquiry.objects.get(pk=kept.pk).message


def test_an_enquiry_without_a_way_to_answer_cannot_be_kept(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.create(
            organisation=cast.north, name="X", reach_by="email", received_at=cast.now
        )


def test_three_days_are_overdue(cast: Cast) -> None:
    for days in (1, 3, 5):
        waiting(
            by_mail(f"N{days} Okafor"),
            by=cast.coordinator,
            now=cast.now - timedelta(days=days),
        )

    assert enquiries_waiting(cast.now) == (3, 2)


def test_declining_sends_reason_and_referral_by_mail(cast: Cast) -> None:
    enquiry = waiting(by_mail(), by=cast.owner, now=cast.now)

    was_sent = decline_enquiry(
        enquiry,
        reason="We cannot advise on visas.",
        referral="Law clinic, 555 3000",
        by=cast.coordinator,
        now=cast.now,
    )

    letter = Message.objects.get(kind="enquiry-declined")
    assert was_sent
    assert letter.recipient == "grace@home.example"
    assert "We cannot advise on visas." in letter.body
    assert "Law clinic, 555 3000" in letter.body


def test_declining_somebody_without_e_mail_sends_nothing(cast: Cast) -> None:
    enquiry = waiting(by_phone(), by=cast.owner, now=cast.now)

    was_sent = decline_enquiry(
        enquiry, reason="No", referral="", by=cast.coordinator, now=cast.now
    )

    assert not was_sent
    assert not Message.objects.filter(kind="enquiry-declined").exists()


def test_a_declined_enquiry_without_a_reason_cannot_be_kept(cast: Cast) -> None:
    enquiry = waiting(by_phone(), by=cast.owner, now=cast.now)

    with pytest.raises(IntegrityError), transaction.atomic():
        decline_enquiry(enquiry, reason="", referral="", by=cast.owner, now=cast.now)


def test_every_act_leaves_a_line_without_the_words(cast: Cast) -> None:
    enquiry = waiting(by_mail(), by=cast.coordinator, now=cast.now)
    assign_enquiry(enquiry, cast.coach_profile, by=cast.coordinator, now=cast.now)

    lines = list(Entry.objects.order_by("number").values_list("action", flat=True))
    assert lines == ["enquiry taken", "person invited", "enquiry assigned"]
    details = "".join(str(each.detail) for each in Entry.objects.all())
    assert "too late" not in details
