"""Job skills: what they are held against, said a few a page, drawn with the doubt."""

import re
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from onward.audit.models import Entry
from onward.careers.core.needs import Need
from onward.careers.queries.facts import stage_of
from onward.careers.queries.gaps import gaps_at
from onward.careers.tests.kinds import At, Enter, Page
from onward.careers.tests.skilled import (
    FOUR,
    LAB,
    READING,
    SCIENCE,
    a_link,
    a_proof,
    a_target,
    asking,
    level,
    say,
    year,
)
from onward.coaching.models import Engagement
from onward.experience.models import SkillRating
from onward.experience.queries import skill_link
from onward.experience.services import (
    SeenFacts,
    answer_about_skills,
    look_at_proof,
)

pytestmark = pytest.mark.skilled


def test_levels_are_said_a_few_a_page_and_one_can_go_on_later(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    client = enter(cast.client)
    first = asking(told).pages[0]

    answer = client.post(
        page("skill-rate", 1),
        {**level(first[0].skill, 5), **year(first[0].skill, 2019), "go": "on"},
    )

    assert answer.headers["Location"] == page("skill-rate", 2)
    kept = {one.skill: one for one in SkillRating.objects.all()}
    assert kept[first[0].skill].level == 5
    assert kept[first[0].skill].last_used_year == 2019
    assert kept[first[1].skill].level is None  # left out, and not asked first again
    assert client.get(page("skill-go-on")).headers["Location"] == page("skill-rate", 2)
    again = client.get(page("skill-rate", 1)).content.decode()
    chosen = re.findall(r'value="5"[^>]* checked', again)
    assert len(chosen) == 1


def test_each_level_is_kept_as_it_is_marked(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)

    answer = enter(cast.client).post(page("skill-save"), level(SCIENCE, 4))

    assert answer.status_code == 204
    assert SkillRating.objects.get().level == 4


def test_stopping_keeps_what_is_marked_and_calls_nothing_left_out(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    first = asking(told).pages[0][0].skill

    enter(cast.client).post(page("skill-rate", 1), {**level(first, 3), "go": "stop"})

    assert [one.skill for one in SkillRating.objects.all()] == [first]


@pytest.mark.parametrize("wrong", ["8", "-1", "4.5", "four", "<script>", "4\x00"])
def test_a_level_that_is_none_is_told_and_the_others_stand_as_marked(
    told: Engagement, cast: Cast, enter: Enter, page: Page, wrong: str
) -> None:
    a_target(told, cast)
    one, other = (q.skill for q in asking(told).pages[0][:2])

    answer = enter(cast.client).post(
        page("skill-rate", 1), {**level(one, wrong), **level(other, 6), "go": "on"}
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose one of 0 to 7." in html
    assert re.search(r'value="6"[^>]* checked', html)
    assert not SkillRating.objects.exists()


@pytest.mark.parametrize("wrong", ["1850", "3000", "last year"])
def test_a_year_that_cannot_be_is_told_by_its_skill(
    told: Engagement, cast: Cast, enter: Enter, page: Page, wrong: str
) -> None:
    a_target(told, cast)
    one = asking(told).pages[0][0].skill

    answer = enter(cast.client).post(
        page("skill-rate", 1), {**level(one, 4), **year(one, wrong), "go": "on"}
    )

    assert answer.status_code == 422
    html = answer.content.decode()
    assert html.count("A year from 1930 to this one, please.") == 2  # on top, beside
    assert "Please write" not in html
    assert not SkillRating.objects.exists()


def test_a_year_without_a_level_is_never_said_to_be_kept(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    client = enter(cast.client)
    one, other = (q.skill for q in asking(told).pages[0][:2])
    typed = {**year(one, 2019), **level(other, 4)}

    typing = client.post(page("skill-save"), typed)
    sent = client.post(page("skill-rate", 1), {**typed, "go": "on"})

    assert (typing.status_code, sent.status_code) == (422, 422)
    assert "Choose a level too" in sent.content.decode()
    assert [row.skill for row in SkillRating.objects.all()] == [other]


def test_a_year_beside_what_is_left_out_stands_there_again(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    client, one = enter(cast.client), asking(told).pages[0][0].skill

    typing = client.post(page("skill-save"), {**level(one, ""), **year(one, 2019)})

    assert typing.status_code == 204
    assert 'value="2019"' in client.get(page("skill-rate", 1)).content.decode()


def test_a_page_that_is_not_there_is_404(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    client = enter(cast.client)

    assert client.get(page("skill-rate", 1)).status_code == 404
    a_target(told, cast)
    assert client.get(page("skill-rate", 1)).status_code == 200
    assert client.get(page("skill-rate", 99)).status_code == 404


def test_read_by_telephone_it_says_who_keyed_it_in(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    coach = enter(cast.coach)

    assert "You read aloud for" in coach.get(page("skill-rate", 1)).content.decode()
    coach.post(page("skill-save"), level(SCIENCE, 4))

    assert SkillRating.objects.get().by == cast.coach


def test_the_picture_says_what_each_level_rests_on(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    say(told, cast, SCIENCE, 4)
    say(told, cast, READING, 5)
    client = enter(cast.client)

    html = client.get(page("skills")).content.decode()
    assert html.count(">self-said<") == 2
    assert ">from your work<" in html

    proof = a_proof(told, cast)
    html = client.get(page("skills")).content.decode()
    assert ">evidenced<" in html
    assert "1 proof" in html

    look_at_proof(proof, {SCIENCE: 5}, by=cast.coach, now=cast.now)
    html = client.get(page("skills")).content.decode()
    assert "verified</span>" in html
    assert ">evidenced<" not in html


def test_a_gap_of_the_picture_becomes_a_step_with_one_press(
    told: Engagement, cast: Cast, enter: Enter, page: Page, at: At
) -> None:
    a_target(told, cast, "15-1252")
    say(told, cast, READING, 0)

    html = enter(cast.client).get(page("skills")).content.decode()

    assert at(cast.north, "plans:take", told.pk) in html
    assert "Put in the plan" in html


def test_what_is_said_and_shown_reaches_the_engine(
    told: Engagement, cast: Cast
) -> None:
    before = _gap(told, cast)

    say(told, cast, SCIENCE, 0)
    said = _gap(told, cast)
    link = skill_link(a_link(told, cast))
    assert link is not None
    answer_about_skills(link, SeenFacts({SCIENCE: 7}), now=cast.now)
    shown = _gap(told, cast)

    assert before.sources == ("done",)
    assert said.has is not None
    assert before.has is not None
    assert shown.has is not None
    assert said.has < shown.has
    assert shown.sources == ("said", "done", "shown")
    assert "by what you say, have done and can show" in shown.why


def _gap(engagement: Engagement, cast: Cast) -> Need:
    stage = stage_of(engagement, reader=None, now=cast.now)
    row = stage.world.row_of(LAB)
    assert row is not None
    return next(n for n in gaps_at(stage, row).needs if n.name == "Science")


def test_every_target_has_its_own_picture(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    cast.now += timedelta(minutes=1)
    other = a_target(told, cast, "15-1252")
    client = enter(cast.client)

    first = client.get(page("skills")).context["page"].picture
    second = client.get(page("skills"), {"target": str(other.pk)})

    assert first.target.row.occupation_code == LAB
    assert second.context["page"].picture.target.row == other
    for odd in ("no-uuid", "00000000-0000-0000-0000-000000000000", "a\x00"):
        answer = client.get(page("skills"), {"target": odd})
        assert answer.context["page"].picture.target == first.target


def test_opening_and_writing_are_in_the_record_without_a_word_of_it(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    a_proof(told, cast)
    enter(cast.coach).get(page("skills"))

    actions = set(Entry.objects.values_list("action", flat=True))
    assert {
        "skills held against",
        "proof of a skill added",
        "skills opened",
    } <= actions
    assert not any("rota" in str(one.detail) for one in Entry.objects.all())


@pytest.mark.parametrize("many", [1, 4])
def test_the_picture_costs_the_same_for_one_target_as_for_four(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    many: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for code in FOUR[:many]:
        a_target(told, cast, code)
    for _ in range(many):
        a_proof(told, cast)
    client = enter(cast.client)
    client.get(page("skills"))

    with django_assert_num_queries(40):
        client.get(page("skills"))


def test_a_world_that_is_not_there_is_said_and_breaks_nothing(
    cast: Cast, enter: Enter, page: Page
) -> None:
    client = enter(cast.client)

    for name in ("skills", "skill-targets"):
        assert "No occupations here yet" in client.get(page(name)).content.decode()
    assert client.get(page("skill-go-on")).status_code == 404
