"""Where the figures come from: releases in force, whose they are, how sure."""

from dataclasses import dataclass

from onward.careers.core.changes import in_words
from onward.careers.models import Release

ORDER = list(Release.Part.values)


@dataclass(frozen=True, slots=True)
class Source:
    """One release in force as the foot of a page names it."""

    part: str
    version: str
    kind: str
    attribution: str
    release: Release


def sources_of(*parts: str) -> tuple[Source, ...]:
    """Releases in force of these parts (occupations, pay, outlook without any)."""
    wanted = parts or (
        Release.Part.OCCUPATIONS,
        Release.Part.WAGES,
        Release.Part.OUTLOOK,
    )
    found = Release.objects.filter(is_current=True, part__in=wanted)
    return tuple(
        Source(
            part=release.get_part_display(),
            version=release.version,
            kind=release.get_kind_display(),
            attribution=release.attribution,
            release=release,
        )
        for release in sorted(found, key=lambda one: ORDER.index(one.part))
    )


@dataclass(frozen=True, slots=True)
class Sure:
    """How an estimated figure agrees with the official one where there is one."""

    name: str
    correlation: str
    error: str
    occupations: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """One release with all that is told of it."""

    source: Source
    counts: tuple[tuple[str, str], ...]
    sure: tuple[Sure, ...]
    changes: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    views: tuple[SourceView, ...]

    @property
    def is_estimated(self) -> bool:
        return any(view.sure for view in self.views)


def sources_page() -> SourcesPage:
    """Every release in force."""
    return SourcesPage(tuple(_view(one) for one in sources_of(*Release.Part.values)))


def _view(source: Source) -> SourceView:
    release = source.release
    return SourceView(
        source=source,
        counts=tuple((name, f"{many:,}") for name, many in release.counts.items()),
        sure=tuple(
            Sure(
                name=_name(name, release),
                correlation=f"{one['correlation']:.2f}",
                error=f"{one['error']:.2f}",
                occupations=one["occupations"],
            )
            for name, one in release.accuracy.get("columns", {}).items()
        ),
        changes=tuple(
            line.strip()
            for line in in_words(release.changes, rows=str(release.get_part_display()))
        ),
        fingerprint=release.sha256[:12],
    )


LETTERS = dict(
    zip(
        "riasec",
        (
            "hands-on work",
            "working things out",
            "making things",
            "helping people",
            "leading, persuading",
            "keeping order",
        ),
        strict=True,
    )
)
VALUE_WORDS = (
    "achievement",
    "independence",
    "recognition",
    "relationships",
    "support",
    "working conditions",
)


def _name(column: str, release: Release) -> str:
    """What a column of estimates is called.

    >>> release = Release(
    ...     skill_names=["Reading Comprehension", "Active Listening"],
    ...     accuracy={"columns": {"skill_level_2.A.1": {}, "skill_level_2.A.2": {}}},
    ... )
    >>> _name("interest_r", release), _name("value_2", release), _name("zone", release)
    ('Interest: hands-on work', 'Value: independence', 'Job zone')
    >>> _name("skill_level_2.A.2", release)
    'Active Listening: level'
    """
    kind, _, key = column.rpartition("_")
    if kind == "interest" and key in LETTERS:
        return f"Interest: {LETTERS[key]}"
    if kind == "value" and key.isdigit() and 0 < int(key) <= len(VALUE_WORDS):
        return f"Value: {VALUE_WORDS[int(key) - 1]}"
    if column == "zone":
        return "Job zone"
    domain, _, figure = kind.partition("_")
    names = {"skill": release.skill_names, "knowledge": release.knowledge_names}
    columns = sorted(
        name for name in release.accuracy["columns"] if name.startswith(f"{kind}_")
    )
    named = dict(zip(columns, names.get(domain) or (), strict=False))
    if column in named:
        return f"{named[column]}: {figure}"
    words = column.replace("_", " ")
    return words[:1].upper() + words[1:]
