"""What the page tests of this app share: an inventory begun, and its addresses."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.models import Administration, Definition, Sending
from onward.assessments.tests.answers import answered
from onward.assessments.tests.bringing import written
from onward.assessments.tests.definitions import definition
from onward.assessments.tests.kept import answer_everything
from onward.assessments.tests.letters import EMPLOYED

At = Callable[..., str]
Address = Callable[..., str]
SHARED = Path(__file__).parents[4] / "shared/instruments"


@pytest.fixture(scope="session")
def shared_instruments() -> Path:
    """The folder of instruments that are not the project's own."""
    if not SHARED.exists():
        pytest.skip("the research's instruments are not here (../shared/instruments)")
    return SHARED


@pytest.fixture
def begun(cast: Any) -> Administration:
    with scope(organisation=cast.north):
        return services.begin_administration(
            cast.engagement, instrument=queries.INTERESTS, by=cast.client, now=cast.now
        )


@pytest.fixture
def values(cast: Any) -> Administration:
    """The values with every question answered: 1 and 21 essential, the rest not."""
    ratings: dict[int, int] = dict.fromkeys(range(1, 22), 2) | {1: 5, 21: 5}
    with scope(organisation=cast.north):
        return answered(
            cast.engagement, queries.WORK_VALUES, ratings, by=cast.client, now=cast.now
        )


@pytest.fixture
def everything(cast: Any) -> dict[str, Administration]:
    """One time of several inventories, by instrument; a strength, a skill."""
    return answer_everything(cast)


@pytest.fixture
def page(cast: Any, at: At) -> Callable[..., str]:
    """The address of a page of the engagement, by its name."""

    def of(name: str, *args: object) -> str:
        return at(cast.north, f"assessments:{name}", cast.engagement.pk, *args)

    return of


@pytest.fixture
def address(cast: Any, at: At) -> Address:
    def of(administration: Administration, name: str, *args: int) -> str:
        return at(
            cast.north,
            f"assessments:{name}",
            cast.engagement.pk,
            administration.pk,
            *args,
        )

    return of


@pytest.fixture
def home(cast: Any, at: At) -> str:
    return at(cast.north, "assessments:inventories", cast.engagement.pk)


@pytest.fixture
def sent(cast: Any) -> Sending:
    with scope(organisation=cast.north):
        return services.send_inventories(
            cast.engagement,
            EMPLOYED,
            by=cast.coach,
            now=cast.now,
            note=services.Note(name="Days at work", words="Take your time."),
        )


@pytest.fixture
def brought_in(cast: Any) -> Definition:
    with scope(organisation=cast.north):
        return services.import_instrument(
            written(definition()),
            file_name="small-2.json",
            right=services.Right("free", "Public domain"),
            by=cast.owner,
            now=cast.now,
        )
