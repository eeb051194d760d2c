"""What a client keeps to themselves is not reckoned with before their coach."""

import pytest

from conftest import Cast
from onward.assessments.services import keep_to_oneself
from onward.careers.models import SkillTarget
from onward.careers.queries import paths_for
from onward.careers.queries.facts import stage_of
from onward.careers.services import keep_path
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement
from onward.experience.core.skills import Skill
from onward.experience.services import OwnLevel, rate_skills

PAGES = (
    ("careers:paths", ()),
    ("careers:explore", ()),
    ("careers:occupation", ("31-9097",)),
    ("careers:compare", ()),
    ("careers:shortlist", ()),
    ("careers:moves", ()),
    ("careers:venture", ()),
)
CLOSED = (
    "careers:skills",
    "careers:skill-targets",
    "careers:skill-go-on",
    "careers:skill-proofs",
    "careers:skill-proof-add",
    "careers:skill-ask",
)


def keep(engagement: Engagement, cast: Cast, *parts: str) -> None:
    for part in parts:
        keep_to_oneself(engagement, part, by=cast.client, now=cast.now)


def test_the_coach_is_shown_paths_without_what_is_kept(
    told: Engagement, cast: Cast
) -> None:
    keep(told, cast, "own-riasec-36", "own-work-values-21")

    before_coach = stage_of(told, reader=cast.coach, now=cast.now).person
    before_client = stage_of(told, reader=cast.client, now=cast.now).person

    assert (before_coach.interests, before_coach.values) == (None, None)
    assert before_client.interests is not None
    assert before_client.values is not None
    assert before_coach.past == before_client.past


def test_one_part_kept_leaves_the_other(told: Engagement, cast: Cast) -> None:
    keep(told, cast, "own-riasec-36")

    person = stage_of(told, reader=cast.coach, now=cast.now).person

    assert person.interests is None
    assert person.values is not None


def test_the_coach_is_not_told_that_an_answer_is_missing_when_it_is_kept(
    told: Engagement, cast: Cast
) -> None:
    keep(told, cast, "own-riasec-36")

    page = paths_for(told, reader=cast.coach, now=cast.now)

    assert not any("assessments" in one.page for one in page.missing)


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_no_page_of_paths_says_to_a_coach_what_draws_a_client_who_keeps_it(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    at: At,
    name: str,
    more: tuple[str, ...],
) -> None:
    keep_path(told, "31-9097", by=cast.client, now=cast.now)
    url = at(cast.north, name, told.pk, *more)
    before = enter(cast.coach).get(url).content.decode()
    keep(told, cast, "own-riasec-36")

    after = enter(cast.coach).get(url)

    assert after.status_code == 200
    for words in ("which you like", "you rated low", "your own interests"):
        assert words not in after.content.decode()
    if name in {"careers:paths", "careers:occupation"}:
        assert before != after.content.decode()


def test_skills_kept_are_closed_to_the_coach_and_count_nowhere_before_them(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    rate_skills(
        told, {Skill("skills", "Writing"): OwnLevel(5)}, by=cast.client, now=cast.now
    )
    keep(told, cast, "skills")
    coach, client = enter(cast.coach), enter(cast.client)

    for name in CLOSED:
        url = at(cast.north, name, told.pk)
        assert coach.get(url).status_code == 404, name
        assert client.get(url).status_code in {200, 302}, name
    assert stage_of(told, reader=cast.coach, now=cast.now).person.said.skills == {}
    assert stage_of(told, reader=cast.client, now=cast.now).person.said.skills
    page = coach.get(at(cast.north, "careers:occupation", told.pk, "31-9097"))
    assert b"Hold my skills against it" not in page.content
    assert SkillTarget.objects.count() == 0
