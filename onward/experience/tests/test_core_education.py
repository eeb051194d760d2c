import pytest

from onward.experience.core.education import LABELS, Level, job_zone
from onward.experience.core.jobs import years_are_possible


def test_every_level_of_schooling_has_words_and_a_job_zone() -> None:
    assert set(LABELS) == set(Level)
    assert [job_zone(level) for level in Level] == [1, 2, 2, 3, 4, 5]


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="doctor"):
        job_zone("doctor")


@pytest.mark.parametrize(
    ("started", "ended", "possible"),
    [
        (1930, 1930, True),
        (2026, None, True),
        (1998, 2011, True),
        (1929, 1950, False),
        (2011, 2010, False),
        (2020, 2027, False),
        (2027, None, False),
    ],
)
def test_years_run_from_1930_to_now_and_forwards(
    *, started: int, ended: int | None, possible: bool
) -> None:
    assert years_are_possible(started, ended, this_year=2026) == possible
