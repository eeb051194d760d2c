import zipfile
from pathlib import Path

import pytest

from conftest import Cast
from onward.careers.models import JobTitle, Occupation, Release, Wage
from onward.careers.queries import current_release, match_title, world_now
from onward.careers.services import Asked, WorldFileWrong, import_onet, import_world
from onward.careers.tests.onet_files import newer, older, write_folder, write_zip


def of(release: Release, code: str) -> Occupation:
    return Occupation.objects.get(release=release, code=code)


@pytest.mark.parametrize("form", ["zip", "folder"])
@pytest.mark.parametrize(("layout", "version"), [(older, "29.3"), (newer, "31.0")])
def test_a_release_of_either_layout_is_read_from_its_zip_or_its_folder(
    form: str,
    layout: object,
    version: str,
    tmp_path: Path,
    small_world: Release,
    cast: Cast,
) -> None:
    tables = older() if layout is older else newer()
    path = (
        write_zip(tmp_path / "db.zip", of=tables)
        if form == "zip"
        else write_folder(tmp_path / "db", of=tables)
    )

    release = import_onet(path, now=cast.now)

    one = of(release, "15-1252.00")
    assert current_release() == release
    assert release.version == version
    assert release.counts["occupations"] == 4
    assert one.interests == [1, 2, 3, 4, 5, 6]
    assert one.job_zone == 2
    assert one.tasks == ["Write programs.", "Drink tea."]
    assert one.technologies is not None
    assert one.technologies[-2:] == ["Chisel", "Slate"]
    assert one.education_mix == [0, 0.1, 0, 0, 0, 0.8, 0, 0.1, 0, 0, 0, 0]
    assert one.work_context == {
        "under_40_hours": 0.25,
        "over_40_hours": 0.125,
        "sitting": 1.0,
    }
    assert release.knowledge_names == ["Order", "Travel"]
    assert (one.knowledge_levels, one.knowledge_importances) == ([4, 4], [3, 3])
    assert of(release, "11-9199.00").interests is None


def test_values_stand_in_our_order_and_styles_on_their_scale(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    release = import_onet(write_folder(tmp_path), now=cast.now)

    one = of(release, "15-1252.00")
    # Achievement, independence, recognition, relationships, support, conditions.
    assert one.values == [1, 6, 3, 4, 5, 2]
    assert (release.style_scale, release.style_names) == ("IM", ["Effort"])
    assert one.work_styles == [4]
    assert release.values_from == ""


def test_the_newer_layout_joins_two_tables_of_skills_and_has_21_styles(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    release = import_onet(write_folder(tmp_path, of=newer()), now=cast.now)

    one = of(release, "15-1252.00")
    assert release.skill_names == [
        "Reading closely",
        "Listening",
        "Seeing how others feel",
    ]
    assert one.skill_levels == [3, 3, 5]
    assert one.skill_importances == [3, 3, 2]
    assert (release.style_scale, len(release.style_names)) == ("WI", 21)
    assert one.work_styles == [-2] * 21


def test_the_newer_layout_keeps_the_values_of_the_last_release_that_had_them(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    import_onet(write_folder(tmp_path / "old"), now=cast.now)

    release = import_onet(write_folder(tmp_path / "new", of=newer()), now=cast.now)
    again = import_onet(write_folder(tmp_path / "new", of=newer()), now=cast.now)

    assert of(release, "15-1252.00").values == [1, 6, 3, 4, 5, 2]
    assert of(again, "15-1252.00").values == [1, 6, 3, 4, 5, 2]
    assert (release.values_from, again.values_from) == ("29.3", "29.3")
    assert release.accuracy == {}
    assert release.changes["notes"][0] == (
        "This release has no work values: those of 29.3 are kept for 3 of 4"
        " occupations."
    )


def test_without_an_older_release_our_own_estimates_of_values_are_kept_as_such(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    release = import_onet(write_folder(tmp_path, of=newer()), now=cast.now)

    estimate = Occupation.objects.get(release=small_world, code="15-1252").values
    assert of(release, "15-1252.00").values == estimate
    assert release.values_from == "starter"
    assert set(release.accuracy["columns"]) == {f"value_{k}" for k in range(1, 7)}
    assert world_now().errors.values.all()
    assert not world_now().errors.interests.any()


def test_a_single_table_beside_a_release_stands_for_its_own(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    folder = write_folder(tmp_path / "db")
    table = tmp_path / "Interests_30_2.txt"
    text = newer()["Career Interest Types.txt"].replace("\tOI\t1\t", "\tOI\t6.5\t")
    table.write_text(text)

    done = import_world([Asked(folder), Asked(table)], now=cast.now)

    release = done.releases[0]
    assert release.version == "29.3 + Interests_30_2"
    assert of(release, "15-1252.00").interests == [6.5, 2, 3, 4, 5, 6]
    assert release.changes["notes"] == ["Interests_30_2.txt stands for its interests."]


def test_a_single_table_alone_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    table = tmp_path / "Interests_30_2.txt"
    table.write_text(older()["Interests.txt"])

    with pytest.raises(WorldFileWrong, match="database together with it"):
        import_world([Asked(table)], now=cast.now)


def test_pay_stays_the_published_one_by_soc_code(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    release = import_onet(write_folder(tmp_path), now=cast.now)

    # 29-2011 is published under the wider 29-2010.
    assert of(release, "29-2011.00").bls_code == "29-2010"
    assert Wage.objects.filter(
        release__is_current=True, code="29-2010", area="OR"
    ).exists()


def test_official_ratings_take_the_place_of_the_estimates(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    release = import_onet(write_folder(tmp_path), now=cast.now)

    assert current_release() == release
    assert release.accuracy == {}
    assert not world_now().errors.interests.any()
    assert not Occupation.objects.filter(release=release, is_estimated=True).exists()


def test_the_attribution_says_whose_it_is_and_that_it_was_modified(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    release = import_onet(write_folder(tmp_path), now=cast.now)

    for words in ("O*NET 29.3 Database", "CC BY 4.0", "has modified", "not approved"):
        assert words in release.attribution


@pytest.mark.parametrize("layout", ["older", "newer"])
def test_other_titles_find_their_occupation(
    layout: str, tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    tables = older() if layout == "older" else newer()
    import_onet(write_folder(tmp_path, of=tables), now=cast.now)

    titles = JobTitle.objects.filter(
        occupation__release=current_release(), occupation__code="15-1252.00"
    ).values_list("title", flat=True)
    assert "Maker of programs" in titles
    assert "n/a" not in titles
    assert match_title("maker of programmes")[0].code == "15-1252.00"
    assert match_title("software engineer")[0].code == "15-1252.00"  # our own list


def test_suppressed_ratings_stay_unknown(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    skills = older()["Skills.txt"].replace(
        "15-1252.00\tT\t2.A.1.a\tReading closely\tLV\tS\t3\tN",
        "15-1252.00\tT\t2.A.1.a\tReading closely\tLV\tS\t3\tY",
    )
    release = import_onet(write_folder(tmp_path, {"Skills.txt": skills}), now=cast.now)

    assert of(release, "15-1252.00").skill_levels == [None, 3]


def cut(name: str) -> str:
    return older()[name][:-8]


BROKEN: list[tuple[dict[str, str | None], str]] = [
    ({"Interests.txt": None}, "Interests.txt: is missing"),
    ({"Interests.txt": ""}, "Interests.txt, line 1: is empty"),
    ({"Interests.txt": "a\tb\n1\t2\n"}, "Interests.txt, line 1: has no column"),
    ({"Knowledge.txt": cut("Knowledge.txt")}, "Knowledge.txt, line 13: has"),
    (
        {"Skills.txt": "\n".join(older()["Skills.txt"].splitlines()[:-2])},
        "31-9097.00 has no figure for 2.A.1.b: cut off?",
    ),
    (
        {"Skills.txt": "\n".join(older()["Skills.txt"].splitlines()[:-4])},
        "31-9097.00 is in Skills.txt or Knowledge.txt only",
    ),
    (
        {"Interests.txt": older()["Interests.txt"].replace("15-1252", "15-9999")},
        "15-9999.00 is not in Occupation Data.txt: of another release?",
    ),
    (
        {"Essential Skills.txt": newer()["Essential Skills.txt"]},
        "Skills.txt: lies beside Essential Skills.txt: tables of two releases",
    ),
    (
        {"Job Zones.txt": older()["Job Zones.txt"].replace("\t2\t", "\t9\t")},
        "Job Zones.txt, line 2: Job Zone is 9, not within 1 to 5",
    ),
    (
        {"Occupation Data.txt": older()["Occupation Data.txt"].replace("15-1252", "x")},
        "Occupation Data.txt, line 2: 'x.00' is not an O*NET-SOC code",
    ),
    (
        {
            "Occupation Data.txt": older()["Occupation Data.txt"].replace(
                "Phlebotomists", "x" * 10_000
            )
        },
        "Occupation Data.txt, line 4: Title is empty or far too long",
    ),
    (
        {"Task Statements.txt": "O*NET-SOC Code\tTask\n" + "x" * 1_000_001},
        "Task Statements.txt, line 2: is far too long a line",
    ),
    (
        {"Occupation Data.txt": "O*NET-SOC Code\tTitle\tDescription\n"},
        "has no occupation",
    ),
]


@pytest.mark.parametrize(
    ("changes", "reason"), BROKEN, ids=[reason for _, reason in BROKEN]
)
def test_a_broken_release_is_refused_and_the_world_stays(
    changes: dict[str, str | None],
    reason: str,
    tmp_path: Path,
    small_world: Release,
    cast: Cast,
) -> None:
    before = list(Release.objects.order_by("pk"))

    with pytest.raises(WorldFileWrong) as refused:
        import_onet(write_folder(tmp_path, changes), now=cast.now)

    assert reason in refused.value.message
    assert current_release() == small_world
    assert list(Release.objects.order_by("pk")) == before


def test_what_is_no_zip_or_a_broken_one_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    text = tmp_path / "letter.zip"
    text.write_text("Dear coach")
    whole = write_zip(tmp_path / "whole.zip").read_bytes()
    half = tmp_path / "half.zip"
    half.write_bytes(whole[: len(whole) // 2])
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("photo.txt", "no table")
    binary = write_folder(tmp_path / "binary")
    (binary / "Skills.txt").write_bytes(b"\xff\xfe\x00")

    for path in (text, half, other, binary, tmp_path / "nothing"):
        with pytest.raises(WorldFileWrong):
            import_onet(path, now=cast.now)
    assert current_release() == small_world


def test_a_figure_damaged_inside_the_zip_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = tmp_path / "db.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in older().items():
            archive.writestr(name, text)
    path.write_bytes(path.read_bytes().replace(b"Listening", b"Lizzening"))

    with pytest.raises(WorldFileWrong, match=r"Skills.txt, line \d+: is damaged"):
        import_onet(path, now=cast.now)


def test_progress_is_told_to_the_end(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    heard: list[float] = []

    import_onet(
        write_folder(tmp_path),
        now=cast.now,
        progress=lambda _, share: heard.append(share),
    )

    assert heard == sorted(heard)
    assert heard[-1] == 1
