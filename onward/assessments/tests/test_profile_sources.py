"""Strengths and skills of the profile: since when, on whose word, how sure."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import services
from onward.assessments.models import Administration
from onward.assessments.queries.skills import skill_lines
from onward.assessments.services.strengths import say_own_view
from onward.assessments.tests.answers import finished
from onward.assessments.tests.definitions import definition
from onward.assessments.tests.kept import LEADING, keep, main, printed
from onward.experience.core.skills import Skill
from onward.experience.models import (
    Proof,
    ProofSkill,
    SkillInvitation,
    SkillSeen,
)
from onward.experience.services import rate_skills
from onward.experience.services.skills import OwnLevel
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
SMITHING = Skill("skills", "Blacksmithing")


def seen_by_somebody(cast: Any, level: int, *, days: int) -> None:
    """A signed word of somebody who was there."""
    at = cast.now + timedelta(days=days)
    with scope(organisation=cast.north):
        link = SkillInvitation.objects.create(
            organisation=cast.north,
            engagement=cast.engagement,
            name="Ines from the forge",
            skills=[SMITHING.key],
            token_hash=f"{days}",
            made_at=cast.now,
            expires_at=at + timedelta(days=30),
            answered_at=at,
        )
        SkillSeen.objects.create(
            organisation=cast.north,
            invitation=link,
            domain=SMITHING.domain,
            name=SMITHING.name,
            level=level,
        )


def a_sample(cast: Any, **judged: Any) -> None:
    """A proof of smithing, not judged yet unless it is said how."""
    proof = Proof.objects.create(
        organisation=cast.north,
        engagement=cast.engagement,
        kind=Proof.Kind.SAMPLE,
        added_at=cast.now,
        by=cast.client,
    )
    ProofSkill.objects.create(
        organisation=cast.north,
        proof=proof,
        domain=SMITHING.domain,
        name=SMITHING.name,
        **judged,
    )


def test_what_is_only_said_has_its_day_and_a_level_of_doubt(
    cast: Any, enter: Enter, page: Any, everything: dict[str, Administration]
) -> None:
    text = main(enter(cast.client), page("profile"))

    assert "own word, 10 March 2026" in text
    assert "5 of 7, likely 4 to 6" in text
    assert "Blacksmithing 5 (4 to 6), self-said, own word, 10 March 2026" in printed(
        cast, cast.client
    )


def test_a_proof_that_waits_is_told_apart_from_ones_own_word(cast: Any) -> None:
    with scope(organisation=cast.north):
        rate_skills(
            cast.engagement, {SMITHING: OwnLevel(5)}, by=cast.client, now=cast.now
        )
        a_sample(cast)

    said = "evidenced, a proof that waits to be judged; the level: own word, 10 March"
    assert said in printed(cast, cast.client)

    with scope(organisation=cast.north):
        rate_skills(
            cast.engagement, {SMITHING: OwnLevel(None)}, by=cast.client, now=cast.now
        )
    told = printed(cast, cast.client)
    assert "Blacksmithing, evidenced, a proof that waits to be judged" in told
    assert "own word" not in told


def test_paper_speaks_to_the_client_whoever_prints_it(
    cast: Any, everything: dict[str, Administration]
) -> None:
    own, theirs = printed(cast, cast.client), printed(cast, cast.coach)

    for text in (own, theirs):
        assert "What draws you" in text
        assert "What work must give you" in text
        assert "draws them" not in text
        assert "oneself" not in text
    assert "Said as Leila Haddad reads it." in theirs
    assert "Said as" not in own


def test_what_the_coach_marks_for_the_client_says_so(cast: Any) -> None:
    with scope(organisation=cast.north):
        rate_skills(
            cast.engagement, {SMITHING: OwnLevel(5)}, by=cast.coach, now=cast.now
        )

        (line,) = skill_lines(cast.engagement)

    assert line.by == "own word, taken down by the coach"


def test_what_was_shown_has_the_last_day_and_its_witnesses_without_their_names(
    cast: Any, enter: Enter, page: Any
) -> None:
    seen_by_somebody(cast, 7, days=1)
    seen_by_somebody(cast, 7, days=3)
    with scope(organisation=cast.north):
        looked_at = cast.now + timedelta(days=2)
        a_sample(cast, level=6, looked_at=looked_at, looked_by=cast.coach)

    text = main(enter(cast.coach), page("profile"))

    said = "Ruth Adeyemi looked at a proof, seen by 2 people, 13 March 2026"
    assert said in text
    assert "7 of 7, likely 6.75 to 7" in text
    assert "Ines from the forge" not in text


def test_many_skills_cost_no_more_than_one(
    cast: Any, django_assert_num_queries: Any
) -> None:
    with scope(organisation=cast.north):
        skills = {Skill("skills", f"Skill {n}"): OwnLevel(4) for n in range(12)}
        rate_skills(cast.engagement, skills, by=cast.client, now=cast.now)

        with django_assert_num_queries(4):
            assert len(skill_lines(cast.engagement)) == 12

    assert "And 4 more." in printed(cast, cast.client)


def test_strengths_say_since_when_and_how_many_spoke(
    cast: Any, enter: Enter, page: Any, everything: dict[str, Administration]
) -> None:
    with scope(organisation=cast.north):
        say_own_view(
            cast.engagement,
            ["calm"],
            by=cast.client,
            now=cast.now + timedelta(days=2),
        )

    assert "Your own view of 12 March 2026 " in main(
        enter(cast.client), page("profile")
    )
    assert "Your own view of 12 March 2026. Seen by others" in printed(
        cast, cast.client
    )


def test_paper_says_what_was_answered_in_haste_and_what_only_the_client_sees(
    cast: Any, everything: dict[str, Administration]
) -> None:
    with scope(organisation=cast.north):
        hasty = finished(
            cast.engagement,
            "own-riasec-36",
            LEADING,
            by=cast.client,
            now=cast.now + timedelta(days=1),
        )
        Administration.objects.filter(pk=hasty.pk).update(relied_on="no")
    assert "only you" not in printed(cast, cast.client)

    keep(cast, "own-pulse-6", "strengths", "skills")

    own, theirs = printed(cast, cast.client), printed(cast, cast.coach)
    assert own.count("only you") == 3
    assert "only you" not in theirs
    assert "Answered quickly or mixed: a first guess" in own
    assert "Answered quickly or mixed: a first guess" in theirs


def test_centred_figures_and_bands_of_others_say_what_they_are(
    cast: Any, enter: Enter, address: Any
) -> None:
    data = definition() | {"centred": True}
    data["scales"][0]["bands"] = [{"low": -4, "high": 4, "name": "low"}]
    with scope(organisation=cast.north):
        services.import_instrument(
            json.dumps(data).encode(),
            file_name="small-2.json",
            right=services.Right("free", "Public domain"),
            by=cast.owner,
            now=cast.now,
        )
        one = finished(
            cast.engagement, "small-2", {1: 4, 2: 2}, by=cast.client, now=cast.now
        )

    text = main(enter(cast.client), address(one, "result"))

    assert "Each figure is less your own mean over all questions" in text
    assert "<b>Making by hand:</b> called low by its source." in text
    assert "less your own mean" in printed(cast, cast.client)
