"""Strengths of one client: stories, their own view, what people who know them saw."""

from datetime import datetime, timedelta

from onward.assessments.queries.strengths import rater_invitation
from onward.assessments.services.strengths import (
    RatingFacts,
    answer_rating,
    ask_rater,
    say_own_view,
)
from onward.coaching.models import Engagement
from onward.experience.core.stories import StoryFacts
from onward.experience.models import Story
from onward.experience.services import write_story
from onward.organisations.models import Member


def find(engagement: Engagement, told: dict, *, by: Member, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    for place, story in enumerate(told["stories"]):
        write_story(
            engagement,
            StoryFacts(
                title=story["title"],
                what_i_did=story["did"],
                what_came_of_it=story["came"],
                when=story.get("when", ""),
                strengths=tuple(story["shows"]),
            ),
            visibility=Story.Visibility.COACH,
            by=by,
            now=now + timedelta(minutes=15 * place),
        )
    say_own_view(engagement, told["mine"], by=by, now=now + timedelta(hours=1))
    for place, person in enumerate(told["people"]):
        asked = now + timedelta(hours=2 + place)
        _hear(engagement, person, by=by, now=asked)


def _hear(engagement: Engagement, told: dict, *, by: Member, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    """Asked by a link that is handed over, and answered through it."""
    address = ask_rater(
        engagement, name=told["name"], email="", words="", by=by, now=now
    )
    invitation = rater_invitation(address.rstrip("/").rpartition("/")[2])
    if invitation is None:
        raise LookupError(told["name"])
    facts = RatingFacts(
        strengths=told["ticks"],
        best=told.get("best", ""),
        asked_for=told.get("asked_for", ""),
        unnoticed=told.get("unnoticed", ""),
        best_shows=told.get("best_shows", ""),
        is_signed=told.get("signed", False),
    )
    answer_rating(invitation, facts, now=now + timedelta(days=3))
