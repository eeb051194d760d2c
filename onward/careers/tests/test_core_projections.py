from collections.abc import Sequence

import pytest

from onward.careers.core.projections import Expected, read_projections
from onward.careers.core.tables import WrongTable

HEAD = (
    "2024 National Employment Matrix title",
    "2024 National Employment Matrix code",
    "Occupation type",
    "Employment, 2024",
    "Employment, 2034",
    "Employment change, percent, 2024\u201334",
    "Percent self employed, 2024",
    "Occupational openings, 2024\u201334 annual average",
    "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
)


def item(code: str = "15-1252", *, kind: str = "Line item") -> list[object]:
    return [
        " Makers",
        code,
        kind,
        309.4,
        320,
        4.3,
        25.9,
        22,
        "Bachelor's degree",
        "None",
        "None",
    ]


def read(*lines: Sequence[object]) -> tuple[str, list[Expected]]:
    return read_projections("ep.xlsx", [("Table 1.2",), HEAD, *lines])


def test_line_items_are_read_with_the_years_of_the_headings() -> None:
    years, rows = read(item("11-0000", kind="Summary"), item(), ("Source: BLS",))

    assert years == "2024-34"
    assert rows == [
        Expected("15-1252", 309.4, 4.3, 22.0, 25.9, "Bachelor's degree", "None", "None")
    ]


@pytest.mark.parametrize("dash", ["\u2014", "-", None])
def test_a_dash_is_not_published_and_none_is_a_value(dash: str | None) -> None:
    line = item()
    line[6] = line[7] = line[8] = dash

    row = read(line)[1][0]

    assert (row.self_employed, row.openings, row.education) == (None, None, "")
    assert (row.experience, row.training) == ("None", "None")


def test_years_and_places_of_columns_may_change() -> None:
    order = [1, 2, 0, 3, 5, 7, 8, 9, 10]
    head = [HEAD[k].replace("2024\u201334", "2026-36") for k in order]
    line = [item()[k] for k in order]

    years, rows = read_projections("ep.xlsx", [head, line])

    assert years == "2026-36"
    assert (rows[0].growth, rows[0].self_employed) == (4.3, None)


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [
        (1, "151252", "line 3: '151252' is not an occupation's code"),
        (5, "fast", "line 3: growth is 'fast', not a figure"),
        (6, 140, "line 3: self_employed is 140, which cannot be"),
    ],
)
def test_a_wrong_line_is_refused(at: int, value: object, reason: str) -> None:
    line = item()
    line[at] = value

    with pytest.raises(WrongTable, match=reason):
        read(line)


def test_an_occupation_told_twice_is_refused() -> None:
    with pytest.raises(WrongTable, match="line 4: 15-1252 stands there twice"):
        read(item(), item())


def test_another_table_and_an_empty_one_are_refused() -> None:
    with pytest.raises(WrongTable, match="has no columns of codes"):
        read_projections("ep.xlsx", [("a", "b")] * 40)
    with pytest.raises(WrongTable, match="has no line item"):
        read(item(kind="Summary"))
