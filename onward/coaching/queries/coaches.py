"""Coaches, how much room they have, and what they may call themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from onward.coaching.core.circumstances import LABELS
from onward.coaching.core.credentials import Rule, Status, parse_rules, status
from onward.coaching.core.stages import Stage
from onward.coaching.models import Coach, Credential, Engagement, Mode
from onward.organisations.core.rights import Role
from onward.organisations.models import Member
from onward.ui.core.words import list_in_words

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

RULES = Path(__file__).parent.parent / "content" / "credentials.json"


class Counted(TypedDict):
    """What is counted for each coach: how many they work with now."""

    working_with: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A credential, where it stands today, and what its issuer asks."""

    credential: Credential
    status: Status
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class CoachCard:
    """A coach as a page shows them, with the credentials that page may show."""

    coach: Coach
    working_with: int
    standings: tuple[Standing, ...] = ()

    @property
    def places_free(self) -> int:
        return self.coach.capacity - self.working_with

    @property
    def modes_in_words(self) -> str:
        said = [str(mode.label) for mode in Mode if mode.value in self.coach.modes]
        return list_in_words(said)

    @property
    def circumstances_in_words(self) -> str:
        said = [LABELS[each] for each in self.coach.circumstances if each in LABELS]
        return ", ".join(said)

    @property
    def in_short(self) -> str:
        """What helps to choose: languages, people, ways to meet, room."""
        free = self.places_free
        some = f"{free} place{'' if free == 1 else 's'} free"
        said = (
            list_in_words(self.coach.languages),
            self.circumstances_in_words,
            self.modes_in_words,
            some if free > 0 else "no place free",
        )
        return " · ".join(filter(None, said))


def coach_of(member: Member) -> Coach | None:
    return Coach.objects.filter(member=member).select_related("member__user").first()


def coaches_with_room() -> "QuerySet[WithAnnotations[Coach, Counted]]":
    """Active coaches of the practice, each with `working_with`: how many now."""
    open_ones = (
        Engagement.objects.filter(coach=OuterRef("pk"))
        .exclude(stage=Stage.ENDED)
        .order_by()
        .values("coach")
        .annotate(many=Count("pk"))
        .values("many")
    )
    return (
        Coach.objects.filter(
            member__is_active=True, member__roles__contains=[Role.COACH.value]
        )
        .select_related("member__user")
        .annotate(working_with=Coalesce(Subquery(open_ones), 0))
        .order_by("member__user__name", "pk")
    )


def cards(*, today: date) -> list[CoachCard]:
    """Every coach of the practice, with all credentials: for those who run it."""
    coaches = list(coaches_with_room())
    kept = standings(coaches, today=today)
    return [
        CoachCard(each, each.working_with, tuple(kept[each.pk])) for each in coaches
    ]


def public_cards(*, today: date) -> list[CoachCard]:
    """The coaches who show themselves, with what they may call themselves today."""
    coaches = list(public_coaches())
    shown = public_credentials(coaches, today=today)
    return [
        CoachCard(
            each,
            each.working_with,
            tuple(standing(credential, today=today) for credential in shown[each.pk]),
        )
        for each in coaches
    ]


def public_coaches() -> "QuerySet[WithAnnotations[Coach, Counted]]":
    return coaches_with_room().filter(is_public=True)


def public_credentials(
    coaches: Sequence[Coach], *, today: date
) -> dict[int, list[Credential]]:
    """Verified, current credentials by coach; a lapsed one is never among them."""
    found: dict[int, list[Credential]] = {coach.pk: [] for coach in coaches}
    shown = Credential.objects.filter(
        coach__in=coaches, verified_at__isnull=False
    ).exclude(expires_on__lt=today)
    for credential in shown.order_by("issued_on", "pk"):
        found[credential.coach_id].append(credential)
    return found


def standings(coaches: Sequence[Coach], *, today: date) -> dict[int, list[Standing]]:
    """Every credential by coach, for those who keep or verify them."""
    found: dict[int, list[Standing]] = {coach.pk: [] for coach in coaches}
    kept = Credential.objects.filter(coach__in=coaches).select_related(
        "verified_by__user"
    )
    for credential in kept.order_by("issued_on", "pk"):
        found[credential.coach_id].append(standing(credential, today=today))
    return found


def standing(credential: Credential, *, today: date) -> Standing:
    status_today = status(
        is_verified=credential.verified_at is not None,
        expires_on=credential.expires_on,
        today=today,
    )
    return Standing(credential, status_today, credential_rule(credential.kind))


@cache
def credential_rules() -> tuple[Rule, ...]:
    return parse_rules(RULES.read_text("utf-8"))


def credential_rule(kind: str) -> Rule | None:
    return next((rule for rule in credential_rules() if rule.kind == kind), None)
