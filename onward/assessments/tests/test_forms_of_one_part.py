"""Several forms of interests are one part of the profile: kept and shown together."""

import json
from typing import Any

import pytest
from django_scopes import scope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onward.assessments import queries, services
from onward.assessments.models import Administration, Withheld
from onward.assessments.queries.instruments import INTEREST_FORMS
from onward.assessments.queries.profile import profile_of
from onward.assessments.tests.answers import finished
from onward.assessments.tests.definitions import CONTENT
from onward.assessments.tests.kept import LEADING, keep

OWN = CONTENT / f"{queries.INTERESTS}.json"


@pytest.fixture
def every_form(cast: Any) -> None:
    """The forms a practice may bring in, each in the words of our own."""
    with scope(organisation=cast.north):
        for form in INTEREST_FORMS:
            if not queries.is_own(form):
                services.import_instrument(
                    json.dumps(json.loads(OWN.read_text()) | {"id": form}).encode(),
                    file_name=f"{form}.json",
                    right=services.Right("free", "Public domain"),
                    by=cast.owner,
                    now=cast.now,
                )


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    kept=st.sampled_from(INTEREST_FORMS),
    told=st.lists(st.sampled_from(INTEREST_FORMS), min_size=1, unique=True),
    shown=st.sampled_from(INTEREST_FORMS),
)
@pytest.mark.usefixtures("every_form")
def test_one_form_kept_keeps_every_form_answered_and_one_shown_shows_all(
    cast: Any, kept: str, told: list[str], shown: str
) -> None:
    keep(cast, kept)
    with scope(organisation=cast.north):
        Administration.objects.filter(engagement=cast.engagement).update(withdrawn=True)
        for form in told:
            one = finished(cast.engagement, form, LEADING, by=cast.client, now=cast.now)
            assert not queries.may_open(cast.engagement, one, cast.coach)

        found = profile_of(cast.engagement, reader=cast.coach)
        assert (found.interests, found.others, found.kept_from_me) == (None, [], 1)
        assert queries.interest_profile(cast.engagement, reader=cast.coach) is None
        assert list(queries.keeping(shown)) == [cast.engagement.pk]

        services.show_to_coach(cast.engagement, shown, by=cast.client)

        assert queries.withheld(cast.engagement) == frozenset()
        seen = profile_of(cast.engagement, reader=cast.coach)
        assert seen.interests
        assert len(seen.others) == len(told) - 1


def test_a_second_form_of_a_kept_part_is_not_kept_twice(cast: Any) -> None:
    keep(cast, *INTEREST_FORMS)

    with scope(organisation=cast.north):
        rows = Withheld.objects.filter(engagement=cast.engagement)
        assert [row.item for row in rows] == [INTEREST_FORMS[0]]
        assert queries.parts_in(queries.withheld(cast.engagement)) == 1
