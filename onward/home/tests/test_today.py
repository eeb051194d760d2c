"""The first page of each role: what it says, and what it never says."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.assessments.services import keep_to_oneself
from onward.coaching.models import Enquiry
from onward.coaching.services import write_note
from onward.experience.core.skills import Skill
from onward.experience.services import ProofFacts, add_proof
from onward.organisations.models import Member
from onward.plans.services import make_plan

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]


def enquiry(cast: Cast, *, days_ago: int, name: str = "Jonas Weir") -> Enquiry:
    with scope(organisation=cast.north):
        return Enquiry.objects.create(
            organisation=cast.north,
            name=name,
            email="jonas@post.example",
            reach_by="email",
            message="CANARY-ENQUIRY",
            received_at=timezone.now() - timedelta(days=days_ago),
        )


def test_a_client_is_shown_the_one_thing_that_comes_next(
    cast: Cast, enter: Enter, at: At
) -> None:
    page = enter(cast.second_client).get(at(cast.north, "home:today"))

    assert "Read and sign the agreement" in page.content.decode()


def test_a_client_with_a_plan_is_shown_the_step_in_hand(
    cast: Cast, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        plan = make_plan(cast.engagement, by=cast.client, now=timezone.now())
        first = plan.steps.order_by("position")[0]
    page = enter(cast.client).get(at(cast.north, "home:record", cast.engagement.pk))

    assert first.title in page.content.decode()


def test_nobody_waits_three_days_unseen(cast: Cast, enter: Enter, at: At) -> None:
    enquiry(cast, days_ago=4)

    page = enter(cast.coordinator).get(at(cast.north, "home:today")).content.decode()

    assert "waits longer than three days" in page
    assert "Jonas Weir" in page


@pytest.mark.parametrize("who", ["owner", "coordinator", "sponsor"])
def test_those_who_run_or_pay_see_nothing_that_was_said(
    cast: Cast, enter: Enter, at: At, who: str
) -> None:
    with scope(organisation=cast.north):
        for visibility in ("own", "team", "shared"):
            write_note(
                cast.engagement,
                author=cast.coach,
                visibility=visibility,
                text="CANARY-NOTE",
                now=timezone.now(),
            )
    browser = enter(getattr(cast, who))

    today = browser.get(at(cast.north, "home:today")).content.decode()
    record = browser.get(at(cast.north, "home:record", cast.engagement.pk))

    assert "CANARY-NOTE" not in today
    assert "CANARY-NOTE" not in record.content.decode()
    assert record.status_code == (403 if who == "sponsor" else 200)


def test_the_client_reads_shared_notes_only(cast: Cast, enter: Enter, at: At) -> None:
    with scope(organisation=cast.north):
        for visibility in ("own", "team", "shared"):
            write_note(
                cast.engagement,
                author=cast.coach,
                visibility=visibility,
                text=f"CANARY-{visibility}",
                now=timezone.now(),
            )
    page = enter(cast.client).get(at(cast.north, "home:record", cast.engagement.pk))

    text = page.content.decode()
    assert "CANARY-shared" in text
    assert "CANARY-own" not in text
    assert "CANARY-team" not in text


@pytest.mark.parametrize("who", ["coach", "coordinator", "client"])
def test_the_first_page_costs_the_same_for_one_enquiry_as_for_three(
    cast: Cast,
    enter: Enter,
    at: At,
    who: str,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    browser, address = enter(getattr(cast, who)), at(cast.north, "home:today")
    enquiry(cast, days_ago=1)
    browser.get(address)
    with django_assert_max_num_queries(60) as one:  # type: ignore[attr-defined]  # a fixture typed as a callable
        browser.get(address)
    for name in ("Ada", "Bo"):
        enquiry(cast, days_ago=2, name=name)
    with django_assert_max_num_queries(len(one.captured_queries)):  # type: ignore[attr-defined]  # a fixture typed as a callable
        browser.get(address)


def test_the_door_leads_a_member_to_their_practice(
    cast: Cast, enter: Enter, at: At
) -> None:
    answer = enter(cast.coach).get("/")

    assert answer["Location"] == at(cast.north, "home:today")
    assert "North" in enter(None).get("/").content.decode()


def test_a_proof_nobody_looked_at_waits_for_the_coach_unless_skills_are_kept(
    cast: Cast, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        facts = ProofFacts(
            kind="certificate",
            title="First aid",
            shows="",
            skills=(Skill("knowledge", "Medicine and Dentistry"),),
            file=("aid.txt", b"Passed."),
        )
        add_proof(cast.engagement, facts, by=cast.client, now=timezone.now())
    url = at(cast.north, "home:today")
    waits = f"{cast.engagement.client.name}: one proof of skills"

    assert waits in enter(cast.coach).get(url).content.decode()

    with scope(organisation=cast.north):
        keep_to_oneself(cast.engagement, "skills", by=cast.client, now=timezone.now())

    assert waits not in enter(cast.coach).get(url).content.decode()
