"""Pay and employment, projections, crosswalks."""

from pathlib import Path

import pytest

from conftest import Cast
from onward.careers.models import (
    Area,
    CodeMove,
    EscoLink,
    Occupation,
    Outlook,
    Release,
    Wage,
)
from onward.careers.queries.codes import esco_links
from onward.careers.queries.world import world_now
from onward.careers.services import Asked, WorldFileWrong, import_onet, import_world
from onward.careers.tests.onet_files import write_folder
from onward.careers.tests.sheet_files import (
    ABILENE,
    MOVED,
    NATION,
    PUBLISHED,
    cell,
    write_cells,
    write_crosswalk,
    write_links,
    write_projections,
    write_short,
    write_states_zip,
    write_wages,
)
from onward.careers.tests.test_core_oews import line

NATION_LINE = "0000000,151252,900,50,20,30,40,50,60,19"
OREGON_LINE = "4100000,151252,90,50,20,30,40,,,19"


def bring(cast: Cast, *paths: Path) -> Release:
    return import_world([Asked(path) for path in paths], now=cast.now).releases[-1]


def wage(release: Release, area: str) -> Wage:
    return Wage.objects.get(release=release, area=area, code="15-1252")


def test_nation_states_and_areas_make_one_release(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    release = bring(
        cast,
        write_wages(tmp_path / "national_M2025_dl.xlsx"),
        write_states_zip(tmp_path / "oesm25st.zip"),
        write_wages(tmp_path / "MSA_M2025_dl.xlsx", line(ABILENE)),
    )

    areas = Area.objects.filter(release=release).order_by("code")
    assert (release.part, release.version) == ("wages", "May 2025")
    assert release.is_current
    assert release.counts == {"figures": 3, "areas": 3}
    assert [area.code for area in areas] == ["0010180", "OR", "US"]
    assert areas[0].name == "Abilene, TX"
    assert (areas[0].kind, areas[0].state) == ("metro", "TX")
    assert wage(release, "0010180").p50 == 22
    assert "Areas: 2 before, 3 now." in release.changes["notes"]


def test_occupations_stay_when_pay_is_imported(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    bring(cast, write_wages(tmp_path / "national_M2025_dl.xlsx"))

    assert Release.objects.in_force("occupations") == small_world


def test_the_short_table_needs_no_names_for_nation_and_states(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = write_short(tmp_path / "oews_2025.csv.gz", NATION_LINE, OREGON_LINE)

    release = bring(cast, path)

    assert wage(release, "US").unit == "both"
    assert wage(release, "OR").is_top_coded
    assert Area.objects.get(release=release, code="OR").name == "Oregon"


def test_areas_of_the_short_table_are_named_by_a_table_beside_it(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    city = NATION_LINE.replace("0000000", "0010180")
    write_short(tmp_path / "oews_2025.csv.gz", NATION_LINE, city)
    with pytest.raises(WorldFileWrong, match="names area '0010180', which no table"):
        bring(cast, tmp_path)
    (tmp_path / "areas.csv").write_text(
        'area_code,areatype_code,state_code,area_name\n0010180,M,48,"Abilene, TX"\n'
    )

    release = bring(cast, tmp_path)

    area = Area.objects.get(release=release, code="0010180")
    assert (area.name, area.kind, area.state) == ("Abilene, TX", "metro", "TX")


def test_the_time_series_gives_every_area(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    cells = [
        cell("0000000"),
        cell("4100000"),
        cell("0010180"),
        cell("0100001"),
        cell("0000000", "150000"),
    ]

    release = bring(cast, write_cells(tmp_path / "oews-2025.sqlite.gz", cells))

    kinds = dict(Area.objects.filter(release=release).values_list("code", "kind"))
    assert kinds == {
        "US": "nation",
        "OR": "state",
        "0010180": "metro",
        "0100001": "rest",
    }
    assert release.counts["figures"] == 4
    assert wage(release, "0100001").p90 == 15


def test_figures_shifted_by_more_than_the_limit_are_told(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    before = wage(Release.objects.get(part="wages"), "US").p50 or 0

    release = bring(cast, write_wages(tmp_path / "national_M2025_dl.xlsx"))

    shift = release.changes["shifts"][0]
    assert (shift["figure"], shift["more_than"]) == (
        "median pay, nation and states",
        "10%",
    )
    assert (shift["count"], shift["of"]) == (1, 1)
    assert shift["largest"] == [["15-1252 in US", before, 22]]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ([("MSA_M2025_dl.xlsx", ABILENE)], "There are no figures of the nation"),
        (
            [("national_M2025_dl.xlsx", NATION), ("MSA_M2024_dl.xlsx", ABILENE)],
            "are of different years: import one year at a time",
        ),
        (
            [("national_M2025_dl.xlsx", NATION), ("all_M2025_dl.xlsx", NATION)],
            "both hold figures of United States: name one of them",
        ),
    ],
)
def test_figures_that_do_not_belong_together_are_refused(
    files: list[tuple[str, tuple[str, ...]]],
    reason: str,
    tmp_path: Path,
    small_world: Release,
    cast: Cast,
) -> None:
    paths = [write_wages(tmp_path / name, line(area)) for name, area in files]
    before = Wage.objects.count()

    with pytest.raises(WorldFileWrong, match=reason):
        bring(cast, *paths)

    assert Wage.objects.count() == before
    assert not Release.objects.filter(kind="oews").exists()


def test_an_occupation_twice_in_an_area_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = write_wages(tmp_path / "national_M2025_dl.xlsx", line(), line())

    with pytest.raises(WorldFileWrong, match="has 15-1252 in United States twice"):
        bring(cast, path)


def test_a_broken_database_of_pay_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = tmp_path / "oews-2025.sqlite"
    path.write_bytes(b"SQLite format 3\x00" + b"\x01" * 5000)

    with pytest.raises(WorldFileWrong, match="is not the database of pay we know"):
        bring(cast, path)


def test_projections_replace_the_outlook_and_tell_who_works_for_themselves(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    release = bring(cast, write_projections(tmp_path / "occupation.xlsx"))

    row = Outlook.objects.get(release=release)
    assert (release.part, release.version) == ("outlook", "2024-34")
    assert (row.code, row.self_employed_percent) == ("15-1252", 25.9)
    assert (row.employment_thousand, row.openings_thousand) == (309.4, 22)
    assert (row.education, row.experience) == ("Bachelor's degree", "None")
    assert Release.objects.in_force("outlook") == release


def test_a_crosswalk_of_published_codes_finds_figures_again(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    onet = import_onet(write_folder(tmp_path / "db"), now=cast.now)
    path = write_crosswalk(tmp_path / "nem.xlsx", PUBLISHED, ("31-9097.00", "31-9090"))

    release = bring(cast, path)

    codes = dict(
        Occupation.objects.filter(release=onet).values_list("code", "bls_code")
    )
    assert (release.part, release.counts) == ("published", {"pairs": 1})
    assert codes["31-9097.00"] == "31-9090"
    assert codes["29-2011.00"] == "29-2010"  # what it does not name stays


def test_moved_codes_are_followed_into_the_release_in_force(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = write_crosswalk(
        tmp_path / "moved.xlsx",
        MOVED,
        ("15-1132.00", "15-1252.00"),
        ("15-1132.00", "15-9999.00"),
    )
    bring(cast, write_folder(tmp_path / "db"), path)

    assert CodeMove.objects.count() == 2
    assert world_now().row_of("15-1132.00") == world_now().row_of("15-1252.00")
    assert world_now().row_of("15-1252.00") is not None
    assert world_now().row_of("11-0000.00") is None


def test_a_release_tells_which_occupations_moved(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    older = {
        name: text.replace("15-1252.00", "15-1132.00")
        for name, text in (
            (path.name, path.read_text())
            for path in write_folder(tmp_path / "made").iterdir()
        )
    }
    import_onet(write_folder(tmp_path / "old", of=older), now=cast.now)
    path = write_crosswalk(tmp_path / "moved.xlsx", MOVED, ("15-1132.00", "15-1252.00"))

    done = import_world(
        [Asked(path), Asked(write_folder(tmp_path / "new"))], now=cast.now
    )

    changes = done.releases[-1].changes
    assert changes["moved_codes"] == [["15-1132.00", "15-1252.00"]]
    assert (changes["added"], changes["dropped"]) == (0, 0)


def test_links_to_esco_are_kept_the_nearest_first(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = write_links(
        tmp_path / "links.csv.gz",
        ("15-1252.00", "http://data.europa.eu/esco/occupation/b", "broadMatch"),
        ("15-1252.00", "http://data.europa.eu/esco/occupation/a", "exactMatch"),
        ("15-1252.00", "http://data.europa.eu/esco/isco/C2512", "exactISCO"),
    )

    bring(cast, path)

    assert EscoLink.objects.count() == 2
    assert [link.match for link in esco_links("15-1252.00")] == ["exact", "broad"]
