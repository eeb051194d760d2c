import shutil
from pathlib import Path

import numpy as np
import pytest
from django.core.management import call_command

from conftest import Cast
from onward.careers.core.education import ENTRY_ZONES
from onward.careers.models import Area, JobTitle, Occupation, Outlook, Release, Wage
from onward.careers.queries import NoWorldYet, current_release, match_title, world_now
from onward.careers.services import import_onet, import_starter
from onward.careers.tests.onet_files import write_folder


def test_before_the_first_import_there_is_no_world(db: None) -> None:
    with pytest.raises(NoWorldYet):
        world_now()


def test_the_bundled_world_is_whole_and_has_its_three_parts(cast: Cast) -> None:
    release = import_starter(now=cast.now)

    parts = {one.part: one for one in Release.objects.filter(is_current=True)}
    assert set(parts) == {"occupations", "wages", "outlook"}
    assert Occupation.objects.filter(release=release).count() == 830
    assert Outlook.objects.filter(release=parts["outlook"]).count() == 830
    assert Wage.objects.filter(release=parts["wages"]).count() == 36_998
    assert Wage.objects.filter(area="US").count() == 830
    assert not Occupation.objects.filter(interests=None).exists()
    assert current_release() == release


def test_areas_of_the_bundled_world_are_the_nation_and_the_states(
    small_world: Release,
) -> None:
    areas = Area.objects.order_by("code").values_list("code", "name", "kind", "state")

    assert list(areas) == [
        ("OR", "Oregon", "state", "OR"),
        ("US", "United States", "nation", ""),
    ]


def test_estimated_skills_and_knowledge_come_with_their_names(
    small_starter: Path, tmp_path: Path, cast: Cast
) -> None:
    folder = tmp_path / "starter"
    shutil.copytree(small_starter, folder)
    np.savez(
        folder / "figures.npz",
        codes=np.array(["29-2010", "15-1252"], "S7"),
        skill_level=np.array([[4.5, 2.5], [1.0, 6.0]], np.float16),
        skill_importance=np.array([[3.5, 2.5], [1.0, 5.0]], np.float16),
        knowledge_level=np.array([[4.5], [1.0]], np.float16),
        knowledge_importance=np.array([[3.0], [2.0]], np.float16),
        skill_names=np.array(["Reading", "Listening"], "S64"),
        knowledge_names=np.array(["Order"], "S64"),
    )

    release = import_starter(now=cast.now, folder=folder)

    one = Occupation.objects.get(release=release, code="15-1252")
    assert (release.skill_names, release.knowledge_names) == (
        ["Reading", "Listening"],
        ["Order"],
    )
    assert (one.skill_levels, one.skill_importances) == ([1, 6], [1, 5])
    assert (one.knowledge_levels, one.knowledge_importances) == ([1], [2])
    assert Occupation.objects.get(release=release, code="31-9097").skill_levels is None


def test_the_bundled_estimates_of_skills_and_knowledge_are_on_their_scales(
    cast: Cast,
) -> None:
    release = import_starter(now=cast.now)

    rows = Occupation.objects.filter(release=release)
    levels = np.array([row.skill_levels for row in rows], float)
    importances = np.array([row.knowledge_importances for row in rows], float)
    assert (len(release.skill_names), len(release.knowledge_names)) == (35, 33)
    assert levels.shape == (830, 35)
    assert importances.shape == (830, 33)
    assert 0 <= levels.min() < levels.max() <= 7
    assert 1 <= importances.min() < importances.max() <= 5


def test_every_everyday_title_names_an_occupation_of_the_bundled_world(
    cast: Cast,
) -> None:
    import_starter(now=cast.now)

    assert JobTitle.objects.count() > 800
    found = {
        typed: match_title(typed)[0].code
        for typed in ("barista", "nurse", "HGV driver")
    }
    assert found == {"barista": "35-3023", "nurse": "29-1141", "HGV driver": "53-3032"}


def test_figures_that_are_not_published_stay_unknown(small_world: Release) -> None:
    actors = Wage.objects.get(code="27-2011", area="US")

    assert actors.unit == Wage.Unit.HOUR
    assert actors.mean is not None
    assert Wage.objects.filter(is_top_coded=True, p50=None).exists()


def test_estimates_come_with_their_doubt(small_world: Release) -> None:
    world = world_now()

    assert small_world.accuracy["profile_correlation"]["interests"] > 0.9
    assert (world.errors.interests > 0.3).all()
    assert world.errors.zone > 0.3
    assert Occupation.objects.filter(is_estimated=False).count() == 0
    assert "CC BY 4.0" in small_world.attribution


def test_a_second_import_takes_the_place_of_the_first_whose_rows_stay_once_more(
    small_starter: Path, small_world: Release, cast: Cast
) -> None:
    second = import_starter(now=cast.now, folder=small_starter)
    both = set(Occupation.objects.values_list("release", flat=True))
    third = import_starter(now=cast.now, folder=small_starter)

    assert both == {small_world.pk, second.pk}
    assert set(Occupation.objects.values_list("release", flat=True)) == {
        second.pk,
        third.pk,
    }
    assert Wage.objects.values("release").distinct().count() == 2
    assert current_release() == third
    assert Release.objects.filter(pk=small_world.pk).exists()  # results name it
    assert world_now().codes


def test_unless_present_leaves_official_occupations_in_force(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    official = import_onet(write_folder(tmp_path), now=cast.now)

    call_command("import_world", "--starter", "--unless-present")

    assert current_release() == official


def test_unless_present_does_nothing_when_the_bundled_world_is_there(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    import_starter(now=cast.now)
    before = list(Release.objects.order_by("pk"))

    call_command("import_world", "--starter", "--unless-present")

    assert list(Release.objects.order_by("pk")) == before
    assert capsys.readouterr().out == ""


def test_estimated_zones_are_not_below_the_usual_way_in(
    small_world: Release,
) -> None:
    world = world_now()

    asked = [ENTRY_ZONES.get(entry, 0) for entry in world.entry]

    assert max(asked) == 5
    assert all(
        zone >= least for zone, least in zip(world.zones.tolist(), asked, strict=True)
    )
