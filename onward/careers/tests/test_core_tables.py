from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.careers.core import crosswalks, oews, projections
from onward.careers.core.tables import (
    Row,
    WrongTable,
    cell_text,
    csv_rows,
    rows,
)
from onward.careers.tests import test_core_oews, test_core_projections


def refusal(wrong: pytest.ExceptionInfo[WrongTable]) -> tuple[str, int, str]:
    return wrong.value.file, wrong.value.line, wrong.value.reason


def test_columns_are_found_by_name_wherever_they_stand() -> None:
    lines = ["\ufeffb\ta\n", "2\t1\n"]

    assert [dict(row.cells) for row in rows("t.txt", lines, ("a",))] == [
        {"b": "2", "a": "1"}
    ]


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ([], 1, "is empty"),
        (["a\tb\n"], 1, "has no column 'c'"),
        (["c\tb\n", "1\t2\n", "1\n"], 3, "has 1 cells where 2 belong: cut off?"),
        (["c\tb\n", "1\t\x00\n"], 2, "holds a character text cannot have"),
    ],
)
def test_a_table_that_is_not_whole_is_refused_with_its_line(
    lines: list[str], line: int, reason: str
) -> None:
    with pytest.raises(WrongTable) as wrong:
        list(rows("t.txt", lines, ("c",)))

    assert refusal(wrong) == ("t.txt", line, reason)


def test_a_csv_table_may_have_cells_of_several_lines_and_notes_above() -> None:
    lines = ["Made by,us\n", "\n", "a,b\n", '"one\n', 'two",3\n']

    assert [
        (row.line, dict(row.cells)) for row in csv_rows("t.csv", lines, ("a",))
    ] == [(5, {"a": "one\ntwo", "b": "3"})]


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ([], 1, "is empty"),
        (["a,b\n", "1\n"], 2, "has 1 cells where 2 belong: cut off?"),
        (["a,c\n", "1,2\n"], 1, "has no column 'b'"),
        (["a,b\n", '1,"cut'], 2, "is not CSV as it should be"),
        (["a,b\n", "1,\x00\n"], 2, "holds a character text cannot have"),
        (["x,y\n"] * 40, 30, "has no column 'a'"),
    ],
)
def test_a_csv_table_that_is_not_whole_is_refused_with_its_line(
    lines: list[str], line: int, reason: str
) -> None:
    with pytest.raises(WrongTable) as wrong:
        list(csv_rows("t.csv", lines, ("a", "b")))

    file, at, told = refusal(wrong)
    assert (file, at) == ("t.csv", line)
    assert told.startswith(reason)


def test_not_available_is_nothing() -> None:
    row = Row("t", 2, {"a": "n/a", "b": " x "})

    assert [row.told(name) for name in ("a", "b", "absent")] == ["", "x", ""]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("much", "a is 'much', not a figure"),
        ("nan", "a is nan, not within 0 to 7"),
        ("70", "a is 70, not within 0 to 7"),
    ],
)
def test_a_figure_is_within_its_scale_or_refused(text: str, reason: str) -> None:
    with pytest.raises(WrongTable) as wrong:
        Row("t", 2, {"a": text}).number("a", 0, 7)

    assert refusal(wrong) == ("t", 2, reason)


def test_whole_numbers_of_a_sheet_have_no_point() -> None:
    assert [cell_text(v) for v in (3.0, 3.5, None, " a ", True)] == [
        "3",
        "3.5",
        "",
        "a",
        "True",
    ]


LINES = st.lists(st.text(max_size=30), max_size=12)
VALUE = st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=12))


@given(LINES)
def test_whatever_the_text_it_is_read_or_refused(lines: list[str]) -> None:
    with suppress(WrongTable):
        assert all(
            set(row.cells) >= {"a"} for row in rows("t.txt", ["a\tb\n", *lines], ("a",))
        )
    with suppress(WrongTable):
        assert all(
            set(row.cells) >= {"a"}
            for row in csv_rows("t.csv", ["a,b\n", *lines], ("a",))
        )


@given(st.integers(min_value=0, max_value=23), VALUE)
def test_whatever_stands_in_one_cell_of_pay_it_is_read_or_refused(
    at: int, value: object
) -> None:
    line = list(test_core_oews.line())
    line[at] = value

    with suppress(WrongTable):
        found = oews.official("m.xlsx", [test_core_oews.HEAD, line])
        assert all(paid.area == place.code for place, paid in found)


@given(st.integers(min_value=0, max_value=10), VALUE)
def test_whatever_stands_in_one_cell_of_projections_it_is_read_or_refused(
    at: int, value: object
) -> None:
    line = test_core_projections.item()
    line[at] = value

    with suppress(WrongTable):
        head = test_core_projections.HEAD
        assert projections.read_projections("p.xlsx", [head, line])[1]


@given(VALUE, VALUE)
def test_whatever_codes_a_crosswalk_names_it_is_read_or_refused(
    old: object, new: object
) -> None:
    with suppress(WrongTable):
        headings = ("O*NET-SOC Code", "NEM Code")
        lines = [headings, ("11-1011.00", "11-1011"), (old, new)]
        assert crosswalks.read_moves("c.xlsx", lines)[1]
