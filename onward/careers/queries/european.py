"""Kinds of work as ESCO tells them: found beside ours, and read as work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onward.careers.core.phrases import plain_title
from onward.careers.models import EscoLink, EscoOccupation, EscoSkillNeed, Release
from onward.careers.queries.codes import esco_links
from onward.careers.queries.reading import Read, read_text
from onward.careers.queries.sources import Source, sources_of
from onward.careers.queries.titles import european_titles
from onward.careers.queries.world import release_in_force, world_now
from onward.coaching.models import Engagement
from onward.organisations.models import Member

MOST_FOUND = 5
MOST_LINKED = 8
MOST_NEEDS = 60


@dataclass(frozen=True, slots=True)
class European:
    """A kind of work of ESCO in a list; `found_as` is "" for its own title."""

    id: str
    title: str
    found_as: str = ""
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Linked:
    """A kind of work here that it is like, by the crosswalk in force."""

    code: str
    title: str
    match: str


@dataclass(frozen=True, slots=True)
class EuropeanPage:
    """One kind of work of ESCO; `read` is None where no word of it can be read."""

    title: str
    about: str
    essential: tuple[str, ...]
    optional: tuple[str, ...]
    linked: tuple[Linked, ...]
    read: Read | None
    sources: tuple[Source, ...]


def european_kinds(typed: str) -> tuple[European, ...]:
    """Those of ESCO a typed title may name; none where ESCO is not in force."""
    found = european_titles(typed, most=MOST_FOUND)
    titles = _titles(one.code for one in found)
    return tuple(
        European(
            id=id_of(one.code),
            title=plain_title(titles[one.code]),
            found_as="" if one.title == titles[one.code] else one.title,
            likeness=one.likeness,
        )
        for one in found
        if one.code in titles
    )


def alike_in_esco(code: str) -> tuple[European, ...]:
    """Those of ESCO an occupation is like by the crosswalk, the nearest first."""
    links = esco_links(code)[:MOST_LINKED]
    titles = _titles(link.uri for link in links)
    return tuple(
        European(id_of(link.uri), plain_title(titles[link.uri]))
        for link in links
        if link.uri in titles
    )


def european_page(
    engagement: Engagement, esco_id: UUID, *, reader: Member | None, now: datetime
) -> EuropeanPage | None:
    """One of ESCO's read as work before a client; None where it is not in force.

    Raises NoWorldYet.
    """
    esco = release_in_force(Release.Part.ESCO)
    found = EscoOccupation.objects.filter(release=esco, uri__endswith=f"/{esco_id}")
    one = found.first() if esco is not None else None
    if one is None:
        return None
    essential, optional = _needs(one)
    told = ". ".join([one.description, *essential])
    return EuropeanPage(
        title=plain_title(one.title),
        about=one.description,
        essential=essential[:MOST_NEEDS],
        optional=optional[:MOST_NEEDS],
        linked=_linked(one.uri),
        read=read_text(engagement, told, title=one.title, reader=reader, now=now),
        sources=sources_of(Release.Part.ESCO, Release.Part.LINKS),
    )


def id_of(uri: str) -> str:
    """The last part of an address of ESCO, which no other has."""
    return uri.rpartition("/")[2]


def _titles(uris: Iterable[str]) -> dict[str, str]:
    rows = EscoOccupation.objects.filter(
        release=release_in_force(Release.Part.ESCO), uri__in=list(uris)
    )
    return dict(rows.values_list("uri", "title"))


def _needs(one: EscoOccupation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of what is essential, and of what is optional."""
    rows = EscoSkillNeed.objects.filter(occupation=one).order_by("skill__title")
    pairs = list(rows.values_list("skill__title", "is_essential"))
    return (
        tuple(title for title, is_essential in pairs if is_essential),
        tuple(title for title, is_essential in pairs if not is_essential),
    )


def _linked(uri: str) -> tuple[Linked, ...]:
    world = world_now()
    order = list(EscoLink.Match.values)
    links = EscoLink.objects.filter(release__is_current=True, uri=uri)
    return tuple(
        Linked(
            link.occupation_code,
            plain_title(world.title_of(link.occupation_code)),
            str(link.get_match_display()),
        )
        for link in sorted(links, key=lambda one: order.index(one.match))
        if world.row_of(link.occupation_code) is not None
    )
