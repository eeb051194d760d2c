import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conftest import Cast
from onward.careers.models import JobTitle, Occupation, Release, Wage
from onward.careers.queries import current_release, match_title, world_now
from onward.careers.services import OnetFileWrong, import_onet
from onward.careers.tests.onet_files import tables, write_folder, write_zip

SHARED = Path(__file__).parents[4] / "shared" / "data" / "onet" / "db_29_3_text.zip"


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_release_is_read_from_its_zip_or_its_folder(
    form: str, tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = (
        write_zip(tmp_path / "db.zip")
        if form == "zip"
        else write_folder(tmp_path / "db")
    )

    release = import_onet(path, now=cast.now)

    world = world_now()
    assert release.version == "29.3"
    assert world.codes == ("11-9199.00", "15-1252.00", "29-2011.00", "31-9097.00")
    assert world.interests[1].tolist() == [1, 2, 3, 4, 5, 6]
    # Achievement, independence, recognition, relationships, support, conditions.
    assert world.values[1].tolist() == [1, 6, 3, 4, 5, 2]
    assert world.zones[1:].tolist() == [2, 3, 4]
    assert world.skill_names == ("Reading closely", "Listening")


def test_the_zip_and_its_folder_have_the_same_fingerprint(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    one = import_onet(write_zip(tmp_path / "db.zip"), now=cast.now)
    two = import_onet(write_folder(tmp_path / "db"), now=cast.now)

    assert one.sha256 == two.sha256


def test_pay_stays_the_published_one_by_soc_code(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    before = Wage.objects.get(code="29-2010", area="OR").p50 or 0

    import_onet(write_folder(tmp_path), now=cast.now)

    world = world_now()
    pay, is_local = world.pay_in("OR")
    row = world.codes.index("29-2011.00")  # published under the wider 29-2010
    assert is_local[row]
    assert pay.hourly[row, 2] == pytest.approx(before / 2080)


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


def test_other_titles_find_their_occupation(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    import_onet(write_folder(tmp_path), now=cast.now)

    assert match_title("maker of programmes")[0].code == "15-1252.00"
    assert match_title("MOP")[0].code == "15-1252.00"
    assert match_title("software engineer")[0].code == "15-1252.00"  # our own list
    assert JobTitle.objects.filter(title="MOP").exists()


def test_suppressed_ratings_stay_unknown_and_a_missing_table_of_values_too(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    skills = tables()["Skills.txt"].replace(
        "15-1252.00\tSoftware Developers\t2.A.1.a\tReading closely\tLV\t3\tN",
        "15-1252.00\tSoftware Developers\t2.A.1.a\tReading closely\tLV\t3\tY",
    )
    import_onet(
        write_folder(tmp_path, {"Skills.txt": skills, "Work Values.txt": None}),
        now=cast.now,
    )

    one = Occupation.objects.get(code="15-1252.00")
    assert one.skill_levels == [None, 3]
    assert one.values is None


def cut(name: str) -> str:
    return tables()[name][:-20]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Interests.txt": None}, "Interests.txt: is missing"),
        ({"Interests.txt": ""}, "Interests.txt, line 1: is empty"),
        ({"Interests.txt": "a\tb\n1\t2\n"}, "Interests.txt, line 1: has no column"),
        ({"Interests.txt": cut("Interests.txt")}, "Interests.txt, line 19: has"),
        (
            {"Interests.txt": "\n".join(tables()["Interests.txt"].splitlines()[:-2])},
            "31-9097.00 has no figure for 1.B.1.e: cut off?",
        ),
        (
            {"Interests.txt": tables()["Interests.txt"].replace("15-1252", "15-9999")},
            "15-9999.00 is not in Occupation Data.txt",
        ),
        (
            {"Job Zones.txt": tables()["Job Zones.txt"].replace("\t2\t", "\t9\t")},
            "Job Zones.txt, line 2: Job Zone is 9, not within 1 to 5",
        ),
        (
            {
                "Occupation Data.txt": tables()["Occupation Data.txt"].replace(
                    "15-1252", "x"
                )
            },
            "Occupation Data.txt, line 2: 'x.00' is not an O*NET-SOC code",
        ),
        (
            {
                "Occupation Data.txt": tables()["Occupation Data.txt"].replace(
                    "Phlebotomists", "x" * 10_000
                )
            },
            "Occupation Data.txt, line 4: Title is empty or far too long",
        ),
        (
            {"Occupation Data.txt": "O*NET-SOC Code\tTitle\tDescription\n"},
            "has no occupation",
        ),
    ],
)
def test_a_broken_release_is_refused_and_the_world_stays(
    changes: dict[str, str | None],
    reason: str,
    tmp_path: Path,
    small_world: Release,
    cast: Cast,
) -> None:
    with pytest.raises(OnetFileWrong) as refused:
        import_onet(write_folder(tmp_path, changes), now=cast.now)

    assert reason in refused.value.message
    assert current_release() == small_world
    assert Release.objects.count() == 1


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
        with pytest.raises(OnetFileWrong):
            import_onet(path, now=cast.now)
    assert current_release() == small_world


def test_a_figure_damaged_inside_the_zip_is_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = tmp_path / "db.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in tables().items():
            archive.writestr(name, text)
    path.write_bytes(path.read_bytes().replace(b"Listening", b"Lizzening"))

    with pytest.raises(OnetFileWrong, match="damaged inside the zip"):
        import_onet(path, now=cast.now)


def test_the_command_says_the_refusal_in_one_sentence(
    tmp_path: Path, small_world: Release
) -> None:
    with pytest.raises(CommandError, match="is not a whole O"):
        call_command("import_world", "--onet", str(tmp_path))


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


@pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is not here")
def test_the_official_29_3_release_is_read_whole(
    small_world: Release, cast: Cast
) -> None:
    release = import_onet(SHARED, now=cast.now)

    world = world_now()
    assert release.version == "29.3"
    assert len(world) == 1016
    assert len(world.skill_names) == 35
    rated = [not row for row in (world.interests != world.interests).any(axis=1)]
    assert sum(rated) == 923
