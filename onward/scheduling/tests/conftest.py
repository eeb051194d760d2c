"""Pages of calendars are opened on the cast's day."""

from typing import TYPE_CHECKING

import pytest

from onward.scheduling.tests.arranging import open_working_days

if TYPE_CHECKING:
    from conftest import Cast


@pytest.fixture
def today(cast: "Cast", monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Tuesday 10 March 2026, ten past five in Chicago."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: cast.now)


@pytest.fixture
def north_is_open(cast: "Cast", north_scope: object) -> None:
    """Both coaches of North are there from nine to five on working days."""
    open_working_days(cast.coach_profile)
    open_working_days(cast.second_coach_profile)
