"""The whole thread in three browsers: a first letter to the second session."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from onward.careers.services import import_onet, import_starter
from tests.journeys.conftest import Seen
from tests.journeys.practice import (
    Practice,
    a_week_passes,
    engagement_of,
    first_session_is_now,
)
from tests.journeys.steps import beginning, direction, meeting, story

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CLIENT, ADDRESS = "Ida Lindqvist", "ida@lake.example"
COACH = "Ruth Adeyemi"
ONET = Path(__file__).parents[3] / "shared" / "data" / "onet" / "db_29_3_text.zip"
WORLDS = ["starter", "onet"]


def bring_in(world: str) -> None:
    if world == "onet" and not ONET.exists():
        pytest.skip(f"The O*NET database is not here: {ONET.name} in shared data.")
    import_starter(now=timezone.now())
    if world == "onet":
        import_onet(ONET, now=timezone.now())


@pytest.mark.parametrize("world", WORLDS)
def test_a_stranger_comes_with_a_letter_and_comes_back_with_progress(
    world: str, visitor: Callable[..., Seen], practice: Practice
) -> None:
    bring_in(world)
    # Every page is looked at closely once; the other world changes the paths alone.
    looks = world == "starter"
    client, coordinator, coach = (visitor(looks=looks) for _person in range(3))

    beginning.write_enquiry(client, practice, CLIENT, ADDRESS)
    beginning.sign_in(coordinator, practice, "Karl")
    beginning.assign(coordinator, practice, CLIENT, COACH)
    key = engagement_of(practice, CLIENT).pk
    beginning.accept_invitation(client, ADDRESS)
    beginning.be_welcomed(client, CLIENT)
    beginning.sign_in(coach, practice, COACH)
    beginning.sign_as_coach(coach, practice, key, COACH)

    client.go(practice.at(f"engagements/{key}/intake/"))
    story.tell_story(client)
    story.meet_about_it(coach, practice, key)

    direction.answer_interests(client)
    direction.answer_values(client)
    direction.tell_experience(client)
    direction.explore_paths(client)
    direction.make_plan(client)
    direction.agree_as_coach(coach, practice, key)

    meet_twice(client, coach, practice, key)
    meeting.read_record(client, practice, key)
    client.reads_nowhere(meeting.OWN)
    meeting.read_record(coach, practice, key)
    for person in (client, coordinator, coach):
        person.done()


def meet_twice(client: Seen, coach: Seen, practice: Practice, key: int) -> None:
    meeting.book_series(coach, practice, key)
    meeting.see_series(client)
    engagement = engagement_of(practice, CLIENT)
    first = first_session_is_now(practice, engagement)
    meeting.hold_first(coach, practice, first)
    meeting.read_first(client, practice, first)
    second = a_week_passes(practice, engagement)
    meeting.prepare_second(client, practice, second)
    meeting.see_progress(coach, practice, second)
