import csv
import io
import sys
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from conftest import Cast
from onward.careers.models import EscoOccupation, EscoSkill, EscoSkillNeed, Release
from onward.careers.services import Asked, WorldFileWrong, import_world
from onward.careers.tests.esco_files import SKILL, WORK, tables, write_zip

NEEDS = "occupationSkillRelations_en.csv"


def bring(cast: Cast, path: Path) -> Release:
    return import_world([Asked(path)], now=cast.now).releases[0]


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_occupations_skills_and_what_asks_for_which_are_read(
    form: str, tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    path = tmp_path / "ESCO dataset - v1.2.0 - en.zip"
    if form == "folder":
        path = tmp_path / "esco_1_2_0_en"
        path.mkdir()
        for name, text in tables().items():
            (path / name).write_text(text, "utf-8", newline="")
    else:
        write_zip(path)

    release = bring(cast, path)

    work = EscoOccupation.objects.get(uri=f"{WORK}b")
    assert (release.part, release.version) == ("esco", "v1.2.0")
    assert release.counts == {"occupations": 2, "skills": 3, "needs": 3}
    assert (work.title, work.code, work.isco) == ("maker of games", "2512.4.1", "2512")
    assert work.broader_uri == f"{WORK}a"
    assert EscoOccupation.objects.get(uri=f"{WORK}a").alt_titles == [
        "program maker",
        "program smith",
    ]
    assert EscoSkill.objects.get(uri=f"{SKILL}2").kind == "knowledge"
    assert EscoSkill.objects.get(uri=f"{SKILL}3").is_digital
    needs = EscoSkillNeed.objects.filter(occupation__uri=f"{WORK}a")
    assert {need.skill.title: need.is_essential for need in needs} == {
        "write programs": True,
        "logic": False,
    }
    assert "European Commission" in release.attribution


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"skills_en.csv": None}, "skills_en.csv: is missing"),
        ({NEEDS: None}, "occupationSkillRelations_en.csv: is missing"),
        ({NEEDS: tables()[NEEDS][:-60]}, f"{NEEDS}, line 4: has 2 cells"),
        (
            {NEEDS: tables()[NEEDS].replace("skill/3", "skill/9")},
            f"{NEEDS}, line 2: {SKILL}9 is not in its table: of another release?",
        ),
        ({"skills_fr.csv": tables()["skills_en.csv"]}, "are the same table twice"),
        ({"skills_en.csv": "conceptUri,preferredLabel,skillType\n"}, "is not in its"),
    ],
)
def test_a_broken_release_is_refused_whole(
    changes: dict[str, str | None],
    reason: str,
    tmp_path: Path,
    small_world: Release,
    cast: Cast,
) -> None:
    with pytest.raises(WorldFileWrong) as refused:
        bring(cast, write_zip(tmp_path / "esco.zip", changes))

    assert reason in refused.value.message
    assert not EscoOccupation.objects.exists()


PARQUET = "occupationSkillRelations_en.parquet"


@pytest.fixture
def parquet_needs(tmp_path: Path) -> bytes:
    """The relations of the made-up ESCO as a Parquet table."""
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    path = tmp_path / PARQUET
    rows = list(csv.DictReader(io.StringIO(tables()[NEEDS])))
    parquet.write_table(arrow.Table.from_pylist(rows), path)
    return path.read_bytes()


def test_relations_are_read_from_parquet_as_from_csv(
    tmp_path: Path, small_world: Release, cast: Cast, parquet_needs: bytes
) -> None:
    path = write_zip(tmp_path / "esco.zip", {NEEDS: None})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(PARQUET, parquet_needs)

    release = bring(cast, path)

    needs = EscoSkillNeed.objects.filter(occupation__uri=f"{WORK}a")
    assert release.counts["needs"] == 3
    assert {need.skill.title: need.is_essential for need in needs} == {
        "write programs": True,
        "logic": False,
    }


def test_relations_as_parquet_without_the_package_are_refused_in_one_sentence(
    tmp_path: Path, small_world: Release, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    changes = {NEEDS: None, PARQUET: "PAR1"}

    with pytest.raises(WorldFileWrong, match="needs the optional package pyarrow"):
        bring(cast, write_zip(tmp_path / "esco.zip", changes))


def test_relations_as_parquet_that_is_none_are_refused(
    tmp_path: Path, small_world: Release, cast: Cast
) -> None:
    changes = {NEEDS: None, PARQUET: "PAR1"}

    with pytest.raises(WorldFileWrong, match="is not a parquet table"):
        bring(cast, write_zip(tmp_path / "esco.zip", changes))
