from pathlib import Path

import pytest
from django.core.management import call_command

from conftest import Cast
from onward.careers.models import JobTitle, Occupation, Outlook, Release, Wage
from onward.careers.queries import NoWorldYet, current_release, match_title, world_now
from onward.careers.services import import_starter


def test_before_the_first_import_there_is_no_world(db: None) -> None:
    with pytest.raises(NoWorldYet):
        world_now()


def test_the_bundled_world_is_whole(cast: Cast) -> None:
    release = import_starter(now=cast.now)

    assert Occupation.objects.filter(release=release).count() == 830
    assert Outlook.objects.filter(release=release).count() == 830
    assert Wage.objects.filter(release=release).count() == 36_998
    assert Wage.objects.filter(area="US").count() == 830
    assert not Occupation.objects.filter(interests=None).exists()
    assert current_release() == release


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
    assert (world.errors.interests > 0.4).all()
    assert world.errors.zone > 0.3
    assert Occupation.objects.filter(is_estimated=False).count() == 0
    assert "CC BY 4.0" in small_world.attribution


def test_a_second_import_takes_the_place_of_the_first(
    small_starter: Path, small_world: Release, cast: Cast
) -> None:
    again = import_starter(now=cast.now, folder=small_starter)

    assert list(Release.objects.all()) == [again]
    assert again.is_current
    assert world_now().codes


def test_unless_present_does_nothing_when_the_bundled_world_is_there(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    first = import_starter(now=cast.now)

    call_command("import_world", "--starter", "--unless-present")

    assert list(Release.objects.all()) == [first]
    assert capsys.readouterr().out == ""
