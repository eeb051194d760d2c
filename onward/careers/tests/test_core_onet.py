from collections.abc import Sequence

import pytest

from onward.careers.core import onet, short_vectors
from onward.careers.core.tables import Row, WrongTable, rows

HEAD = (
    "O*NET-SOC Code\tElement ID\tScale ID\tData Value"
    "\tRecommend Suppress\tNot Relevant\n"
)


def ratings(*lines: str) -> onet.Ratings:
    table = rows("Skills.txt", [HEAD, *lines], onet.RATED)
    return onet.read_scales(table, {"LV": (0, 7)})["LV"]


def table(columns: Sequence[str], *lines: Sequence[object]) -> list[Row]:
    cells = [dict(zip(columns, map(str, line), strict=True)) for line in lines]
    return [Row("t.txt", at, row) for at, row in enumerate(cells, start=2)]


def test_a_suppressed_figure_is_unknown_and_one_not_relevant_is_nought() -> None:
    found = ratings(
        "11-1011.00\t2.A\tLV\t4.5\tY\tN\n",
        "11-1011.00\t2.B\tLV\t1.5\tN\tY\n",
        "11-1011.00\t2.C\tLV\t1.5\tn/a\tn/a\n",
        "11-1011.00\t2.B\tIM\t1.5\tN\tY\n",
    )

    assert found.figures == {"11-1011.00": {"2.A": None, "2.B": 0.0, "2.C": 1.5}}


def test_each_scale_is_read_by_itself_and_others_are_left() -> None:
    found = onet.read_scales(
        table(
            onet.RATED,
            ("11-1011.00", "1.D.1", "WI", -2.5),
            ("11-1011.00", "1.D.1", "DR", 9),
        ),
        onet.STYLE_SCALES,
    )

    assert {scale: one.figures for scale, one in found.items()} == {
        "WI": {"11-1011.00": {"1.D.1": -2.5}}
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("11-1011.00\t2.A\tLV\n", "has 3 cells where 6 belong: cut off?"),
        ("11-1011.00\t2.A\tLV\t70\tN\tN\n", "Data Value is 70, not within 0 to 7"),
        ("11-1011.00\t2.C\tLV\t4\tN\tN\n", "11-1011.00 has 2.C on LV twice"),
    ],
)
def test_a_wrong_line_is_refused_with_file_line_and_reason(
    line: str, reason: str
) -> None:
    with pytest.raises(WrongTable) as refused:
        ratings("11-1011.00\t2.C\tLV\t4.5\tN\tN\n", line)

    assert (refused.value.file, refused.value.line) == ("Skills.txt", 3)
    assert refused.value.reason == reason


def test_a_profile_with_a_gap_is_refused_or_unknown() -> None:
    found = ratings("11-1011.00\t2.A\tLV\t4.5\tN\tN\n")

    assert found.profile("11-1011.00", ["2.A", "2.B"]) is None
    with pytest.raises(WrongTable, match=r"no figure for 2\.B"):
        onet.refuse_gaps("Skills.txt", found, ["2.A", "2.B"])


def test_skills_and_knowledge_of_other_occupations_are_of_two_releases() -> None:
    one = ratings("11-1011.00\t2.A\tLV\t4.5\tN\tN\n")
    two = ratings("11-1021.00\t2.A\tLV\t4.5\tN\tN\n")

    onet.refuse_unlike(("a", "b"), one, one)
    with pytest.raises(WrongTable, match=r"11-1011\.00 is in a or b only"):
        onet.refuse_unlike(("a", "b"), one, two)


@pytest.mark.parametrize(
    ("role", "present", "names"),
    [
        ("skills", {"Skills.txt"}, ("Skills.txt",)),
        (
            "skills",
            {"Essential Skills.txt", "Transferable Skills.txt"},
            ("Essential Skills.txt", "Transferable Skills.txt"),
        ),
        ("interests", {"Career Interest Types.txt"}, ("Career Interest Types.txt",)),
        ("technologies", {"Software Skills.txt"}, ("Software Skills.txt",)),
        ("technologies", set(), ()),
        ("values", set(), ()),
        ("zones", {"Job Zones.txt"}, ("Job Zones.txt",)),
    ],
)
def test_a_role_has_the_tables_of_the_layout_that_is_there(
    role: str, present: set[str], names: tuple[str, ...]
) -> None:
    assert onet.tables_of(role, present) == names


@pytest.mark.parametrize(
    ("role", "present", "reason"),
    [
        (
            "skills",
            {"Essential Skills.txt"},
            "Transferable Skills.txt, line 0: is miss",
        ),
        ("zones", set[str](), "Job Zones.txt, line 0: is missing"),
        (
            "skills",
            {"Skills.txt", "Essential Skills.txt", "Transferable Skills.txt"},
            "Skills.txt, line 0: lies beside Essential Skills.txt",
        ),
    ],
)
def test_half_a_role_or_two_layouts_at_once_are_refused(
    role: str, present: set[str], reason: str
) -> None:
    with pytest.raises(WrongTable, match=reason):
        onet.tables_of(role, present)


def test_education_is_told_in_shares_only_when_all_twelve_are_known() -> None:
    columns = (*onet.RATED, "Category", "Recommend Suppress")
    whole = [("A", "2.D.1", "RL", 100 if c == 6 else 0, c, "N") for c in range(1, 13)]
    cut = [("B", "2.D.1", "RL", 50, 1, "N"), ("B", "2.D.1", "RL", 50, 2, "Y")]
    other = [("A", "3.A.1", "RW", 40, 1, "N")]

    found = onet.read_education(table(columns, *whole, *cut, *other))

    assert found == {"A": [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]}


def test_hours_and_seasons_are_shares_and_sitting_an_amount() -> None:
    columns = (*onet.RATED, "Category", "Recommend Suppress")
    found = onet.read_context(
        table(
            columns,
            ("A", "4.C.3.d.8", "CTP", 25, 1, "N"),
            ("A", "4.C.3.d.8", "CT", 2, "n/a", "N"),
            ("A", "4.C.3.d.4", "CTP", 40, 3, "Y"),
            ("A", "4.C.2.d.1.a", "CX", 4, "n/a", "N"),
            ("B", "4.C.3.d.4", "CTP", 5, 3, "N"),
            ("B", "4.C.9", "CX", 5, "", "N"),
        )
    )

    assert found == {
        "A": {"under_40_hours": 0.25, "sitting": 0.75},
        "B": {"seasonal": 0.05},
    }


def test_core_tasks_come_first_else_in_the_order_of_the_table() -> None:
    found = onet.read_tasks(
        table(
            (onet.CODE, "Task", "Task Type"),
            ("A", "c", "Supplemental"),
            ("A", "b", "Core"),
            ("A", "a", "Core"),
        )
    )

    assert found == {"A": ["b", "a", "c"]}


@pytest.mark.parametrize("column", ["Example", "Workplace Example"])
def test_hot_technologies_in_demand_come_first_each_once(column: str) -> None:
    found = onet.read_technologies(
        table(
            (onet.CODE, column, "Hot Technology", "In Demand"),
            ("A", "slate", "N", "N"),
            ("A", "chisel", "Y", "N"),
            ("A", "abacus", "Y", "Y"),
            ("A", "abacus", "N", "N"),
        )
    )

    assert found == {"A": ["abacus", "chisel", "slate"]}


@pytest.mark.parametrize("column", ["DWA ID", "DWA Element ID"])
def test_each_activity_comes_with_the_wider_one(column: str) -> None:
    pairs = onet.read_activities(
        table((onet.CODE, column), ("A", "4.I1.D1"), ("A", "4.I2.D1")),
        {"4.I1.D1": "wide"},
    )

    assert list(pairs) == [
        ("A", "4.I1.D1"),
        ("A", "wide"),
        ("A", "4.I2.D1"),
        ("A", "4.I2"),
    ]


def test_a_line_without_an_activity_is_refused() -> None:
    with pytest.raises(WrongTable, match="has no activity"):
        list(onet.read_activities(table((onet.CODE,), ("A",)), {}))


def test_the_wider_activity_is_read_in_both_layouts() -> None:
    assert onet.read_wider(table(("IWA ID", "DWA ID"), ("i", "d"))) == {"d": "i"}
    assert onet.read_wider(table(("IWA Element ID", "DWA Element ID"), ("i", "d"))) == {
        "d": "i"
    }


def test_occupations_with_the_same_things_have_the_same_vector() -> None:
    vectors = short_vectors.short_vectors(
        [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "z")], size=2
    )

    assert vectors["a"] == pytest.approx(vectors["b"])
    assert vectors["a"] != pytest.approx(vectors["c"])
