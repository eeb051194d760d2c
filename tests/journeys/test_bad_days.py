"""Odd words, lost sessions, fast fingers and old links: nothing is lost or broken."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import expect

from onward.assessments.queries import INTERESTS
from onward.assessments.services import begin_administration
from onward.coaching.models import Engagement, Enquiry
from onward.plans.core.steps import State
from onward.plans.models import StepLink
from onward.plans.queries import steps_of
from onward.plans.services import make_plan, remind_step, set_state
from onward.team.models import Invitation
from tests.journeys.conftest import Seen
from tests.journeys.practice import (
    Practice,
    client_under_way,
    letters_to,
    link_in,
)
from tests.journeys.steps import beginning

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
COACH = "Ruth Adeyemi"
ODD = (
    "<script>document.title = 'taken'</script> <b>bold</b> "
    "\N{SLIGHTLY SMILING FACE}\N{ZERO WIDTH JOINER} שלום עולם "
    "\N{RIGHT-TO-LEFT OVERRIDE}abc & 'quotes'"
)
LONG_ANSWER = "I mended the boat, and then the pier. " * 60


def enquiries(practice: Practice) -> list[Enquiry]:
    with scope(organisation=practice.organisation):
        return list(Enquiry.objects.order_by("received_at"))


# ---- odd words


def test_a_letter_with_scripts_emoji_and_hebrew_is_shown_as_it_was_written(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    writer, coordinator = visitor(looks=False), visitor(looks=False)
    writer.go(practice.at(""))
    name = "עדה <i>Ida</i> \N{SLIGHTLY SMILING FACE}"
    beginning.fill_letter(writer, name, "ida@lake.example")
    writer.write("What brings you here?", ODD)
    writer.press("Send", exact=True)
    writer.heading("Your letter has arrived")

    beginning.sign_in(coordinator, practice, "Karl")
    coordinator.follow("Enquiries", exact=True)
    coordinator.follow(name)
    coordinator.heading(name)
    coordinator.reads(ODD)
    coordinator.look("odd letter", anyway=True)
    assert "taken" not in coordinator.page.title()
    assert coordinator.page.locator("main script, main i, .said b").count() == 0
    for person in (writer, coordinator):
        person.done()


def test_a_name_of_ten_thousand_letters_is_refused_beside_its_field(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    person = visitor(looks=False)
    person.go(practice.at(""))
    name = person.page.get_by_label("Your name")
    name.evaluate("field => field.removeAttribute('maxlength')")
    beginning.fill_letter(person, "x" * 10_000, "ida@lake.example")
    person.press("Send", exact=True)
    person.reads("One answer needs another look.")
    person.reads("Too long: 120 letters have room here, these are 10000.")
    expect(person.page.get_by_label("Your name")).to_have_attribute(
        "aria-invalid", "true"
    )
    expect(person.page.get_by_label("What brings you here?")).to_have_value(
        beginning.STORY
    )
    person.look("long name", anyway=True)
    assert enquiries(practice) == []
    person.done()


@pytest.mark.parametrize("day", ["2026-02-30", "31.31.2031", "yesterday"])
def test_impossible_dates_are_refused_and_stay_to_be_mended(
    day: str, visitor: Callable[..., Seen], practice: Practice
) -> None:
    engagement = client_under_way(practice, "Owen Bell")
    with scope(organisation=practice.organisation):
        make_plan(engagement, by=practice.coach, now=timezone.now())
    person = visitor(looks=False)
    beginning.sign_in(person, practice, "Owen Bell")
    person.go(practice.at(f"engagements/{engagement.pk}/plan/steps/add/"))
    person.write("The step", "Ring the harbour office")
    due = person.page.get_by_label("Until")
    due.evaluate("field => { field.type = 'text' }")
    due.fill(day)
    person.press("Add the step")
    person.reads("There is no such day.")
    expect(person.page.get_by_label("The step")).to_have_value(
        "Ring the harbour office"
    )
    person.done()


# ---- a lost session


def test_a_long_answer_outlives_a_lost_session(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    engagement = client_under_way(practice, "Owen Bell")
    question = f"engagements/{engagement.pk}/intake/questions/talents-when-stuck/"
    person = visitor(looks=False)
    beginning.sign_in(person, practice, "Owen Bell")
    person.go(practice.at(question))
    person.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    person.write("Your answer", LONG_ANSWER)
    person.press("Keep and go on")

    beginning.enter_password(person, "owen@harbour-lane.example")
    # Wherever signing in leads: the words wait on the page they were typed on.
    person.heading("What do people come to you for")
    expect(person.page.get_by_label("Your answer")).to_have_value(LONG_ANSWER)
    person.press("Keep and go on")
    person.heading("Which task takes you an hour")
    person.go(practice.at(question))
    expect(person.page.get_by_label("Your answer")).to_have_value(LONG_ANSWER.strip())
    person.done()


def test_marks_outlive_a_lost_session(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    engagement = client_under_way(practice, "Owen Bell")
    owen = engagement.client.member
    assert owen is not None
    with scope(organisation=practice.organisation):
        begun = begin_administration(
            engagement, instrument=INTERESTS, by=owen, now=timezone.now()
        )
    person = visitor(looks=False)
    beginning.sign_in(person, practice, "Owen Bell")
    person.go(practice.at(f"engagements/{engagement.pk}/inventories/{begun.pk}/1/"))
    person.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    mark = person.page.locator("#answers input[type=radio]").nth(2)
    mark.check(force=True)
    person.press("Keep and go on")

    beginning.enter_password(person, "owen@harbour-lane.example")
    expect(mark).to_be_checked()
    person.done()


# ---- fast fingers


def test_a_button_pressed_twice_sends_one_letter(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    person = visitor(looks=False)
    person.go(practice.at(""))
    beginning.fill_letter(person, "Ida Lindqvist", "ida@lake.example")
    person.page.get_by_role("button", name="Send", exact=True).dblclick()
    person.heading("Your letter has arrived")
    assert [each.name for each in enquiries(practice)] == ["Ida Lindqvist"]
    person.done()


# ---- old links


def test_an_invitation_opens_one_account_once(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    first, second = visitor(looks=False), visitor(looks=False)
    path = invited(practice, visitor(looks=False))
    assert beginning.accept_invitation(first, "ida@lake.example") == path
    second.go(path)
    second.heading("This invitation was accepted already")
    second.look("invitation used", anyway=True)
    for person in (first, second):
        person.done()


def test_an_invitation_that_ran_out_says_what_to_do(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    path = invited(practice, visitor(looks=False))
    with scope(organisation=practice.organisation):
        ago = timezone.now() - timedelta(days=20)
        Invitation.objects.update(made_at=ago, expires_at=ago + timedelta(days=14))
    person = visitor(looks=False)
    person.go(path)
    person.heading("This invitation has ended")
    person.reads(str(practice.organisation.phone))
    person.look("invitation ended", anyway=True)
    person.done()


def invited(practice: Practice, coordinator: Seen) -> str:
    """Somebody who wrote is assigned, and has a letter with a link."""
    writer = coordinator
    beginning.write_enquiry(writer, practice, "Ida Lindqvist", "ida@lake.example")
    beginning.sign_in(coordinator, practice, "Karl")
    beginning.assign(coordinator, practice, "Ida Lindqvist", COACH)
    coordinator.done()
    return link_in(letters_to("ida@lake.example")[-1], "/invitations/")


def test_a_link_to_a_step_works_once_and_not_for_ever(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    engagement = client_under_way(practice, "Owen Bell")
    first, second = steps_sent(practice, engagement)
    person = visitor(looks=False)
    person.go(first)
    person.look("step by letter", anyway=True)
    person.press("Done", exact=True)
    person.heading("Done, and noted")
    person.go(first)
    person.heading("This link is used up")
    person.look("link used up", anyway=True)

    with scope(organisation=practice.organisation):
        StepLink.objects.filter(used_at=None).update(expires_at=timezone.now())
    person.go(second)
    person.heading("This link is used up")
    person.done()


def steps_sent(practice: Practice, engagement: Engagement) -> list[str]:
    """The links of two steps in hand, as they stand in the letters."""
    now = timezone.now()
    with scope(organisation=practice.organisation):
        plan = make_plan(engagement, by=practice.coach, now=now)
        free = [step for step in steps_of(plan) if step.depends_on_id is None]
        for step in free[:2]:
            if not step.is_in_hand:
                set_state(step, State.ACTIVE, by=practice.coach, now=now)
            remind_step(step, by=practice.coach, now=now)
    letters = letters_to("owen@harbour-lane.example")[-2:]
    return [link_in(letter, "/steps/") for letter in letters]
