"""Templates: what every one holds, and how one becomes a person's plan."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from onward.coaching.core.circumstances import Circumstance
from onward.plans.core.steps import Kind
from onward.plans.core.templates import (
    BEGINNINGS,
    LONGEST_TITLE,
    LONGEST_WHY,
    MOST_GAPS,
    Gap,
    Template,
    draft,
    parse,
)

CONTENT = Path(__file__).parent.parent / "content" / "templates.toml"
TEXT = CONTENT.read_text("utf-8")
TODAY = date(2026, 3, 10)
TEMPLATES = parse(TEXT)
EACH = pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))


def test_each_of_the_nine_circumstances_has_a_template() -> None:
    assert TEMPLATES.keys() == set(Circumstance)


@EACH
def test_a_template_begins_small_and_holds_people_and_life(template: Template) -> None:
    first = template.steps[0]
    kinds = {step.kind for step in template.steps}

    assert (first.minutes <= 45, first.days <= 3, first.after) == (True, True, "")
    assert {Kind.NETWORK, Kind.LIFE, Kind.PRACTISE} - kinds <= {Kind.PRACTISE}


@EACH
def test_each_step_says_when_it_begins_and_what_shows_it_done(
    template: Template,
) -> None:
    for step in template.steps:
        assert step.start.startswith("When ")
        assert " I will " in step.start
        assert step.why
        assert step.evidence
        assert len(step.title) <= LONGEST_TITLE
        assert len(step.why) <= LONGEST_WHY
        assert len(step.start) <= 300


def test_nobody_resigns_before_the_money_gate() -> None:
    template = TEMPLATES[Circumstance.LEAVING_TO_FOUND]
    after = {step.key: step.after for step in template.steps}

    assert after["resign"] == "gate"
    assert after["gate"] == "pilot"


def test_the_drawing_is_dated_from_today_and_keeps_the_order() -> None:
    template = TEMPLATES[Circumstance.RETURNING]

    found = draft(template, (), today=TODAY)

    assert [one.title for one in found] == [step.title for step in template.steps]
    assert [one.due_on for one in found] == [
        TODAY + timedelta(days=step.days) for step in template.steps
    ]


def test_gaps_come_behind_the_assessing_steps_and_what_waits_still_waits() -> None:
    template = TEMPLATES[Circumstance.RETURNING]
    gaps = [
        Gap(Kind.BUILD, "Find out what learning it takes", "Months."),
        Gap(Kind.LIFE, "Find out what licence it takes", "A state's board."),
    ]

    found = draft(template, gaps, today=TODAY)

    titles = [one.title for one in found]
    assert titles[:3] == [template.steps[0].title, gaps[0].title, gaps[1].title]
    mock = next(one for one in found if one.title.startswith("Three practice"))
    assert mock.after is not None
    assert titles[mock.after] == "Two sentences for the years away"


def test_a_gap_is_a_whole_step_due_within_the_plan() -> None:
    template = TEMPLATES[Circumstance.BETWEEN_JOBS]
    gaps = [Gap(kind, f"Gap {kind}", "Why.") for kind in Kind]

    found = draft(template, gaps, today=TODAY)

    added = [one for one in found if one.title.startswith("Gap")]
    end = TODAY + timedelta(weeks=template.weeks)
    assert len(added) == MOST_GAPS
    assert all(one.start and one.evidence and one.minutes for one in added)
    assert [one.due_on for one in added] == sorted(one.due_on for one in added)
    assert all(TODAY < one.due_on < end for one in added)


def test_what_the_template_says_already_is_not_said_twice() -> None:
    template = TEMPLATES[Circumstance.RETURNING]
    told = template.steps[1].title
    gaps = [Gap(Kind.LIFE, f"  {told.upper()} ", ""), Gap(Kind.BUILD, "New", "")]

    found = draft(template, [*gaps, gaps[1]], today=TODAY)

    assert len(found) == len(template.steps) + 1


def test_a_gap_with_a_very_long_title_is_cut_to_fit() -> None:
    template = TEMPLATES[Circumstance.RETURNING]
    gap = Gap(Kind.CRAFT, "x" * 900, "y" * 900)

    added = draft(template, [gap], today=TODAY)[1]

    assert (len(added.title), len(added.why)) == (LONGEST_TITLE, LONGEST_WHY)
    assert added.title.endswith("…")


def test_every_kind_has_its_usual_beginning() -> None:
    assert BEGINNINGS.keys() == set(Kind)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('key = "care"', 'key = "inventory"', "returning: a key stands twice"),
        ('kind = "network"', 'kind = "craft"', "no step with people"),
        ("minutes = 40\n", "minutes = 50\n", "the first step is too large"),
        ('after = "stories"', 'after = "nowhere"', "offer comes after nothing"),
        ("days = 14\n", "days = 140\n", "due after the plan ends"),
        ('circumstance = "returning"', 'circumstance = "dissatisfied"', "No template"),
    ],
)
def test_a_broken_template_is_told_by_name(before: str, after: str, said: str) -> None:
    assert before in TEXT

    with pytest.raises(ValueError, match=said):
        parse(TEXT.replace(before, after))
