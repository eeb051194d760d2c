"""How sure a skill is: the surest thing counts, and the middle of what was shown."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.experience.core.skills import (
    RANK,
    Backing,
    Kind,
    Piece,
    Skill,
    Status,
    backing,
    backings,
    is_long_unused,
    shown_level,
    status_of,
)

WRITING = Skill("skills", "Writing")
PIECES = st.builds(
    Piece,
    st.just(WRITING),
    st.sampled_from(Kind),
    st.one_of(st.none(), st.integers(0, 7)),
)


def said(level: int) -> Piece:
    return Piece(WRITING, Kind.SAID, level)


def seen(level: int) -> Piece:
    return Piece(WRITING, Kind.SEEN, level)


def looked(level: int) -> Piece:
    return Piece(WRITING, Kind.LOOKED, level)


PROOF = Piece(WRITING, Kind.PROOF)


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ([], Status.UNKNOWN),
        ([said(4)], Status.SELF_SAID),
        ([said(4), PROOF], Status.EVIDENCED),
        ([seen(2)], Status.EVIDENCED),
        ([said(4), PROOF, seen(2)], Status.EVIDENCED),
        ([said(4), looked(3)], Status.VERIFIED),
    ],
)
def test_the_surest_thing_says_how_sure_it_is(
    pieces: list[Piece], status: Status
) -> None:
    assert status_of(pieces) is status


def test_what_is_shown_is_the_middle_of_others_and_of_proofs_looked_at() -> None:
    assert shown_level([seen(6), looked(3), seen(5), said(0), PROOF]) == 5
    assert shown_level([seen(2), looked(5)]) == 3.5
    assert shown_level([said(7), PROOF]) is None


@given(st.lists(PIECES, max_size=8), PIECES)
def test_more_evidence_never_makes_it_less_sure(
    pieces: list[Piece], more: Piece
) -> None:
    before, after = status_of(pieces), status_of([*pieces, more])

    assert RANK[after] >= RANK[before]


@given(st.data())
def test_the_order_in_which_it_comes_makes_no_difference(data: st.DataObject) -> None:
    pieces = data.draw(st.lists(PIECES, max_size=8))
    shuffled = data.draw(st.permutations(pieces))

    assert backing(shuffled) == backing(pieces)


@given(st.lists(PIECES, min_size=1, max_size=8))
def test_the_level_shown_lies_among_those_that_show_it(pieces: list[Piece]) -> None:
    shown = shown_level(pieces)
    levels = [
        p.level
        for p in pieces
        if p.kind in {Kind.SEEN, Kind.LOOKED} and p.level is not None
    ]

    assert shown == (median(levels) if levels else None)
    assert shown is None or min(levels) <= shown <= max(levels)


def test_mathematics_as_a_skill_and_as_a_subject_are_two_things() -> None:
    skill, subject = (Skill(one, "Mathematics") for one in ("skills", "knowledge"))

    found = backings([Piece(skill, Kind.SAID, 5), Piece(subject, Kind.LOOKED, 2)])

    assert found == {
        skill: Backing(Status.SELF_SAID, said=5),
        subject: Backing(Status.VERIFIED, shown=2, proofs=1),
    }
    assert Skill.of(subject.key) == subject


@pytest.mark.parametrize("key", ["", "Writing", "talents:Writing", "skills:"])
def test_a_key_that_names_no_skill_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="No skill"):
        Skill.of(key)


def test_five_years_without_use_are_worth_saying() -> None:
    assert is_long_unused(2021, this_year=2026)
    assert not is_long_unused(2022, this_year=2026)
    assert not is_long_unused(None, this_year=2026)
