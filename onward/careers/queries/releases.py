"""The releases in force, in words: whose they are, and what each import changed."""

from collections.abc import Iterator

from onward.careers.core.changes import in_words
from onward.careers.models import Release

COUNTED = {
    Release.Part.OCCUPATIONS: "occupations",
    Release.Part.WAGES: "figures of nation and states",
    Release.Part.OUTLOOK: "occupations",
    Release.Part.ESCO: "occupations and skills",
    Release.Part.LINKS: "links",
}


def releases_in_force() -> tuple[Release, ...]:
    """One of each part that was ever imported, in the order of the parts."""
    found = {one.part: one for one in Release.objects.filter(is_current=True)}
    return tuple(found[part] for part in Release.Part.values if part in found)


def release_in_words(release: Release) -> Iterator[str]:
    """What it is, whose, how it may be used, and how much it holds."""
    known = "known" if release.is_known else "not known to us"
    counts = ", ".join(f"{many:,} {what}" for what, many in release.counts.items())
    yield f"{Release.Part(release.part).label}: {release}"
    yield f"  {counts}"
    yield f"  from {release.source}, imported {release.imported_at:%Y-%m-%d %H:%M}"
    yield f"  sha256 {release.sha256} ({known})"
    yield f"  licence: {release.licence}"
    yield f"  {release.attribution}"


def changes_in_words(release: Release) -> Iterator[str]:
    """What its import changed; nothing for the first of its part."""
    counted = COUNTED.get(Release.Part(release.part), "pairs")
    lines = list(in_words(release.changes, rows=counted))
    if lines:
        yield f"{Release.Part(release.part).label}: {release}"
        yield from (f"  {line}" for line in lines)
