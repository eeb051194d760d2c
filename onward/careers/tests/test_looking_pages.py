"""ESCO's kinds of work, and work found by the skill it asks for."""

from uuid import UUID

import pytest

from conftest import Cast
from onward.careers.models import (
    EscoLink,
    EscoOccupation,
    EscoSkill,
    EscoSkillNeed,
    Occupation,
    Release,
)
from onward.careers.queries import skill_names
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement

ESCO = "http://data.europa.eu/esco/"
TAKER = UUID("f2b15a0e-e65a-438a-affb-29b9d50b77d1")
SAMPLES = UUID("11111111-e65a-438a-affb-29b9d50b77d1")


def released(part: str, cast: Cast) -> Release:
    return Release.objects.create(
        kind=Release.Kind.ESCO,
        part=part,
        version="1.2",
        licence="ESCO",
        attribution="Of ESCO, the European list.",
        sha256="0" * 64,
        imported_at=cast.now,
        is_current=True,
    )


@pytest.fixture
def esco(told: Engagement, cast: Cast) -> Release:
    """One kind of work that cannot do without one skill, linked to one of ours."""
    release = released(Release.Part.ESCO, cast)
    taker = EscoOccupation.objects.create(
        release=release,
        uri=f"{ESCO}occupation/{TAKER}",
        title="blood sample taker",
        alt_titles=["phlebotomy practitioner"],
        description="Takes blood samples of patients for laboratories.",
    )
    skill = EscoSkill.objects.create(
        release=release,
        uri=f"{ESCO}skill/{SAMPLES}",
        title="take blood samples",
        kind="skill",
        description="Draws blood safely.",
        alt_text="draw blood",
    )
    EscoSkillNeed.objects.create(
        release=release, occupation=taker, skill=skill, is_essential=True
    )
    EscoLink.objects.create(
        release=released(Release.Part.LINKS, cast),
        occupation_code="31-9097.00",
        uri=taker.uri,
        match="close",
    )
    return release


@pytest.fixture
def rated(told: Engagement) -> None:
    """Two skills, rated for every occupation; phlebotomists ask most writing."""
    release = Release.objects.get(part=Release.Part.OCCUPATIONS, is_current=True)
    release.skill_names = ["Writing", "Programming"]
    release.save()
    rows = Occupation.objects.filter(release=release)
    rows.update(skill_levels=[2.0, 2.0], skill_importances=[3.0, 1.0])
    rows.filter(code="31-9097").update(skill_levels=[6.0, 2.0])


@pytest.mark.usefixtures("esco")
def test_what_is_typed_is_looked_for_in_esco_too(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:explore", told.pk)

    html = enter(cast.client).get(url, {"q": "phlebotomy practicioner"}).content

    assert b"In the European list" in html
    assert b"Blood sample taker" in html
    assert str(TAKER).encode() in html


def test_without_esco_nothing_is_said_of_it(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:explore", told.pk)

    assert b"European" not in enter(cast.client).get(url, {"q": "nurse"}).content


@pytest.mark.usefixtures("esco")
def test_a_kind_of_work_of_esco_is_read_as_work_and_held_against_the_client(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:european", told.pk, TAKER)

    html = enter(cast.client).get(url).content.decode()

    assert "It cannot do without" in html
    assert "take blood samples" in html
    assert "Phlebotomists" in html
    assert "What was read" in html
    assert "how far off that may be" in html
    assert "Of ESCO, the European list." in html


@pytest.mark.usefixtures("esco")
def test_the_page_of_an_occupation_names_what_esco_has_like_it(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:occupation", told.pk, "31-9097")

    html = enter(cast.client).get(url).content.decode()

    assert "In the European list" in html
    assert f"/paths/esco/{TAKER}/" in html


@pytest.mark.usefixtures("esco")
def test_a_kind_of_work_esco_does_not_have_is_not_found(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)
    asked_for = at(cast.north, "careers:asked-for", told.pk)

    gone = browser.get(at(cast.north, "careers:european", told.pk, SAMPLES))

    assert gone.status_code == 404
    assert browser.get(asked_for, {"skill": "No such skill"}).status_code == 404
    assert browser.get(asked_for, {"skill": "/"}).status_code == 404


@pytest.mark.usefixtures("rated")
def test_a_skill_mistyped_is_found_and_leads_to_work_that_asks_most_of_it(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url, browser = at(cast.north, "careers:asked-for", told.pk), enter(cast.client)

    hits = browser.get(url, {"q": "writting"}).content.decode()
    page = browser.get(url, {"skill": "Writing"}).content.decode()

    assert "?skill=Writing" in hits
    assert page.index("Phlebotomists") < page.index("level 2.0 of 7")
    assert "level 6.0 of 7, importance 3.0 of 5" in page


@pytest.mark.usefixtures("rated")
def test_a_skill_that_counts_for_no_work_says_so(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:asked-for", told.pk)

    html = enter(cast.client).get(url, {"skill": "Programming"}).content

    assert b"No work here is said to ask for it" in html


@pytest.mark.usefixtures("esco", "rated")
def test_skills_of_esco_are_found_among_ours_and_lead_to_its_work(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:asked-for", told.pk)

    found = skill_names.find_skills("taking blood samples")
    html = enter(cast.client).get(url, {"skill": found[0].key}).content

    assert (found[0].key, found[0].is_european) == (str(SAMPLES), True)
    assert b"Cannot do without it" in html
    assert b"Blood sample taker" in html
