"""Stories: who reads them, how they are told, changed and removed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from onward.audit.models import Entry
from onward.experience import queries, services
from onward.experience.core.stories import StoryFacts, skills_in
from onward.experience.models import Story
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
TOLD = {
    "title": "The day the boiler burst",
    "what_i_did": "Made tea, and a list.",
    "what_came_of_it": "Nobody went home.",
    "when": "Winter 2019",
    "strengths": ["calm", "muddle"],
    "skills": "first aid, spreadsheets",
    "visibility": "coach",
}


@pytest.fixture
def page(cast: Any, at: At) -> Callable[..., str]:
    def of(name: str, *args: object) -> str:
        return at(cast.north, f"experience:{name}", cast.engagement.pk, *args)

    return of


def a_story(cast: Any, title: str = "The rota", visibility: str = "coach") -> Story:
    with scope(organisation=cast.north):
        return services.write_story(
            cast.engagement,
            StoryFacts(title, "I made it.", strengths=("muddle",)),
            visibility=visibility,
            by=cast.client,
            now=cast.now,
        )


def test_skills_are_read_from_commas_and_lines_each_once() -> None:
    assert skills_in(" first  aid, Excel;excel\nArabic,,") == (
        "first aid",
        "Excel",
        "Arabic",
    )
    assert skills_in("") == ()


def test_a_client_tells_a_story_and_finds_it_with_what_it_shows(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    answer = enter(cast.client).post(page("story-write"), TOLD, follow=True)

    assert answer.redirect_chain == [(page("stories"), 302)]
    text = answer.content.decode()
    assert "Kept: The day the boiler burst." in text
    assert "Shows: Bringing order into a muddle" not in text  # in the order ticked
    assert "Staying calm for others, Bringing order into a muddle" in text
    assert "first aid, spreadsheets" in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"what_i_did": "x" * 10_000}, "what_i_did"),
        ({"what_i_did": "a\x00b"}, "what_i_did"),
        ({"when": "x" * 10_000}, "when"),
        ({"skills": "x" * 10_000}, "skills"),
        ({"skills": "x" * 61}, "skills"),
        ({"skills": "a,b,c,d,e,f,g,h,i"}, "skills"),
        ({"strengths": ["winning"]}, "strengths"),
        ({"visibility": "everybody"}, "visibility"),
    ],
)
def test_a_slip_is_named_beside_its_field_and_nothing_is_kept(
    cast: Any,
    enter: Enter,
    page: Callable[..., str],
    changes: dict[str, Any],
    field: str,
) -> None:
    answer = enter(cast.client).post(page("story-write"), TOLD | changes)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "Nobody went home." in answer.content.decode()
    with scope(organisation=cast.north):
        assert not Story.objects.exists()


def test_the_coach_never_meets_a_story_kept_for_oneself(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    secret = a_story(cast, "Secret pride", "client")
    a_story(cast, "The rota")

    coach, client = enter(cast.coach), enter(cast.client)

    assert "Secret pride" in client.get(page("stories")).content.decode()
    seen = coach.get(page("stories")).content.decode()
    assert "Secret pride" not in seen
    assert "The rota" in seen
    for name in ("story-edit", "story-remove"):
        assert coach.get(page(name, secret.pk)).status_code == 404
        assert coach.post(page(name, secret.pk), TOLD).status_code == 404


def test_who_reads_a_story_cannot_be_changed_afterwards(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    secret = a_story(cast, "Secret pride", "client")

    answer = enter(cast.client).post(page("story-edit", secret.pk), TOLD)

    assert answer.status_code == 302
    with scope(organisation=cast.north):
        kept = Story.objects.get()
        assert (kept.title, kept.is_private) == (TOLD["title"], True)


def test_what_the_coach_writes_down_on_the_telephone_is_read_by_both(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    enter(cast.coach).post(page("story-write"), TOLD | {"visibility": "client"})

    with scope(organisation=cast.north):
        kept = Story.objects.get()
        assert not kept.is_private
        with pytest.raises(services.OnlyTheirOwn):
            services.write_story(
                cast.engagement,
                StoryFacts("Mine", "I did."),
                visibility="client",
                by=cast.coach,
                now=cast.now,
            )


def test_a_story_is_removed_after_asking(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    story, browser = a_story(cast), enter(cast.client)
    place = page("story-remove", story.pk)
    assert "Remove “The rota”?" in browser.get(place).content.decode()

    browser.post(place)

    with scope(organisation=cast.north):
        assert not Story.objects.exists()
        said = Entry.objects.filter(action__startswith="story")
        assert [(one.action, one.detail) for one in said.order_by("number")] == [
            ("story written", {}),
            ("story removed", {}),
        ]


def test_stories_are_for_the_client_and_their_coach(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    story = a_story(cast)
    for place in (
        page("stories"),
        page("story-write"),
        page("story-edit", story.pk),
        page("story-remove", story.pk),
    ):
        for who, status in (
            (cast.client, 200),
            (cast.coach, 200),
            (cast.owner, 403),
            (cast.sponsor, 403),
            (cast.second_coach, 404),
            (cast.stranger_client, 404),
        ):
            assert enter(who).get(place).status_code == status


def test_the_words_are_sealed(cast: Any) -> None:
    a_story(cast, "Unmistakable")

    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM experience_story t")
        row = cursor.fetchone()[0]

    assert b"Unmistakable".hex() not in row


def test_the_list_costs_the_same_for_one_story_as_for_three(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    browser = enter(cast.client)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(page("stories"))
        return len(queries)

    cost()
    a_story(cast)
    one = cost()
    a_story(cast, "Two")
    a_story(cast, "Three")

    assert cost() == one


def test_every_strength_has_a_name_of_its_own() -> None:
    known = queries.strengths()

    assert len({one.name for one in known}) == len(known) == 24
