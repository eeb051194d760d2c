"""Days on the pages of job skills are those of the client's clock."""

from datetime import UTC, datetime

import pytest

from conftest import Cast
from onward.careers.tests.kinds import Enter, Page
from onward.careers.tests.skilled import a_link, a_proof, a_target
from onward.coaching.models import Engagement

pytestmark = pytest.mark.skilled


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("skill-proofs", "11 March 2026"),
        ("skills", "asked 11 March"),
    ],
)
def test_what_came_in_the_evening_of_utc_came_the_next_day_far_east(
    told: Engagement, cast: Cast, enter: Enter, page: Page, name: str, day: str
) -> None:
    told.client.time_zone = "Pacific/Auckland"
    told.client.save()
    cast.now = datetime(2026, 3, 10, 20, tzinfo=UTC)
    a_target(told, cast)
    a_proof(told, cast)
    a_link(told, cast)

    html = enter(cast.coach).get(page(name)).content.decode()

    assert day in html
