"""The chain: a changed, missing or slipped-in line is found."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from onward.audit.core.chain import START, Line, first_broken, link

AT = datetime(2026, 3, 10, 10, 10, tzinfo=UTC)
Links = list[tuple[Line, str, str]]


def chain(many: int) -> Links:
    before, links = START, []
    for number in range(1, many + 1):
        line = Line(
            organisation=7,
            number=number,
            at=AT + timedelta(minutes=number),
            by=3,
            action="note written",
            subject="coaching.note 1",
            engagement=5,
            detail={"visibility": "own"},
        )
        own = link(line, before)
        links.append((line, before, own))
        before = own
    return links


def test_a_line_is_hashed_over_what_it_says_as_canonical_json() -> None:
    line = chain(1)[0][0]

    # sha256 of 64 noughts and the line, worked out apart from this code.
    assert link(line, START) == (
        "7f08d85e88d212b203b68bd52791d7761834ba140acaf69875a84e67d4c15c67"
    )


def test_a_whole_chain_is_whole() -> None:
    assert first_broken(chain(5)) is None
    assert first_broken([]) is None


def test_every_part_of_a_line_counts() -> None:
    line = chain(1)[0][0]
    changes: list[Line] = [
        replace(line, organisation=8),
        replace(line, number=2),
        replace(line, at=AT),
        replace(line, by=None),
        replace(line, action="note read"),
        replace(line, subject="coaching.note 2"),
        replace(line, engagement=None),
        replace(line, detail={}),
    ]

    assert len({link(changed, START) for changed in [line, *changes]}) == 9


def test_a_changed_line_is_found_by_its_number() -> None:
    links = chain(5)
    line, before, own = links[2]
    links[2] = (replace(line, by=4), before, own)

    assert first_broken(links) == 3


def test_a_changed_line_with_a_new_hash_breaks_the_next() -> None:
    links = chain(5)
    line, before, _own = links[2]
    forged = replace(line, by=4)
    links[2] = (forged, before, link(forged, before))

    assert first_broken(links) == 4


def test_a_missing_line_is_found() -> None:
    links = chain(5)
    del links[2]

    assert first_broken(links) == 3


def test_a_missing_first_line_is_found() -> None:
    assert first_broken(chain(5)[1:]) == 1


def test_lines_in_another_order_are_found() -> None:
    links = chain(5)
    links[1], links[2] = links[2], links[1]

    assert first_broken(links) == 2
