"""What was kept, what was set aside, what was left out, what was chosen."""

from onward.careers.models import PathChoice, PathMark
from onward.coaching.models import Engagement


def kept_paths(engagement: Engagement) -> list[PathMark]:
    """Kept paths, the chosen one first, then those kept last."""
    return list(
        PathMark.objects.filter(engagement=engagement, mark=PathMark.Mark.KEPT)
        .select_related("by__user")
        .order_by("-chosen", "-marked_at", "pk")
    )


def vetoed_paths(engagement: Engagement) -> list[PathMark]:
    """Set aside as not for me, last first."""
    return list(
        PathMark.objects.filter(engagement=engagement, mark=PathMark.Mark.VETOED)
        .select_related("by__user")
        .order_by("-marked_at", "pk")
    )


def set_aside(engagement: Engagement, code: str) -> PathMark | None:
    """What was set aside under a code, to offer it back."""
    if not code:
        return None
    return PathMark.objects.filter(
        engagement=engagement, occupation_code=code, mark=PathMark.Mark.VETOED
    ).first()


def left_out_groups(engagement: Engagement) -> dict[str, list[str]]:
    """Fields left out, as the form begins with them."""
    choice = PathChoice.objects.filter(engagement=engagement).first()
    return {"groups": choice.left_out_groups if choice else []}


def chosen_path(engagement: Engagement) -> PathMark | None:
    """The one path the plan is made for; None before there is one."""
    return PathMark.objects.filter(engagement=engagement, chosen=True).first()
