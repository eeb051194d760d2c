"""What is known of a client's strengths, as far as its reader may know it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from django.db.models import Q, QuerySet

from onward.assessments.core.asking import AskedOfOthers, parse_questions
from onward.assessments.core.strengths import (
    Answer,
    OthersView,
    Pane,
    Quote,
    others_view,
    pane,
)
from onward.assessments.models import OwnView, RaterInvitation, Rating
from onward.assessments.queries.instruments import CONTENT
from onward.coaching.models import Engagement
from onward.experience.core.strengths import Strength
from onward.experience.models import Story
from onward.experience.queries import stories, strengths
from onward.intake.queries import Told, bank, told_of
from onward.organisations.models import Member


@cache
def asked_of_others() -> tuple[AskedOfOthers, ...]:
    return parse_questions((CONTENT / "strengths.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """One strength with what speaks for it."""

    strength: Strength
    is_mine: bool
    stories: tuple[Story, ...]
    names: tuple[str, ...]
    is_seen_by_several: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The strengths card. The panes stay shut until the client's own view is there."""

    own: OwnView | None
    panes: dict[Pane, tuple[Evidence, ...]]
    others: OthersView
    words: tuple[tuple[str, tuple[Quote, ...]], ...]
    told: tuple[Told, ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.panes.values())


def own_view(engagement: Engagement) -> OwnView | None:
    return OwnView.objects.filter(engagement=engagement).first()


def others(engagement: Engagement) -> OthersView:
    """What others said, as far as it may be shown. Nothing else reads their answers."""
    rows = Rating.objects.filter(engagement=engagement).select_related("invitation")
    return others_view((_answer(row) for row in rows), questions=len(asked_of_others()))


def _answer(row: Rating) -> Answer:
    return Answer(
        strengths=frozenset(row.strengths),
        words=(row.best, row.asked_for, row.unnoticed),
        shows=row.best_shows,
        signed_by=row.invitation.name if row.invitation else "",
        batch=row.batch,
    )


def strengths_card(engagement: Engagement, *, reader: Member) -> Card:
    """One's own view against that of others, with the evidence this reader may read."""
    own, seen = own_view(engagement), others(engagement)
    told = tuple(stories(engagement, reader=reader))
    panes: dict[Pane, list[Evidence]] = {one: [] for one in Pane}
    for strength in strengths() if own else ():
        mine = own is not None and strength.key in own.strengths
        found = _evidence(strength, told, seen, mine=mine)
        where = pane(strength.key, mine=mine, stories=len(found.stories), seen=seen)
        if where is not None:
            panes[where].append(found)
    return Card(
        own=own,
        panes={one: tuple(rows) for one, rows in panes.items()},
        others=seen,
        words=_words(engagement, seen) if own else (),
        told=_told_at_the_beginning(engagement, reader),
    )


def _evidence(
    strength: Strength, told: Sequence[Story], seen: OthersView, *, mine: bool
) -> Evidence:
    return Evidence(
        strength=strength,
        is_mine=mine,
        stories=tuple(one for one in told if strength.key in one.strengths),
        names=seen.named_by(strength.key),
        is_seen_by_several=strength.key in seen.several,
        quotes=tuple(one for one in seen.words[0] if one.shows == strength.key),
    )


def _words(
    engagement: Engagement, seen: OthersView
) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
    """Each question with the words it got; those that stand with a strength do not
    stand here again.
    """
    name = engagement.client.name
    groups = zip(asked_of_others(), seen.words, strict=True)
    left = [
        (question.about(name), tuple(one for one in words if not one.shows))
        for question, words in groups
    ]
    return tuple((question, words) for question, words in left if words)


def _told_at_the_beginning(engagement: Engagement, reader: Member) -> tuple[Told, ...]:
    """Words of the intake that are about strengths, as far as the reader may read."""
    about = [one for one in bank().questions if "strength" in one.tags]
    found = told_of(engagement, about, reader)
    return tuple(one for one in found if one.is_answered and one.text)


class LinkState(StrEnum):
    """What may be said of a link. Open says nothing of whether it was used."""

    SIGNED = "signed"
    OPEN = "open"
    WITHDRAWN = "withdrawn"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked, for the client's eyes only."""

    invitation: RaterInvitation
    state: LinkState


def asked_people(engagement: Engagement, *, now: datetime) -> list[Asked]:
    signed = set(
        Rating.objects.filter(
            engagement=engagement, invitation__isnull=False
        ).values_list("invitation", flat=True)
    )
    return [
        Asked(one, _state(one, is_signed=one.pk in signed, now=now))
        for one in invitations(engagement)
    ]


def _state(invitation: RaterInvitation, *, is_signed: bool, now: datetime) -> LinkState:
    if is_signed:
        return LinkState.SIGNED
    if invitation.withdrawn_at is not None:
        return LinkState.WITHDRAWN
    return LinkState.OPEN if invitation.expires_at > now else LinkState.OVER


def invitations(engagement: Engagement) -> QuerySet[RaterInvitation]:
    return RaterInvitation.objects.filter(engagement=engagement).order_by(
        "made_at", "pk"
    )


def rater_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def rater_invitation(token: str) -> RaterInvitation | None:
    """Whose link this is, used or not."""
    hashed = rater_hash(token)
    return (
        RaterInvitation.objects.filter(Q(token_hash=hashed) | Q(reminder_hash=hashed))
        .select_related("engagement__client", "organisation")
        .first()
    )


def takes_an_answer(invitation: RaterInvitation, now: datetime) -> bool:
    return (
        not invitation.is_used
        and invitation.withdrawn_at is None
        and invitation.expires_at > now
        and invitation.engagement.ended_at is None
    )
