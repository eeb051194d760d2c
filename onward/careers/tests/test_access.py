"""Who reaches the pages of paths, and who does not."""

import pytest

from conftest import Cast
from onward.careers.queries import taken_jobs
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement

READS = [
    ("paths", ()),
    ("jobs", ()),
    ("occupation", ("15-1252",)),
    ("explore", ()),
    ("compare", ()),
    ("shortlist", ()),
    ("paper", ()),
    ("moves", ()),
    ("venture", ()),
    ("text", ()),
    ("area", ()),
]
ACTS = [
    ("weights", ()),
    ("keep", ("15-1252",)),
    ("veto", ("15-1252",)),
    ("undo", ("15-1252",)),
    ("choose", ("15-1252",)),
    ("anyway", ("15-1252",)),
    ("area", ()),
    ("rate", ("15-1252",)),
]


@pytest.mark.parametrize(("name", "rest"), READS)
def test_client_and_coach_read_and_nobody_else(
    name: str, rest: tuple[str, ...], told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, f"careers:{name}", told.pk, *rest)

    answers = {
        who: enter(getattr(cast, who)).get(url).status_code
        for who in (
            "client",
            "coach",
            "second_coach",
            "second_client",
            "owner",
            "coordinator",
            "sponsor",
            "stranger_coach",
            "stranger_client",
        )
    }

    assert answers == {
        "client": 200,
        "coach": 200,
        "second_coach": 404,
        "second_client": 404,
        "owner": 403,
        "coordinator": 403,
        "sponsor": 403,
        "stranger_coach": 404,
        "stranger_client": 404,
    }


@pytest.mark.parametrize(("name", "rest"), ACTS)
def test_only_client_and_coach_act(
    name: str, rest: tuple[str, ...], told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, f"careers:{name}", told.pk, *rest)

    assert enter(cast.stranger_coach).post(url).status_code == 404
    assert enter(cast.second_client).post(url).status_code == 404
    assert enter(cast.owner).post(url).status_code == 403
    assert enter(cast.coach).post(url).status_code in {302, 409}


def test_a_coach_acts_for_a_client_who_rings(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    job = taken_jobs(told)[0].job
    browser = enter(cast.coach)

    kept = browser.post(at(cast.north, "careers:keep", told.pk, "15-1252"))
    matched = browser.post(
        at(cast.north, "careers:job", told.pk, job.pk), {"code": "29-2010"}
    )

    assert (kept.status_code, matched.status_code) == (302, 302)


@pytest.mark.parametrize("name", ["keep", "undo", "choose", "anyway"])
def test_acts_are_never_done_by_looking(
    name: str, told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, f"careers:{name}", told.pk, "15-1252")

    assert enter(cast.client).get(url).status_code == 405
