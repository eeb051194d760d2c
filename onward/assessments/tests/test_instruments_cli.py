"""`onward instruments`: what is wrong and where, without a database."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.core.management import CommandError, call_command
from django_scopes import scope

from onward.assessments import queries
from onward.assessments.core.definition_format import SCHEMA
from onward.assessments.tests.definitions import CONTENT, SHIPPED, definition
from onward.config.instruments_cli import instruments


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(instruments, [str(word) for word in words])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.json"
    file.write_text(json.dumps(definition(), indent=2))
    return file


def test_right_files_are_named_with_what_they_hold() -> None:
    done = run("check", *(CONTENT / f"{name}.json" for name in SHIPPED))

    assert done.exit_code == 0
    assert "own-needs-9 1.0.0, 9 questions, 3 scales, rule mean (format 1)" in (
        done.output
    )


def test_every_file_of_the_research_passes(shared_instruments: Path) -> None:
    done = run("check", *sorted(shared_instruments.glob("*.json")))

    assert done.exit_code == 0
    assert done.output.count("\n") == 30
    assert "rule sum, shown whole and unchanged (a sheet)" in done.output
    assert done.output.count("may be adaptive") == 1


def test_each_fault_is_told_with_file_line_and_part(small: Path) -> None:
    data = definition()
    data["items"][1]["scale"] = "X"
    data["colour"] = "red"
    small.write_text(json.dumps(data, indent=2))

    done = run("check", small)

    assert done.exit_code == 1
    assert f"{small}:56: colour: is not a part of a definition" in done.output
    assert "1 of 1 files cannot be used." in done.output


def test_a_scale_that_is_missing_in_a_sheet_is_told_with_its_line(
    shared_instruments: Path, tmp_path: Path
) -> None:
    data = json.loads((shared_instruments / "onet-ipsf-60.json").read_text())
    data["items"][3]["scale"] = "Q"
    file = tmp_path / "spoilt.json"
    file.write_text(json.dumps(data, indent=1))

    done = run("check", file)

    assert done.exit_code == 1
    assert "items[4].scale: no scale 'Q'" in done.output


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    assert run("check", tmp_path / "none.json").exit_code == 2
    assert run("check").exit_code == 2


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").output) == SCHEMA


def test_a_file_is_brought_in_from_the_command_line(cast: Any, small: Path) -> None:
    owner = cast.owner.user.email

    call_command(
        "import_instrument",
        str(small),
        practice="north",
        by=owner,
        holder="Public domain",
        basis="free",
    )

    with scope(organisation=cast.north):
        assert queries.find("small-2").instrument.title == "Small"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"practice": "nowhere"}, "There is no practice 'nowhere'"),
        ({"by": "coach"}, "is not an owner"),
    ],
)
def test_only_an_owner_of_a_practice_brings_it_in(
    cast: Any, small: Path, changes: dict[str, str], said: str
) -> None:
    told = {
        "practice": "north",
        "by": cast.owner.user.email,
        "holder": "x",
        "basis": "free",
    } | changes
    if told["by"] == "coach":
        told["by"] = cast.coach.user.email

    with pytest.raises(CommandError, match=said):
        call_command("import_instrument", str(small), **told)


def test_a_bad_file_is_refused_at_the_command_line_too(cast: Any, small: Path) -> None:
    small.write_text("{}")

    with pytest.raises(CommandError, match="line 1, the file: lacks id"):
        call_command(
            "import_instrument",
            str(small),
            practice="north",
            by=cast.owner.user.email,
            holder="x",
            basis="free",
        )


def test_the_list_tells_our_own_and_the_practices(
    cast: Any, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"by": cast.owner.user.email, "holder": "A. Gardener", "basis": "own"}
    call_command("import_instrument", str(small), practice="north", **told)
    capsys.readouterr()

    call_command("list_instruments", practice="north")

    said = capsys.readouterr().out
    assert "own-needs-9 1.0.0: Needs" not in said
    assert "own-needs-9 1.0.0: What you need from work, in development" in said
    assert "small-2 1.0.0: Small, right held by A. Gardener" in said
