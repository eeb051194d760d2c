"""Time zones as a person looks for them: by part of the world, then by place. Pure."""

from collections.abc import Iterable

# Older names ("US/Central", "GB") lead to the same hours and are not offered.
REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


def grouped(
    names: Iterable[str], *, kept: str = "UTC"
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of a select: UTC, then each region with its places in order. An older
    name that is kept already can still be chosen.

    >>> grouped(["Europe/Oslo", "UTC", "GB"])
    [('Everywhere', [('UTC', 'UTC')]), ('Europe', [('Europe/Oslo', 'Oslo')])]
    """
    places: dict[str, list[tuple[str, str]]] = {region: [] for region in REGIONS}
    for name in sorted(names):
        region, _, place = name.partition("/")
        if place and region in places:
            places[region].append((name, _words(place)))
    found = [(region, listed) for region, listed in places.items() if listed]
    offered = {name for _region, listed in found for name, _place in listed}
    first = ["UTC"] if kept == "UTC" or kept in offered else ["UTC", kept]
    return [("Everywhere", [(name, name) for name in first]), *found]


def _words(place: str) -> str:
    """A place as a person says it.

    >>> _words("Argentina/Buenos_Aires")
    'Buenos Aires (Argentina)'
    """
    country, slash, town = place.replace("_", " ").rpartition("/")
    return f"{town} ({country})" if slash else town
