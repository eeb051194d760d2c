"""What the engine may know of a person, gathered from the apps that asked for it.

Nothing demographic, nothing of health or care, none of the client's sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onward.assessments.core.scores import Profile, ValueProfile
from onward.assessments.queries import (
    SKILLS_PART,
    interest_profile,
    value_profile,
    withheld_from,
)
from onward.careers.core.constraints import Limits
from onward.careers.core.domains import KNOWLEDGE, SKILLS
from onward.careers.core.scoring import Person
from onward.careers.core.skills import Levels
from onward.careers.core.transfer import PastWork
from onward.careers.core.weights import chosen_weights
from onward.careers.core.world import World
from onward.careers.models import PathChoice, PathMark, PathRating
from onward.careers.queries.jobs import Taken, taken_jobs
from onward.careers.queries.world import world_now
from onward.coaching.models import Engagement
from onward.experience.queries import education_zone, levels_of
from onward.intake.core.limits import HardLimits
from onward.intake.queries import limits as hard_limits
from onward.organisations.models import Member

# Needs of the work values cards, item by item, by the value they belong to.
VALUE_OF_NEED = (0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5)


@dataclass(frozen=True, slots=True)
class Stage:
    """What every answer about one engagement is reckoned on."""

    world: World
    person: Person
    weights: dict[str, int]


def stage_of(engagement: Engagement, *, reader: Member | None, now: datetime) -> Stage:
    """The world in force, the client as the reader may know them, and what weighs.

    Raises NoWorldYet.
    """
    choice = PathChoice.objects.filter(engagement=engagement).first()
    own = choice.weights if choice else {}
    return Stage(
        world=world_now(),
        person=person_of(engagement, choice, reader=reader, now=now),
        weights=chosen_weights(engagement.circumstance, own),
    )


def person_of(
    engagement: Engagement,
    choice: PathChoice | None,
    *,
    reader: Member | None,
    now: datetime,
    jobs: Sequence[Taken] | None = None,
) -> Person:
    """What is known of the client of an engagement; unknown stays unknown.

    What the client keeps from the reader is not known here; without a reader it is the
    client's own view.
    `jobs` are the past jobs where the caller has read them already.
    """
    interests = interest_profile(engagement, reader=reader)
    values = value_profile(engagement, reader=reader)
    hard = hard_limits(engagement)
    need = hard.minimum_hourly_pay
    done = taken_jobs(engagement) if jobs is None else jobs
    said, shown = own_skills(engagement, reader)
    return Person(
        interests=_interests(interests),
        interest_errors=_errors(interests.standard_errors if interests else ()),
        values=_values(values),
        value_errors=_errors(values.standard_errors if values else ()),
        must_haves=_must_haves(values),
        past=past_work(done, now=now),
        zone=education_zone(engagement),
        pay_needed=float(need) if need else None,
        area=(choice.area if choice else "") or hard.place_state,
        limits=_limits(engagement, hard, choice),
        shown_anyway=frozenset(choice.show_anyway if choice else ()),
        hours_limited=bool(hard.hours_max or hard.days or hard.no_shifts),
        hours_most=None if hard.hours_max is None else float(hard.hours_max),
        no_shifts=hard.no_shifts,
        said=said,
        shown=shown,
        own_ratings=ratings(engagement),
    )


def own_skills(engagement: Engagement, reader: Member | None) -> tuple[Levels, Levels]:
    """Levels 0..7 as the client says, and as proofs and others show; none of what is
    kept from the reader.
    """
    if SKILLS_PART in withheld_from(engagement, reader):
        return Levels(), Levels()
    found = levels_of(engagement)
    said, shown = (
        Levels(found.named(kind, SKILLS), found.named(kind, KNOWLEDGE))
        for kind in ("said", "shown")
    )
    return said, shown


def ratings(engagement: Engagement) -> dict[str, float]:
    """What the client gave paths after reading about them, 0 to 10, by code."""
    given = PathRating.objects.filter(engagement=engagement)
    return {one.occupation_code: float(one.rating) for one in given}


def _limits(
    engagement: Engagement, hard: HardLimits, choice: PathChoice | None
) -> Limits:
    """Hard limits: those of the intake, fields left out, and what was set aside."""
    vetoed = PathMark.objects.filter(
        engagement=engagement, mark=PathMark.Mark.VETOED
    ).values_list("occupation_code", flat=True)
    need = hard.minimum_hourly_pay
    return Limits(
        minimum_hourly_pay=float(need) if need else None,
        longest_training=hard.longest_training,
        no_licence=hard.no_licence,
        left_out_groups=frozenset(choice.left_out_groups if choice else ()),
        left_out_codes=frozenset(vetoed),
        left_out_themes=frozenset(choice.left_out_themes if choice else ()),
        strains=frozenset(choice.left_out_strains if choice else ()),
        hours_most=None if hard.hours_max is None else float(hard.hours_max),
        only_in_area=bool(choice and choice.only_in_area),
    )


def past_work(jobs: Sequence[Taken], *, now: datetime) -> tuple[PastWork, ...]:
    """Past jobs whose occupation is known, with years done and years since.

    A year counts as half where it began and ended in the same one.
    """
    found = []
    for taken in jobs:
        if not taken.counts:
            continue
        end = taken.job.ended_year or now.year
        found.append(
            PastWork(
                code=taken.code,
                years=max(end - taken.job.started_year, 0) + 0.5,
                years_since=float(max(now.year - end, 0)),
                title=taken.job.title,
            )
        )
    return tuple(found)


def _complete(figures: Sequence[float | None]) -> tuple[float, ...] | None:
    known = tuple(f for f in figures if f is not None)
    return known if len(known) == len(figures) else None


def _interests(profile: Profile | None) -> tuple[float, ...] | None:
    return _complete(profile.means) if profile else None


def _values(profile: ValueProfile | None) -> tuple[float, ...] | None:
    return _complete(profile.values) if profile else None


def _errors(figures: Sequence[float | None]) -> tuple[float, ...]:
    return tuple(f or 0.0 for f in figures) or (0.0,) * 6


def _must_haves(profile: ValueProfile | None) -> frozenset[int]:
    """The values of the two needs named first: more would rule out too much."""
    if profile is None:
        return frozenset()
    return frozenset(VALUE_OF_NEED[need - 1] for need in profile.must_haves[:2])
