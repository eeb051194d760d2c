"""Somebody unaware of her talents finds them, with the help of three others."""

from collections.abc import Callable

import pytest
from django_scopes import scope

from onward.coaching.core.circumstances import Circumstance
from tests.journeys.conftest import Seen
from tests.journeys.practice import Practice, client_under_way
from tests.journeys.steps import beginning, strengths

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CLIENT, COACH = "Ines Duarte", "Ruth Adeyemi"
CALM, MUDDLE, MENDING = (
    "Staying calm for others",
    "Bringing order into a muddle",
    "Mending what is broken",
)
SEEN = {
    "Jonas Weil": "When the boiler failed she had everybody laughing by noon.",
    "Petra Lang": "Her lists: after a week with them nobody looked for anything.",
    "Sami Haddad": "My mother asked for her, and nobody else, in the hospital.",
}


def read_card(person: Seen) -> None:
    """All that was said, and of nobody who said it."""
    person.heading("Side by side")
    for words in (CALM, MUDDLE, *SEEN.values()):
        person.reads(words)
    for name in SEEN:
        person.reads_nowhere(name)


def test_three_who_know_her_show_what_she_did_not_see(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    engagement = client_under_way(practice, CLIENT)
    with scope(organisation=practice.organisation):
        engagement.circumstance = Circumstance.UNAWARE_OF_STRENGTHS
        engagement.save(update_fields=["circumstance"])
    client, coach = visitor(), visitor(looks=False)
    beginning.sign_in(client, practice, CLIENT)
    client.follow("Profile", exact=True)
    strengths.strengths_of(client, practice, engagement)
    client.look("strengths before")
    strengths.say_own_view(client, MENDING)
    strengths.tell_story(
        client,
        "The school play",
        "I sewed eleven costumes in a week and kept the children quiet.",
        "It opened on time.",
        MUDDLE,
    )
    links = strengths.ask_people(client, practice, engagement, list(SEEN))
    people = [visitor(looks=number == 0) for number in range(len(SEEN))]
    for link, person, words in zip(links, people, SEEN.values(), strict=True):
        strengths.strengths_of(client, practice, engagement)
        client.reads_nowhere(words)
        client.reads_nowhere("The boiler failed")
        strengths.answer_link(
            person, link, words=words, ticks=(CALM, MUDDLE), about=CLIENT
        )

    strengths.strengths_of(client, practice, engagement)
    read_card(client)
    client.look("strengths card")
    card = strengths.card_on_paper(client, practice, engagement)
    assert CALM in card
    assert not any(name in card for name in SEEN)

    beginning.sign_in(coach, practice, COACH)
    strengths.strengths_of(coach, practice, engagement)
    read_card(coach)
    again = people[0].go(links[0])
    assert again.get_by_role("button", name="Send my answers").count() == 0
    for person in (client, coach, *people):
        person.done()
