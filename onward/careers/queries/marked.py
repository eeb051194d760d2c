"""Marks and ratings by the row of the world in force, whichever release they name."""

from onward.careers.core.world import World
from onward.careers.models import PathMark, PathRating
from onward.coaching.models import Engagement


def marks_by_row(engagement: Engagement, world: World) -> dict[int, PathMark]:
    """The last mark of each kind of work that is here."""
    marks = (
        PathMark.objects.filter(engagement=engagement)
        .select_related("by__user")
        .order_by("marked_at", "pk")
    )
    rows = ((world.row_of(mark.occupation_code), mark) for mark in marks)
    return {row: mark for row, mark in rows if row is not None}


def ratings_by_row(engagement: Engagement, world: World) -> dict[int, PathRating]:
    """The client's own, 0 to 10."""
    given = PathRating.objects.filter(engagement=engagement).order_by("rated_at", "pk")
    rows = ((world.row_of(one.occupation_code), one) for one in given)
    return {row: one for row, one in rows if row is not None}


def word_of(mark: PathMark | None) -> str:
    """The word of a card: chosen, kept, or "" for what is neither."""
    if mark is None or not mark.is_kept:
        return ""
    return "chosen" if mark.chosen else "kept"
