"""What is kept is nowhere: not on a page, not on paper, not in other apps' reads."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client as Browser
from django_scopes import scope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onward.assessments import queries
from onward.assessments.models import Administration
from onward.assessments.queries.profile import profile_of
from onward.assessments.tests.definitions import shipped
from onward.assessments.tests.kept import GIVEN, keep, main, printed
from onward.home.queries.coach import _progress_felt
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
# What stands on the page for each part, and nowhere else on it.
TELLING = {
    "own-riasec-36": "Working things out",
    "own-work-values-21": "compared with the rest",
    "own-workday-12": "Days at work",
    "own-decision-16": "Where your decision stands",
    "own-pulse-6": "How it is going",
    "strengths": "Staying calm",
    "skills": "Blacksmithing",
}


def test_reads_for_other_apps_leave_out_what_is_kept(
    cast: Any, everything: dict[str, Administration]
) -> None:
    keep(cast, "own-riasec-36", "own-work-values-21", "own-pulse-6")
    with scope(organisation=cast.north):
        for reader, there in ((cast.client, True), (cast.coach, False), (None, True)):
            interest = queries.interest_profile(cast.engagement, reader=reader)
            value = queries.value_profile(cast.engagement, reader=reader)
            pulse = queries.pulse_series(cast.engagement, reader=reader)

            assert (interest is not None) is there
            assert (value is not None) is there
            assert len(pulse) == 6
            assert any(one.answers for one in pulse) is there
        assert list(queries.keeping("own-pulse-6")) == [cast.engagement.pk]


def figures_of(cast: Any) -> dict[str, list[tuple[str, str]]]:
    """What paper says of each part's scales: the name, the figure with its doubt."""
    with scope(organisation=cast.north):
        found = profile_of(cast.engagement, reader=cast.client)
    assert found.interests
    assert found.values
    parts = [found.interests.part, found.values.part]
    parts += [*found.at_work, *found.deciding, *found.others]
    return {
        part.key: [
            (row.name, f"{row.figure} {row.likely}".strip()) for row in part.rows
        ]
        for part in parts
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.sets(st.sampled_from(sorted(TELLING))))
def test_whatever_is_kept_the_coach_meets_none_of_it_and_all_the_rest(
    cast: Any,
    enter: Enter,
    page: Any,
    everything: dict[str, Administration],
    kept: set[str],
) -> None:
    keep(cast, *kept)
    shown, paper = main(enter(cast.coach), page("profile")), printed(cast, cast.coach)
    own = printed(cast, cast.client)

    figures = figures_of(cast)
    for item, words in TELLING.items():
        for name, figure in figures.get(item, ()):
            near = re.search(f"{re.escape(name)}.{{0,60}}?{re.escape(figure)}", paper)
            assert (near is not None) is (item not in kept), (item, name)
        assert (words in shown) is (item not in kept), (item, "on the page")
        assert (words in paper) is (item not in kept), (item, "on paper")
        assert words in own, (item, "on the client's own")
        if item in everything:
            way = f"/inventories/{everything[item].pk}/result/"
            assert not (item in kept and way in shown)
    many = len(kept)
    assert ("kept by Leila Haddad, who decides" in shown) is (many > 0)
    assert many == 0 or f"{many} part" in shown
    with scope(organisation=cast.north):
        found = profile_of(cast.engagement, reader=cast.coach)
        assert (found.kept, found.kept_from_me) == (frozenset(), many)


def test_figures_of_a_kept_part_are_nowhere_on_the_coach_s_paper(
    cast: Any, everything: dict[str, Administration]
) -> None:
    keep(cast, *GIVEN, "strengths", "skills")

    paper = printed(cast, cast.coach)

    assert "7 of its parts Leila Haddad keeps." in paper
    assert "Nothing is answered or told yet." in paper
    assert all(shipped(name).title not in paper for name in GIVEN)


def test_the_record_and_the_coach_s_day_draw_no_kept_pulse(
    cast: Any, enter: Enter, at: At, everything: dict[str, Administration]
) -> None:
    record = at(cast.north, "home:record", cast.engagement.pk)
    assert "Measures" in main(enter(cast.coach), record)

    keep(cast, "own-pulse-6", "own-riasec-36", "own-work-values-21")

    text = main(enter(cast.coach), record)
    assert "Measures" not in text
    assert "3 parts kept by Leila Haddad" in text
    assert "Measures" in main(enter(cast.client), record)
    with scope(organisation=cast.north):
        assert _progress_felt([cast.engagement]) == {}
