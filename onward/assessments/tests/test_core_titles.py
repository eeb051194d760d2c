"""Whatever title a file carries, pages use one short line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.titles import LONGEST, short_title
from onward.assessments.tests.definitions import SHIPPED, shipped


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "O*NET® Interest Profiler™ Short Form (60)",
            "O*NET® Interest Profiler™ Short Form",
        ),
        (
            "ONS personal well-being questions (ONS4)",
            "ONS personal well-being questions",
        ),
        ("Career Decision Check (own, 8 + 6)", "Career Decision Check"),
        ("Job strain [v2.1] (12)", "Job strain"),
        ("IPIP-NEO-120", "IPIP-NEO-120"),
        ("Strain at work (a talk)", "Strain at work (a talk)"),
        ("SATISFACTION WITH LIFE SCALE", "Satisfaction with life scale"),
        ("OPM FEVS", "OPM FEVS"),
        ("  Two\nlines\tand\u202e more ", "Two lines and more"),
        ("(60)", "(60)"),
        (
            "Garden work: all that a person may like about digging and weeding",
            "Garden work",
        ),
        ("Digging " * 12, "Digging Digging Digging Digging Digging Digging Digging…"),
        ("x" * 120, "x" * 59 + "…"),
    ],
)
def test_a_title_becomes_one_neat_line(title: str, said: str) -> None:
    assert short_title(title) == said


@pytest.mark.parametrize("name", SHIPPED)
def test_our_own_titles_stay_as_they_are(name: str) -> None:
    assert shipped(name).name == shipped(name).title


@given(st.text(min_size=1, max_size=200))
def test_it_is_short_printable_and_stable(title: str) -> None:
    said = short_title(title)

    assert len(said) <= LONGEST
    assert said.isprintable()
    assert said == said.strip()
    assert short_title(said) == said or len(short_title(said)) < len(said)
