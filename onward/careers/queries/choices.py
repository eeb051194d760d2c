"""What a client chose about how the world is looked at, as forms begin with it."""

from onward.careers.models import Area, PathChoice, Release
from onward.careers.queries.world import release_in_force
from onward.coaching.models import Engagement
from onward.intake.core.places import US_STATES

Choices = list[tuple[str, object]]


def left_out(engagement: Engagement) -> dict[str, list[str]]:
    """Fields, themes and strains left out."""
    choice = PathChoice.objects.filter(engagement=engagement).first()
    return {
        "groups": choice.left_out_groups if choice else [],
        "themes": choice.left_out_themes if choice else [],
        "strains": choice.left_out_strains if choice else [],
    }


def area_of(engagement: Engagement) -> dict[str, object]:
    """Where pay is looked at, "" for the place of the limits."""
    choice = PathChoice.objects.filter(engagement=engagement).first()
    return {
        "area": choice.area if choice else "",
        "only": choice.only_in_area if choice else False,
    }


def every_area() -> Choices:
    """The nation, then each state with the places in it, as groups of a choice."""
    release = release_in_force(Release.Part.WAGES)
    areas = list(Area.objects.filter(release=release).order_by("name"))
    states = [one for one in areas if one.kind == Area.Kind.STATE]
    found: Choices = [(a.code, a.name) for a in areas if a.kind == Area.Kind.NATION]
    for state in states:
        name = US_STATES.get(state.code, state.name)
        inside = [
            (one.code, one.name)
            for one in areas
            if one.state == state.code and one.kind != Area.Kind.STATE
        ]
        if inside:
            found.append((name, [(state.code, f"All of {name}"), *inside]))
        else:
            found.append((state.code, name))
    return found
