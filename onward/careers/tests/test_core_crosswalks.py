import pytest

from onward.careers.core import crosswalks
from onward.careers.core.tables import WrongTable, csv_rows


@pytest.mark.parametrize(
    ("headings", "part", "version"),
    [
        (
            ["O*NET-SOC 2010 Code", "Title", "O*NET-SOC 2019 Code", "Title"],
            "moved",
            "O*NET-SOC 2010 to 2019",
        ),
        (
            ["O*NET-SOC 2019 Code", "Title", "2018 SOC Code", "Title"],
            "soc",
            "O*NET-SOC 2019 to SOC 2018",
        ),
        (
            ["O*NET-SOC Code", "Title", "NEM Code", "Title"],
            "published",
            "O*NET-SOC to NEM",
        ),
    ],
)
def test_a_crosswalk_says_by_its_headings_what_it_maps(
    headings: list[str], part: str, version: str
) -> None:
    new = "11-1021.00" if part == "moved" else "11-1021"
    sheet = [("Crosswalk",), (), headings, ("11-1011.00", "a", new, "b")]

    found, pairs = crosswalks.read_moves("x.xlsx", sheet)

    assert (found.part, found.version) == (part, version)
    assert pairs == [("11-1011.00", new)]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([("a", "b")], "has no columns of O"),
        ([("O*NET-SOC Code", "NEM Code")], "has no row"),
        ([("O*NET-SOC Code", "NEM Code"), ("x", "11-1011")], "line 2: 'x' is not a"),
        ([("O*NET-SOC Code", "NEM Code"), ("11-1011.00",)], "line 2: '' is not a"),
        (
            [("O*NET-SOC Code", "NEM Code"), ("11-1011.00", "11-1011.00")],
            "line 2: '11-1011.00' is not a code",
        ),
    ],
)
def test_what_is_no_crosswalk_is_refused(
    lines: list[tuple[str, ...]], reason: str
) -> None:
    with pytest.raises(WrongTable, match=reason):
        crosswalks.read_moves("x.xlsx", lines)


def links(*lines: str) -> dict[tuple[str, str], str]:
    head = ["Mapping,one,\n", "O*NET Id,ESCO or ISCO URI,Type of Match\n"]
    table = csv_rows("l.csv", [*head, *lines], crosswalks.LINK_COLUMNS)
    return crosswalks.read_links(table)


def test_links_to_occupations_are_kept_and_those_to_groups_left_out() -> None:
    uri = "http://data.europa.eu/esco/occupation/a"
    lines = (f"11-1011.00,{uri},closeMatch\n", "11-1011.00,uri:b,exactISCO\n")

    assert links(*lines) == {("11-1011.00", uri): "close"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("11-1011.00,uri:a,maybe\n", "Type of Match is 'maybe'"),
        ("11-1011,uri:a,exactMatch\n", "'11-1011' is not an O"),
        ("11-1011.00,uri:a,exactMatch\n", "'uri:a' is not an address of ESCO"),
    ],
)
def test_a_wrong_link_is_refused(line: str, reason: str) -> None:
    with pytest.raises(WrongTable, match=reason):
        links(line)


MOVES = {"a": ("b", "c"), "c": ("d", "a"), "x": ("x",)}


@pytest.mark.parametrize(
    ("code", "known", "codes"),
    [
        ("a", {"a", "b"}, ("a",)),  # still one of now
        ("a", {"b", "d"}, ("b", "d")),  # moved to two, one of them through another
        ("a", set[str](), ()),  # a circle ends
        ("z", {"b"}, ()),
    ],
)
def test_a_code_is_followed_to_the_codes_of_now(
    code: str, known: set[str], codes: tuple[str, ...]
) -> None:
    assert crosswalks.followed(code, MOVES, known) == codes
