"""A small world in force, and a client who told enough to be shown paths."""

import csv
import gzip
import io
import shutil
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import Cast
from onward.assessments.models import Administration, Result
from onward.careers.models import Release
from onward.careers.services.starter import STARTER, import_starter
from onward.careers.tests.kinds import At, Page
from onward.careers.tests.skilled import with_figures
from onward.coaching.models import Engagement
from onward.experience.models import Education, Job
from onward.intake.models import Intake, Limits
from onward.organisations.models import Organisation

# Every ninth occupation of the starter world, and these.
ALWAYS = frozenset(
    {"29-2010", "31-9097", "29-2072", "15-1252", "39-9011", "27-2011", "29-1214"}
)
LIKES = (2.2, 4.1, 2.8, 4.2, 2.0, 3.9)
VALUES = ("Achievement", "Independence", "Recognition", "Relationships", "Support")


def _keep_rows(
    source: Path, target: Path, wanted: Callable[[dict[str, str]], bool]
) -> None:
    with gzip.open(source, "rt", newline="") as text:
        rows = list(csv.DictReader(text))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(row for row in rows if wanted(row))
    target.write_bytes(gzip.compress(out.getvalue().encode()))


@pytest.fixture(scope="session")
def small_starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter world's files with a tenth of its occupations and two areas."""
    folder = tmp_path_factory.mktemp("starter")
    with gzip.open(STARTER / "occupations.csv.gz", "rt", newline="") as text:
        codes = [row["code"] for row in csv.DictReader(text)]
    kept = {*codes[::9], *ALWAYS}
    for name in ("accuracy.json", "vectors.npz", "members.csv"):
        shutil.copy(STARTER / name, folder / name)
    _keep_rows(
        STARTER / "occupations.csv.gz",
        folder / "occupations.csv.gz",
        lambda row: row["code"] in kept,
    )
    _keep_rows(
        STARTER / "wages.csv.gz",
        folder / "wages.csv.gz",
        lambda row: row["code"] in kept and row["area"] in {"US", "OR"},
    )
    return folder


@pytest.fixture
def small_world(
    small_starter: Path, tmp_path: Path, cast: Cast, request: pytest.FixtureRequest
) -> Release:
    """The small world; tests marked `skilled` have its skills and knowledge too."""
    is_skilled = request.node.get_closest_marker("skilled") is not None
    folder = with_figures(small_starter, tmp_path) if is_skilled else small_starter
    return import_starter(now=cast.now, folder=folder)


@pytest.fixture
def page(cast: Cast, at: At) -> Page:
    """The address of a page of ours about the client's engagement, by its name."""

    def of(name: str, *args: object) -> str:
        return at(cast.north, f"careers:{name}", cast.engagement.pk, *args)

    return of


def add_result(
    engagement: Engagement, cast: Cast, instrument: str, scales: dict[str, float]
) -> None:
    """A finished inventory with these means."""
    administration = Administration.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        instrument=instrument,
        version="1",
        started_at=cast.now - timedelta(days=3),
        finished_at=cast.now - timedelta(days=3),
    )
    rows = [
        {
            "scale": scale,
            "mean": mean,
            "standard_error": 0.45,
            "low": mean - 0.7,
            "high": mean + 0.7,
            "answered": 6,
            "asked": 6,
        }
        for scale, mean in scales.items()
    ]
    Result.objects.create(
        organisation=engagement.organisation,
        administration=administration,
        scores={"scales": rows, "must_haves": [11]},
        version="1",
        computed_at=cast.now - timedelta(days=3),
    )


def say_interests(
    engagement: Engagement, cast: Cast, means: tuple[float, ...] = LIKES
) -> None:
    add_result(
        engagement, cast, "own-riasec-36", dict(zip("RIASEC", means, strict=True))
    )


def say_values(engagement: Engagement, cast: Cast) -> None:
    means = (4.1, 3.6, 2.4, 4.4, 3.5)
    scales = dict(zip(VALUES, means, strict=True))
    add_result(
        engagement, cast, "own-work-values-21", {**scales, "Working Conditions": 2.9}
    )


def add_job(
    engagement: Engagement,
    title: str = "laboratory technician",
    years: tuple[int, int | None] = (2012, 2019),
) -> Job:
    return Job.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        title=title,
        started_year=years[0],
        ended_year=years[1],
    )


def draw_limits(engagement: Engagement, cast: Cast, pay: str = "21") -> Limits:
    intake, _ = Intake.objects.get_or_create(
        organisation=engagement.organisation,
        engagement=engagement,
        defaults={"started_at": cast.now},
    )
    return Limits.objects.create(
        organisation=engagement.organisation,
        intake=intake,
        minimum_hourly_pay=Decimal(pay),
        place_state="OR",
        hours_max=22,
        saved_at=cast.now,
    )


@pytest.fixture
def told(cast: Cast, small_world: Release, north_scope: Organisation) -> Engagement:
    """The client's engagement with interests, values, a past job, schooling, limits."""
    engagement = cast.engagement
    engagement.circumstance = "returning"
    engagement.save()
    say_interests(engagement, cast)
    say_values(engagement, cast)
    add_job(engagement)
    Education.objects.create(
        organisation=engagement.organisation, engagement=engagement, level="vocational"
    )
    draw_limits(engagement, cast)
    return engagement
