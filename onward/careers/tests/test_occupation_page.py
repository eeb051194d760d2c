from pathlib import Path

from conftest import Cast
from onward.careers.services import import_onet, keep_path
from onward.careers.tests.kinds import At, Enter
from onward.careers.tests.onet_files import write_folder
from onward.coaching.models import Engagement


def test_an_occupation_has_a_page_with_its_way_in_and_its_doubt(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:occupation", told.pk, "29-2010")

    html = enter(cast.client).get(url).content.decode()

    assert "Clinical laboratory technologists and technicians" in html
    assert "bachelor&#x27;s degree" in html
    assert "What the work is made of" in html
    assert "how far off our estimate may be" in html
    assert "What lies near" in html
    assert "Keep<" in html


def test_an_occupation_that_is_not_there_is_404(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:occupation", told.pk, "99-9999")

    assert enter(cast.client).get(url).status_code == 404


def test_an_imported_release_shows_its_description_and_whose_it_is(
    told: Engagement, cast: Cast, enter: Enter, at: At, tmp_path: Path
) -> None:
    import_onet(write_folder(tmp_path), now=cast.now)

    url = at(cast.north, "careers:occupation", told.pk, "31-9097.00")
    html = enter(cast.client).get(url).content.decode()

    assert "Take blood and keep people calm." in html
    assert "O*NET 29.3 Database" in html
    assert "has modified" in html
    assert "estimated</span>" not in html


def test_a_path_kept_before_an_import_is_still_known_after_it(
    told: Engagement, cast: Cast, enter: Enter, at: At, tmp_path: Path
) -> None:
    keep_path(told, "31-9097", by=cast.client, now=cast.now)
    import_onet(write_folder(tmp_path), now=cast.now)

    url = at(cast.north, "careers:occupation", told.pk, "31-9097")
    html = enter(cast.client).get(url).content.decode()

    assert "Phlebotomists" in html
    assert "kept</span>" in html
