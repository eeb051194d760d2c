"""What a client makes of the paths: keep, set aside, choose, say what matters."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.careers.core.constraints import STRAINS, THEMES
from onward.careers.core.phrases import plain_title
from onward.careers.core.venture import TITLE, VENTURE
from onward.careers.core.weights import COMPONENTS, chosen_weights
from onward.careers.models import PathChoice, PathMark, PathRating
from onward.careers.queries.world import current_release, world_of
from onward.careers.services.releases import UnknownOccupation
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError

MOST_KEPT = 40
MOST_RATING = 10


class KeptTooMany(DomainError):
    message = "Forty kept paths are many. Set some aside before you keep another."


class ReasonWouldGo(DomainError):
    message = "The reason that stands beside it would be gone with it."


class NotKept(DomainError):
    message = "Keep this path first; then it can be yours."


class RatingOutOfRange(DomainError):
    message = "A rating goes from 0, not at all, to 10, wholly."


class UnknownArea(DomainError):
    message = "No pay is published for this area in the figures that are here."


class NothingWeighs(DomainError):
    message = "Let at least one thing matter: with all at nought nothing compares."


@transaction.atomic
def keep_path(
    engagement: Engagement, code: str, *, by: Member, now: datetime
) -> PathMark:
    """Keep a path, with the reason it had before it was set aside.

    Kept already, nothing changes. Raises UnknownOccupation, KeptTooMany.
    """
    _hold(engagement)
    mark = _mark(engagement, code)
    if mark is not None and mark.is_kept:
        return mark
    kept = PathMark.objects.filter(engagement=engagement, mark=PathMark.Mark.KEPT)
    if kept.count() >= MOST_KEPT:
        raise KeptTooMany
    kept_mark = mark or _new_mark(engagement, code)
    why, kept_mark.was_kept, kept_mark.why_kept = kept_mark.why_kept, False, ""
    return _write(kept_mark, PathMark.Mark.KEPT, why=why, by=by, now=now)


@transaction.atomic
def veto_path(
    engagement: Engagement, code: str, *, why: str, by: Member, now: datetime
) -> PathMark:
    """Not for me: gone from the list at once, with the reason as it was said."""
    _hold(engagement)
    mark = _mark(engagement, code) or _new_mark(engagement, code)
    if mark.is_kept:
        mark.was_kept, mark.why_kept = True, mark.why
    mark.chosen = False
    return _write(mark, PathMark.Mark.VETOED, why=why, by=by, now=now)


@transaction.atomic
def undo_mark(
    engagement: Engagement, code: str, *, by: Member, now: datetime, is_sure: bool
) -> PathMark | None:
    """Take the last mark back: what was kept before it was set aside is kept again.

    Without a mark nothing happens. Raises KeptTooMany, and ReasonWouldGo where a
    written reason would go with the mark and nobody `is_sure`.
    """
    mark = _mark(engagement, code)
    if mark is None:
        return None
    if mark.was_kept and not mark.is_kept:
        return keep_path(engagement, code, by=by, now=now)
    if mark.is_kept and mark.why and not is_sure:
        raise ReasonWouldGo
    audit.record("path unmarked", by=by, on=mark, detail={"path": mark.occupation_code})
    mark.delete()
    return None


@transaction.atomic
def choose_path(
    engagement: Engagement, code: str, *, by: Member, now: datetime
) -> PathMark:
    """Make a kept path the one the plan is for. Raises NotKept."""
    _hold(engagement)
    mark = _mark(engagement, code)
    if mark is None or not mark.is_kept:
        raise NotKept
    PathMark.objects.filter(engagement=engagement, chosen=True).exclude(
        pk=mark.pk
    ).update(chosen=False)
    mark.chosen, mark.marked_at, mark.by = True, now, by
    mark.save(update_fields=["chosen", "marked_at", "by"])
    audit.record("path chosen", by=by, on=mark, detail={"path": code})
    return mark


@transaction.atomic
def set_weights(
    engagement: Engagement, weights: Mapping[str, int], *, by: Member
) -> PathChoice:
    """What matters to this client; the weights before stay to tell what moved."""
    if not any(weights.get(name, 0) for name in COMPONENTS):
        raise NothingWeighs
    choice = _choice(engagement)
    before = chosen_weights(engagement.circumstance, choice.weights)
    after = chosen_weights(engagement.circumstance, weights)
    if after != before:
        choice.weights, choice.weights_before = after, before
        choice.save(update_fields=["weights", "weights_before"])
        audit.record("weights set", by=by, on=choice)
    return choice


@transaction.atomic
def forget_weights(engagement: Engagement, *, by: Member) -> None:
    """Back to what the circumstance suggests."""
    choice = _choice(engagement)
    before = chosen_weights(engagement.circumstance, choice.weights)
    choice.weights, choice.weights_before = {}, before
    choice.save(update_fields=["weights", "weights_before"])
    audit.record("weights set back", by=by, on=choice)


@transaction.atomic
def show_anyway(engagement: Engagement, code: str, *, by: Member) -> None:
    """Let one kind of work pass the hard limits."""
    known = _occupation(code)
    choice = _choice(engagement)
    if known not in choice.show_anyway:
        choice.show_anyway = sorted({*choice.show_anyway, known})
        choice.save(update_fields=["show_anyway"])
        audit.record("path shown anyway", by=by, on=choice, detail={"path": known})


@transaction.atomic
def leave_out_groups(
    engagement: Engagement, groups: Collection[str], *, by: Member
) -> None:
    """Whole fields of work that do not come into question."""
    choice = _choice(engagement)
    choice.left_out_groups = sorted(groups)
    choice.save(update_fields=["left_out_groups"])
    audit.record("fields left out", by=by, on=choice)


@transaction.atomic
def leave_out_kinds(
    engagement: Engagement,
    *,
    themes: Collection[str],
    strains: Collection[str],
    by: Member,
) -> None:
    """What a client will not have to do with, and what their body does not allow.

    Keys of constraints.THEMES and STRAINS; others are passed over.
    """
    choice = _choice(engagement)
    choice.left_out_themes = [key for key in THEMES if key in themes]
    choice.left_out_strains = [key for key in STRAINS if key in strains]
    choice.save(update_fields=["left_out_themes", "left_out_strains"])
    # Which ones is nobody's business but the client's and the coach's.
    audit.record("kinds of work left out", by=by, on=choice)


@transaction.atomic
def look_in_area(engagement: Engagement, area: str, *, only: bool, by: Member) -> None:
    """Where pay is looked at, "" for the place of the intake; and whether only there.

    Raises UnknownArea.
    """
    if area and area not in world_of(current_release()).pay:
        raise UnknownArea
    choice = _choice(engagement)
    choice.area, choice.only_in_area = area, only
    choice.save(update_fields=["area", "only_in_area"])
    audit.record("area chosen", by=by, on=choice, detail={"area": area})


@transaction.atomic
def rate_path(
    engagement: Engagement, code: str, rating: int, *, by: Member, now: datetime
) -> PathRating:
    """How well a path fits, 0 to 10, in the client's own judgement.

    Raises UnknownOccupation, RatingOutOfRange.
    """
    if not 0 <= rating <= MOST_RATING:
        raise RatingOutOfRange
    known, _title = _path(code)
    rated, _is_new = PathRating.objects.update_or_create(
        engagement=engagement,
        occupation_code=known,
        defaults={
            "organisation": engagement.organisation,
            "rating": rating,
            "rated_at": now,
            "by": by,
        },
    )
    audit.record("path rated", by=by, on=rated, detail={"path": known})
    return rated


@transaction.atomic
def unrate_path(engagement: Engagement, code: str, *, by: Member) -> None:
    """No rating of one's own any more; without one nothing happens."""
    rated = PathRating.objects.filter(engagement=engagement, occupation_code=code)
    for one in rated:
        audit.record("path rating removed", by=by, on=one, detail={"path": code})
    rated.delete()


def note_opening(engagement: Engagement, *, by: Member) -> None:
    """The page tells of interests and a past: who opened it is written down."""
    audit.record("paths opened", by=by, on=engagement)


def _hold(engagement: Engagement) -> None:
    """Two marks at once wait for one another."""
    Engagement.objects.select_for_update().get(pk=engagement.pk)


def _occupation(code: str) -> str:
    return _path(code)[0]


def _path(code: str) -> tuple[str, str]:
    """The code in the release in force and the title. Raises UnknownOccupation."""
    if code == VENTURE:
        return VENTURE, TITLE
    world = world_of(current_release())
    row = world.row_of(code)
    if row is None:
        raise UnknownOccupation
    return world.codes[row], plain_title(world.titles[row])


def _mark(engagement: Engagement, code: str) -> PathMark | None:
    return PathMark.objects.filter(engagement=engagement, occupation_code=code).first()


def _new_mark(engagement: Engagement, code: str) -> PathMark:
    known, title = _path(code)
    return PathMark(
        organisation=engagement.organisation,
        engagement=engagement,
        occupation_code=known,
        title=title,
    )


def _write(
    mark: PathMark, state: PathMark.Mark, *, why: str, by: Member, now: datetime
) -> PathMark:
    mark.mark, mark.why, mark.by, mark.marked_at = state, why, by, now
    mark.release = str(current_release())[:80]
    mark.save()
    told = "path kept" if state == PathMark.Mark.KEPT else "path set aside"
    audit.record(told, by=by, on=mark, detail={"path": mark.occupation_code})
    return mark


def _choice(engagement: Engagement) -> PathChoice:
    choice, _is_new = PathChoice.objects.select_for_update().get_or_create(
        engagement=engagement, defaults={"organisation": engagement.organisation}
    )
    return choice
