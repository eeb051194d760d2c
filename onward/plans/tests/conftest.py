"""Two sessions of the cast's client: one a week ago, one now."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from onward.organisations.models import Organisation
from onward.plans.tests.arranging import a_session
from onward.scheduling.models import Session


@pytest.fixture
def session(cast: Any, north_scope: Organisation) -> Session:
    """Today's, the second one; the first was a week ago."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    a_session(cast.engagement, cast.coach_profile, now - timedelta(weeks=1))
    return a_session(cast.engagement, cast.coach_profile, now, number=2)
