from collections.abc import Sequence

import pytest

from onward.careers.core import oews
from onward.careers.core.oews import Paid, Place
from onward.careers.core.tables import Row, WrongTable

HEAD = (
    "AREA",
    "AREA_TITLE",
    "AREA_TYPE",
    "PRIM_STATE",
    "NAICS",
    "I_GROUP",
    "OCC_CODE",
    "OCC_TITLE",
    "O_GROUP",
    "TOT_EMP",
    "H_MEAN",
    "A_MEAN",
    "H_PCT10",
    "H_PCT25",
    "H_MEDIAN",
    "H_PCT75",
    "H_PCT90",
    "A_PCT10",
    "A_PCT25",
    "A_MEDIAN",
    "A_PCT75",
    "A_PCT90",
    "ANNUAL",
    "HOURLY",
)
HOURLY, YEARLY = (10, 11, 12, 13, 14), (20, 21, 22, 23, 24)


def line(
    area: Sequence[object] = ("99", "U.S.", "1", "US"),
    code: str = "15-1252",
    *,
    jobs: object = 500,
    hourly: Sequence[object] = HOURLY,
    yearly: Sequence[object] = YEARLY,
    kind: tuple[object, object] = (None, None),
    group: str = "detailed",
    industry: str = "cross-industry",
) -> tuple[object, ...]:
    return (
        *area,
        "000000",
        industry,
        code,
        "T",
        group,
        jobs,
        12,
        22,
        *hourly,
        *yearly,
        *kind,
    )


def read(*lines: Sequence[object]) -> list[tuple[Place, Paid]]:
    return list(oews.official("m.xlsx", [("May 2025",), HEAD, *lines]))


def test_a_workbook_gives_yearly_pay_of_detailed_occupations() -> None:
    found = read(
        line(),
        line(group="major"),
        line(industry="sector"),
    )

    nation = Place("US", "United States", "nation", "")
    paid = Paid("US", "15-1252", "both", 500, (22, 20, 21, 22, 23, 24), False)
    assert found == [(nation, paid)]


@pytest.mark.parametrize(
    ("area", "place"),
    [
        (("41", "Oregon", "2", "OR"), Place("OR", "Oregon", "state", "OR")),
        ((6, "California", 2, "CA"), Place("CA", "California", "state", "CA")),
        (("72", "Puerto Rico", "3", "PR"), Place("PR", "Puerto Rico", "state", "PR")),
        (
            ("10180", "Abilene, TX", "4", "TX"),
            Place("0010180", "Abilene, TX", "metro", "TX"),
        ),
        (("100001", "North", "6", "AL"), Place("0100001", "North", "rest", "AL")),
    ],
)
def test_areas_have_the_codes_and_kinds_of_ours(
    area: tuple[object, ...], place: Place
) -> None:
    assert read(line(area))[0][0] == place


@pytest.mark.parametrize(
    ("changes", "unit", "figures", "is_top"),
    [
        ({"kind": (None, True)}, "hour", (12, 10, 11, 12, 13, 14), False),
        ({"kind": ("TRUE", None)}, "year", (22, 20, 21, 22, 23, 24), False),
        (
            {"yearly": (20, 21, "#", "#", "#")},
            "both",
            (22, 20, 21, None, None, None),
            True,
        ),
        ({"yearly": ("*",) * 5}, "both", (22, None, None, None, None, None), False),
        (
            {"yearly": ("20,000", 21e3, 22e3, 23e3, 24e3)},
            "both",
            (22, 20e3, 21e3, 22e3, 23e3, 24e3),
            False,
        ),
    ],
)
def test_what_is_not_released_is_unknown_and_the_highest_pay_is_top_coded(
    changes: dict[str, Sequence[object]],
    unit: str,
    figures: tuple[float | None, ...],
    is_top: bool,  # noqa: FBT001 - of a table of cases
) -> None:
    paid = read(line(**changes))[0][1]  # type: ignore[arg-type]  # cases of several arguments

    assert (paid.unit, paid.figures, paid.is_top_coded) == (unit, figures, is_top)


def test_jobs_that_are_not_released_are_unknown() -> None:
    assert read(line(jobs="**"))[0][1].employment is None


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (line(("99", "U.S.", "9", "US")), "line 3: AREA_TYPE is '9', not a kind of"),
        (line(code="1252"), "line 3: '1252' is not a code of an occupation"),
        (
            line(("X1", "North", "6", "AL")),
            "line 3: '00000X1' is not a code of an area",
        ),
        (line(jobs="many"), "line 3: TOT_EMP is 'many', not a figure"),
        (line(jobs=-4), "line 3: TOT_EMP is -4, which cannot be"),
        (line(yearly=(30, 21, 22, 23, 24)), "pay of 15-1252 in US falls"),
    ],
)
def test_a_wrong_line_is_refused(wrong: Sequence[object], reason: str) -> None:
    with pytest.raises(WrongTable, match=reason):
        read(wrong)


def test_a_sheet_of_something_else_is_refused() -> None:
    with pytest.raises(WrongTable, match="has no columns AREA, OCC_CODE"):
        list(oews.official("m.xlsx", [("a", "b")]))


def short(**cells: object) -> Paid:
    row = dict.fromkeys(oews.CSV_COLUMNS, "")
    row |= {"area": "4100000", "occ": "151252"}
    row |= {name: str(cell) for name, cell in cells.items()}
    return oews.from_csv(Row("s.csv", 2, row))


def test_the_short_table_tells_by_what_is_missing_how_work_is_paid() -> None:
    yearly = {"p10": 20, "p25": 21, "p50": 22, "p75": 23, "p90": 24}

    both = short(emp=90.0, mean=22, **yearly, h50=11)
    by_year = short(**yearly)
    by_hour = short(emp=90, h50=11.5)
    top = short(p10=20, p25=21, p50=22, h50=11)

    assert both == Paid("OR", "15-1252", "both", 90, (22, 20, 21, 22, 23, 24), False)
    assert by_year.unit == "year"
    assert (by_hour.unit, by_hour.figures[3]) == ("hour", 11.5)
    assert not by_hour.is_top_coded
    assert top.is_top_coded


def test_a_cell_of_the_time_series_says_by_footnote_what_is_top_coded() -> None:
    values: list[str | None] = [str(n) for n in range(1, 18)]
    notes: list[str | None] = [None] * 17
    values[12:15] = ["-"] * 3
    notes[12:15] = ["5"] * 3
    key = "OEUM0010180000000151252"

    paid = oews.from_cell("db", [key, *values, *notes])

    figures = (4, 11, 12, None, None, None)
    assert paid == Paid("0010180", "15-1252", "both", 1, figures, True)


def test_a_cell_paid_by_the_hour_only_gives_hourly_figures() -> None:
    values: list[str | None] = [str(n) for n in range(1, 18)]
    notes: list[str | None] = [None] * 17
    notes[12] = "4"

    paid = oews.from_cell("db", ["OEUN0000000000000272011", *values, *notes])

    assert (paid.area, paid.unit, paid.figures) == ("US", "hour", (3, 6, 7, 8, 9, 10))


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("national_M2025_dl.xlsx", "25"),
        ("oesm25st.zip", "25"),
        ("oews_2025_national_state.csv.gz", "25"),
        ("oews-2024.sqlite.gz", "24"),
        ("MSA_M2023_dl.xlsx", "23"),
        ("wages.xlsx", ""),
    ],
)
def test_the_year_is_told_by_the_name(name: str, year: str) -> None:
    assert oews.year_of(name) == year


def test_there_are_fifty_one_states_and_three_territories() -> None:
    assert len(oews.STATES) == 54
    assert (oews.STATES["41"], oews.STATES["11"], oews.STATES["78"]) == (
        "OR",
        "DC",
        "VI",
    )
