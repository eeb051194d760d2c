"""What skills are held against: kept paths, found ones, vacancies, four at most."""

import pytest

from conftest import Cast
from onward.careers.models import SkillTarget
from onward.careers.services.paths import keep_path
from onward.careers.services.skills import TargetsEnough
from onward.careers.tests.kinds import Enter, Page
from onward.careers.tests.skilled import (
    FOUR,
    LAB,
    SCIENCE,
    a_target,
    asking,
    say,
)
from onward.careers.tests.test_text_page import VACANCY
from onward.coaching.models import Engagement
from onward.experience.models import SkillRating

pytestmark = pytest.mark.skilled


def test_without_a_target_the_page_says_what_to_do_first(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    html = enter(cast.client).get(page("skills")).content.decode()

    assert "First: what shall it be held against?" in html
    assert page("skill-targets") in html


def test_a_kept_path_becomes_a_target_with_one_press(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    keep_path(told, LAB, by=cast.client, now=cast.now)
    client = enter(cast.client)

    assert f'value="{LAB}"' in client.get(page("skill-targets")).content.decode()
    answer = client.post(page("skill-target-add"), {"code": LAB}, follow=True)

    assert answer.redirect_chain == [(page("skill-targets"), 302)]
    assert SkillTarget.objects.get().occupation_code == LAB
    assert f'value="{LAB}"' not in answer.content.decode()


def test_an_occupation_is_found_by_its_name_and_taken_once(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    client = enter(cast.client)

    html = client.get(page("skill-targets"), {"q": "phlebotomist"}).content.decode()
    assert 'value="31-9097"' in html

    for _ in range(2):
        client.post(page("skill-target-add"), {"code": "31-9097"})
    assert SkillTarget.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "status"),
    [("99-9999", 404), ("self-employment", 404), ("<script>", 422), ("", 422)],
)
def test_what_is_no_occupation_here_becomes_no_target(
    told: Engagement, cast: Cast, enter: Enter, page: Page, code: str, status: int
) -> None:
    answer = enter(cast.client).post(page("skill-target-add"), {"code": code})

    assert answer.status_code == status
    assert not SkillTarget.objects.exists()


def test_a_fifth_target_is_refused_and_four_stay(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    for code in FOUR:
        a_target(told, cast, code)
    client = enter(cast.client)

    answer = client.post(page("skill-target-add"), {"code": "29-2072"})

    assert answer.status_code == 409
    assert TargetsEnough.message in answer.content.decode()
    assert SkillTarget.objects.count() == 4
    assert len(asking(told).questions) <= 40


def test_letting_a_target_go_leaves_what_was_said(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    target = a_target(told, cast)
    say(told, cast, SCIENCE, 4)

    enter(cast.client).post(page("skill-target-remove", target.pk))

    assert not SkillTarget.objects.exists()
    assert SkillRating.objects.get().level == 4


@pytest.mark.parametrize("keep", [False, True])
def test_a_vacancy_is_kept_by_what_it_asks_and_its_text_only_if_wanted(
    told: Engagement, cast: Cast, enter: Enter, page: Page, *, keep: bool
) -> None:
    sent = {"title": "Lab, Bay Road", "text": VACANCY} | (
        {"keep": "on"} if keep else {}
    )

    answer = enter(cast.client).post(page("skill-vacancy"), sent, follow=True)

    target = SkillTarget.objects.get()
    assert answer.status_code == 200
    assert target.title == "Lab, Bay Road"
    assert target.text == (VACANCY if keep else "")
    assert len(target.asked) > 5
    assert "analyser" not in str(target.asked)
    assert asking(told).count > 5
    assert "Lab, Bay Road" in enter(cast.coach).get(page("skills")).content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 200}, "title"),
        ({"text": ""}, "text"),
        ({"text": "x" * 20_000}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "🧭🧭"}, "text"),
    ],
)
def test_a_vacancy_that_cannot_be_read_is_told_by_its_field(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    changes: dict[str, str],
    field: str,
) -> None:
    sent = {"title": "Bay Road", "text": VACANCY} | changes

    answer = enter(cast.client).post(page("skill-vacancy"), sent)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not SkillTarget.objects.exists()
