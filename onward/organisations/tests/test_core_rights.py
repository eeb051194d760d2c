"""The table of who may do what, as the practice promises it."""

import pytest

from onward.organisations.core.rights import TABLE, Right, Role, may, roles_with

CONFIDENTIAL = (Right.READ_RECORD, Right.WRITE_RECORD, Right.ANSWER)


@pytest.mark.parametrize("right", CONFIDENTIAL)
def test_who_runs_the_practice_reads_no_record(right: Right) -> None:
    assert not may([Role.OWNER, Role.COORDINATOR], right)


def test_who_pays_sees_the_sponsor_s_page_and_help_and_nothing_else() -> None:
    seen = {right for right in Right if may([Role.SPONSOR], right)}

    assert seen == {Right.SEE_TODAY, Right.SEE_HELP, Right.SEE_SPONSOR_PAGE}


def test_everybody_finds_help() -> None:
    assert TABLE[Right.SEE_HELP] == frozenset(Role)


def test_every_right_stands_in_the_table() -> None:
    assert set(TABLE) == set(Right)


def test_two_roles_add_up() -> None:
    both = ["owner", "coach"]

    assert may(both, Right.MANAGE_TEAM)
    assert may(both, Right.WRITE_RECORD)
    assert roles_with(both, Right.WRITE_RECORD) == {Role.COACH}
