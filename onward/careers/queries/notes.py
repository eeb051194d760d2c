"""What coach and client wrote beside paths; both read all of it."""

from onward.careers.core.world import World
from onward.careers.models import PathNote
from onward.coaching.models import Engagement


def notes_of(engagement: Engagement, world: World, row: int) -> tuple[PathNote, ...]:
    """Notes on one occupation, made on this release or another, the first first."""
    found = _all(engagement)
    return tuple(note for note in found if world.row_of(note.occupation_code) == row)


def notes_by_row(engagement: Engagement, world: World) -> dict[int, list[PathNote]]:
    """Every note of an engagement by the row of this world."""
    found: dict[int, list[PathNote]] = {}
    for note in _all(engagement):
        row = world.row_of(note.occupation_code)
        if row is not None:
            found.setdefault(row, []).append(note)
    return found


def _all(engagement: Engagement) -> list[PathNote]:
    return list(
        PathNote.objects.filter(engagement=engagement)
        .select_related("by__user")
        .order_by("written_at", "pk")
    )
