"""The official files themselves, where they lie beside the checkout."""

from pathlib import Path

import pytest

from conftest import Cast
from onward.careers.models import (
    Area,
    EscoSkillNeed,
    Occupation,
    Outlook,
    Release,
    Wage,
)
from onward.careers.services import Asked, import_world

DATA = Path(__file__).parents[4] / "shared" / "data"


def official(name: str) -> Path:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"The official file is not here: {path}")
    return path


def bring(cast: Cast, *names: str) -> dict[str, Release]:
    asked = [Asked(official(name)) for name in names]
    return {one.part: one for one in import_world(asked, now=cast.now).releases}


def test_the_official_29_3_release_is_read_whole(
    small_world: Release, cast: Cast
) -> None:
    release = bring(cast, "onet/db_29_3_text.zip")["occupations"]

    rows = Occupation.objects.filter(release=release)
    assert (release.version, release.is_known) == ("29.3", True)
    assert rows.count() == 1016
    assert (len(release.skill_names), len(release.knowledge_names)) == (35, 33)
    assert (release.style_scale, len(release.style_names)) == ("IM", 16)
    assert rows.filter(interests__isnull=False).count() == 923
    assert rows.filter(values__isnull=False).count() == 874
    assert rows.filter(skill_levels__isnull=False).count() == 879
    assert rows.filter(knowledge_levels__isnull=False).count() == 879
    assert rows.filter(tasks__isnull=False).count() == 923
    assert rows.filter(technologies__isnull=False).count() == 923
    assert 700 < rows.filter(education_mix__isnull=False).count() <= 858
    developers = rows.get(code="15-1252.00")
    assert developers.job_zone == 4
    assert developers.bls_code == "15-1252"


def test_interests_of_a_later_release_stand_for_those_of_an_earlier(
    small_world: Release, cast: Cast
) -> None:
    names = ("onet/db_29_3_text.zip", "onet/Interests_30_2.txt")

    release = bring(cast, *names)["occupations"]

    executives = Occupation.objects.get(release=release, code="11-1011.00")
    assert executives.interests is not None
    assert executives.interests[0] == 1.26


def test_official_pay_of_nation_and_states_is_what_the_bundled_world_has(
    cast: Cast,
) -> None:
    release = bring(
        cast, "bls/oews_2025_national_state.csv.gz", "bls/oews_2025_areas.csv"
    )["wages"]

    assert release.counts == {"figures": 36_998, "areas": 55}
    assert Area.objects.filter(release=release, kind="state").count() == 54
    # Nothing is added or shifted against the bundled copy of the same figures.
    assert (release.changes["added"], release.changes["dropped"]) == (0, 0)
    assert [shift["count"] for shift in release.changes["shifts"]] == [0, 0]
    assert Wage.objects.get(release=release, area="OR", code="29-1141").p50


def test_official_projections_tell_the_self_employed(
    small_world: Release, cast: Cast
) -> None:
    release = bring(cast, "bls/ep_2024_34_occupation.xlsx")["outlook"]

    rows = Outlook.objects.filter(release=release)
    assert (release.version, rows.count()) == ("2024-34", 832)
    assert rows.filter(self_employed_percent__isnull=False).count() == 633
    assert rows.get(code="11-1011").training == "None"


def test_official_crosswalks_map_every_code(small_world: Release, cast: Cast) -> None:
    done = bring(
        cast,
        "crosswalks/2010_to_2019_Crosswalk.xlsx",
        "crosswalks/2019_to_SOC_Crosswalk.xlsx",
        "crosswalks/nem_onet_to_soc_crosswalk_2023.xlsx",
        "crosswalks/onet_to_esco_2022-09.csv.gz",
    )

    assert {part: list(one.counts.values()) for part, one in done.items()} == {
        "moved": [1164],
        "soc": [1016],
        "published": [997],
        "links": [4210],
    }


def test_esco_is_read_whole(small_world: Release, cast: Cast) -> None:
    release = bring(cast, "esco/esco_1_2_0_en.zip")["esco"]

    assert release.version == "v1.2.0"
    assert release.counts == {"occupations": 3039, "skills": 13939, "needs": 128_987}
    assert EscoSkillNeed.objects.filter(is_essential=True).count() > 60_000
