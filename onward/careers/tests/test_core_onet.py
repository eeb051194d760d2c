import pytest

from onward.careers.core import onet
from onward.careers.core.onet import WrongTable

HEAD = (
    "O*NET-SOC Code\tElement ID\tScale ID\tData Value"
    "\tRecommend Suppress\tNot Relevant\n"
)


def ratings(*lines: str) -> onet.Ratings:
    table = onet.rows("Skills.txt", [HEAD, *lines], onet.RATED)
    return onet.read_ratings(table, scale="LV", low=0, high=7)


def test_columns_are_found_by_name_wherever_they_stand() -> None:
    lines = [
        "Data Value\tScale ID\tElement ID\tO*NET-SOC Code\n",
        "4.5\tLV\t2.A\t11-1011.00\n",
    ]

    found = onet.read_ratings(
        onet.rows("Skills.txt", lines, onet.RATED), scale="LV", low=0, high=7
    )

    assert found.figures == {"11-1011.00": {"2.A": 4.5}}


def test_a_suppressed_figure_is_unknown_and_one_not_relevant_is_nought() -> None:
    found = ratings(
        "11-1011.00\t2.A\tLV\t4.5\tY\tN\n",
        "11-1011.00\t2.B\tLV\t1.5\tN\tY\n",
        "11-1011.00\t2.B\tIM\t1.5\tN\tY\n",
    )

    assert found.figures == {"11-1011.00": {"2.A": None, "2.B": 0.0}}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("11-1011.00\t2.A\tLV\n", "has 3 cells where 6 belong: cut off?"),
        ("11-1011.00\t2.A\tLV\tmuch\tN\tN\n", "Data Value is 'much', not a figure"),
        ("11-1011.00\t2.A\tLV\tnan\tN\tN\n", "Data Value is nan, not within 0 to 7"),
        ("11-1011.00\t2.A\tLV\t70\tN\tN\n", "Data Value is 70, not within 0 to 7"),
        ("11-1011.00\t\x00\tLV\t7\tN\tN\n", "holds a character text cannot have"),
    ],
)
def test_a_wrong_line_is_refused_with_file_line_and_reason(
    line: str, reason: str
) -> None:
    with pytest.raises(WrongTable) as refused:
        ratings("11-1011.00\t2.C\tLV\t4.5\tN\tN\n", line)

    assert (refused.value.file, refused.value.line) == ("Skills.txt", 3)
    assert refused.value.reason == reason


def test_a_table_of_another_kind_is_refused() -> None:
    with pytest.raises(WrongTable, match="has no column 'Element ID'"):
        list(onet.rows("Skills.txt", ["O*NET-SOC Code\tTitle\n"], onet.RATED))


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(WrongTable, match="is empty"):
        list(onet.rows("Skills.txt", [], onet.RATED))


def test_a_figure_given_twice_is_refused() -> None:
    line = "11-1011.00\t2.A\tLV\t4.5\tN\tN\n"

    with pytest.raises(WrongTable, match="twice"):
        ratings(line, line)


def test_a_profile_with_a_gap_is_refused_or_unknown() -> None:
    found = ratings("11-1011.00\t2.A\tLV\t4.5\tN\tN\n")

    assert found.profile("11-1011.00", ["2.A", "2.B"]) is None
    with pytest.raises(WrongTable, match=r"no figure for 2\.B"):
        onet.refuse_gaps("Skills.txt", found, ["2.A", "2.B"])


def test_occupations_with_the_same_things_have_the_same_vector() -> None:
    vectors = onet.short_vectors(
        [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "z")], size=2
    )

    assert vectors["a"] == pytest.approx(vectors["b"])
    assert vectors["a"] != pytest.approx(vectors["c"])
