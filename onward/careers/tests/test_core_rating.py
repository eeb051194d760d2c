"""Only what matters for the targets is asked, and every element has its anchors."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.careers.core.gaps import Asked, AskedLevel
from onward.careers.core.rating import (
    A_PAGE,
    MOST,
    OF_EACH,
    BrokenAnchors,
    asked_from,
    pages,
    parse_anchors,
    rows_of,
    to_rate,
)

CONTENT = Path(__file__).parents[1] / "content"
LADDER = parse_anchors((CONTENT / "anchors.toml").read_text("utf-8"))
MOST_WORDS = 14
LEVELS = st.builds(
    AskedLevel,
    name=st.sampled_from([f"Skill {n}" for n in range(60)]),
    level=st.floats(0, 7),
    importance=st.floats(2.75, 5),
)
TARGETS = st.lists(
    st.builds(
        Asked,
        title=st.just("Work"),
        skills=st.lists(LEVELS, min_size=1, unique_by=lambda one: one.name).map(tuple),
    ),
    min_size=1,
    max_size=4,
)


def asked(**importances: float) -> Asked:
    return Asked("Work", tuple(AskedLevel(n, 3.0, i) for n, i in importances.items()))


def test_the_weightiest_stands_first_and_says_who_asks_for_it() -> None:
    one = asked(reading=4.0, writing=3.0)
    other = asked(reading=3.0, repairing=3.0)

    found = to_rate([one, other])

    assert [(r.name, r.asked_by) for r in found] == [
        ("reading", (0, 1)),
        ("repairing", (1,)),
        ("writing", (0,)),
    ]
    # 16/25 of the first and a half of the second, over two.
    assert found[0].weight == pytest.approx((16 / 25 + 1 / 2) / 2)


@given(TARGETS)
def test_never_more_than_forty_and_the_ten_weightiest_of_each_are_among_them(
    targets: list[Asked],
) -> None:
    found = {one.name for one in to_rate(targets)}

    assert len(found) <= MOST
    for target in targets:
        ranked = sorted(target.skills, key=lambda s: (-s.importance, s.name))
        lowest = ranked[:OF_EACH][-1].importance
        surely = {s.name for s in ranked[:OF_EACH] if s.importance > lowest}
        assert surely <= found


@given(TARGETS)
def test_the_order_of_what_a_target_asks_changes_nothing(
    targets: list[Asked],
) -> None:
    turned = [Asked(one.title, tuple(reversed(one.skills))) for one in targets]

    assert [r.name for r in to_rate(turned)] == [r.name for r in to_rate(targets)]


def test_pages_hold_all_of_it_in_its_order() -> None:
    found = to_rate([asked(**{f"s{n:02}": 3.0 for n in range(12)})])

    laid = pages(found)

    assert [len(page) for page in laid] == [A_PAGE, A_PAGE, 12 - 2 * A_PAGE]
    assert tuple(one for page in laid for one in page) == found


def test_a_vacancy_comes_back_from_its_figures() -> None:
    vacancy = Asked(
        "Lab",
        skills=(AskedLevel("Science", 4.125, 3.5, 0.25),),
        knowledge=(AskedLevel("Chemistry", 4.5, 4.0, 0.5),),
    )

    assert asked_from(rows_of(vacancy), "Lab") == vacancy


def test_every_skill_and_kind_of_knowledge_of_the_world_has_its_anchors() -> None:
    with np.load(CONTENT / "starter" / "figures.npz") as stored:
        named = {
            (domain, name.decode())
            for domain, column in (
                ("skills", "skill_names"),
                ("knowledge", "knowledge_names"),
            )
            for name in stored[column]
        }

    assert set(LADDER.anchors) == named
    assert len(named) == 68


def test_anchors_are_short_and_each_says_something_of_its_own() -> None:
    said = [words for one in LADDER.anchors.values() for words in (one.about, *one.at)]

    assert [words for words in said if len(words.split()) > MOST_WORDS] == []
    assert len(set(said)) == len(said) == 4 * 68
    assert all(words.endswith(".") and words[0].isupper() for words in said)


def test_what_has_no_anchors_goes_by_the_ladder_alone() -> None:
    assert LADDER.of("skills", "Juggling").at == ()
    assert len(LADDER.steps) == 8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ladder = [",
        'ladder = ["a"]\n[skills]\n[knowledge]\n',
        'ladder = [1,2,3,4,5,6,7,8]\n[skills.A]\nabout="x"\nat=["y"]\n[knowledge]\n',
    ],
)
def test_a_broken_file_of_anchors_is_told(text: str) -> None:
    with pytest.raises(BrokenAnchors):
        parse_anchors(text)
