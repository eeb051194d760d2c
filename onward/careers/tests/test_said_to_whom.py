"""What is said to a client, and to a coach who reads it: true for each of them."""

import re
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from conftest import Cast
from onward.assessments.services import keep_to_oneself
from onward.careers.core.transitions import transition
from onward.careers.queries.facts import stage_of
from onward.careers.queries.gaps import gaps_for
from onward.careers.queries.moves import moves
from onward.careers.services import choose_path, keep_path
from onward.careers.tests.kinds import At, Enter
from onward.careers.tests.skilled import (
    LAB,
    SCIENCE,
    a_link,
    a_proof,
    a_target,
    say,
)
from onward.coaching.models import Engagement

pytestmark = pytest.mark.skilled

LISTS = (
    ("careers:paths", ()),
    ("careers:occupation", (LAB,)),
    ("careers:compare", ()),
    ("careers:shortlist", ()),
    ("careers:moves", ()),
)
APART = "keeps one part to themselves; their own list can differ."


def keep(engagement: Engagement, cast: Cast, part: str = "skills") -> None:
    keep_to_oneself(engagement, part, by=cast.client, now=cast.now)


@pytest.mark.parametrize(
    ("name", "more"), [("careers:occupation", (LAB,)), ("careers:skills", ())]
)
def test_what_goes_into_the_plan_says_nothing_of_how_far_the_client_is(
    told: Engagement, cast: Cast, enter: Enter, at: At, name: str, more: tuple[str, ...]
) -> None:
    a_target(told, cast)
    say(told, cast, SCIENCE, 1)

    html = enter(cast.client).get(at(cast.north, name, told.pk, *more))

    page = html.content.decode()
    offered = re.findall(r'name="(?:why|title)" value="([^"]*)"', page)
    assert "yours" in page
    assert any(why.startswith("It asks for level ") for why in offered)
    assert not [why for why in offered if "your" in why and "It asks" in why]
    assert not [why for why in offered if "give or take" in why or "by what" in why]


def test_a_plan_that_is_drawn_up_carries_no_level_of_the_client(
    told: Engagement, cast: Cast
) -> None:
    keep_path(told, LAB, by=cast.client, now=cast.now)
    choose_path(told, LAB, by=cast.client, now=cast.now)
    say(told, cast, SCIENCE, 1)

    steps = [one for one in gaps_for(told, reader=None) if one.kind == "skills"]

    assert steps
    assert not [one for one in steps if "your" in one.why]


@pytest.mark.parametrize(("name", "more"), LISTS)
def test_a_coach_is_told_whose_words_it_is_in_and_that_lists_can_differ(
    told: Engagement, cast: Cast, enter: Enter, at: At, name: str, more: tuple[str, ...]
) -> None:
    url = at(cast.north, name, told.pk, *more)
    before = enter(cast.coach).get(url).content.decode()
    keep(told, cast)

    after = enter(cast.coach).get(url).content.decode()
    own = enter(cast.client).get(url).content.decode()

    assert f"Said as {told.client.name} reads it." in before
    assert APART not in before
    assert f"{told.client.name} {APART}" in after
    assert APART not in own
    assert "Said as" not in own


def test_so_is_whoever_prints_the_shortlist(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:paper", told.pk)
    keep_path(told, LAB, by=cast.client, now=cast.now)
    keep(told, cast)

    coachs, own = (
        " ".join(
            PdfReader(BytesIO(enter(who).get(url).content))
            .pages[0]
            .extract_text()
            .split()
        )
        for who in (cast.coach, cast.client)
    )

    assert APART in coachs
    assert APART not in own


def test_skills_kept_to_oneself_are_not_said_to_be_seen_by_the_coach(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    a_target(told, cast)
    a_proof(told, cast)
    browser = enter(cast.client)

    def said(name: str) -> str:
        html = browser.get(at(cast.north, name, told.pk)).content.decode()
        return html[html.index("<main") :]

    pages = ("careers:skills", "careers:skill-proofs", "careers:skill-proof-add")
    shared = [said(name) for name in pages]
    keep(told, cast)
    kept = [said(name) for name in pages]

    coach = str(told.coach)
    assert all(coach in html for html in shared)
    assert not [html for html in kept if coach in html]
    assert "nobody else sees this page" in kept[0]


def test_who_is_asked_is_told_the_truth_about_who_reads_the_answer(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    cast.now = timezone.now()  # a link goes by the clock on the wall
    url = at(cast.north, "careers:skill-word", a_link(told, cast))
    browser = enter(cast.client)
    shared = browser.get(url).content.decode()
    keep(told, cast)

    assert "and their coach see your name" in shared
    assert "their coach" not in browser.get(url).content.decode()


def test_a_move_that_asks_for_more_is_not_said_to_miss_nothing(
    told: Engagement, cast: Cast
) -> None:
    found = moves(told, start=LAB, target="", reader=None, now=cast.now)

    assert found is not None
    assert any(one.lifts and not one.missing for one in found.near)
    assert any(one.missing for one in found.near)
    assert not [one for one in found.near if "0.0" in one.missing]
    assert not [one for one in found.near if "Service" in one.lifts]


def test_what_a_move_asks_more_of_is_a_noun(told: Engagement, cast: Cast) -> None:
    world = stage_of(told, reader=None, now=cast.now).world

    said = [
        transition(world, row, to).sentence
        for row in range(0, len(world), 5)
        for to in range(1, len(world), 5)
    ]

    assert any("administrative knowledge" in one for one in said)
    assert not [
        one for one in said if re.search(r"(administrative|mechanical)\b(?! k)", one)
    ]
