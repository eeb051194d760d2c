"""`onward careers ...`: tables, JSON, help and exit codes."""

import doctest
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from onward.careers.models import Occupation, Release
from onward.config import printing
from onward.config.careers_cli import careers
from onward.config.cli import Sentences


@click.group(cls=Sentences)
def main() -> None:
    """Stands for `onward`: refusals end with a sentence."""


main.add_command(careers)
ASKED = ("--interests", "SIC", "--past", "31-9097:6:1", "--zone", "3")


@pytest.fixture
def rated(small_world: Release) -> Release:
    """The small world, two skills rated for each occupation."""
    small_world.skill_names = ["Writing", "Programming"]
    small_world.save()
    Occupation.objects.filter(release=small_world).update(
        skill_levels=[2.0, 2.0], skill_importances=[3.0, 3.0]
    )
    return small_world


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["careers", *words])


def test_the_examples_in_the_words_hold() -> None:
    assert doctest.testmod(printing).failed == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("search", "phlebotomist"), "31-9097"),
        (("recommend", *ASKED, "--least-pay", "22"), "takes away"),
        (("gap", "15-1252", *ASKED), "Find out what learning it takes"),
        (("transitions", "31-9097", "--area", "OR"), "near"),
        (("transitions", "31-9097", "--to", "15-1252"), "15-1252"),
        (("skills", "15-1252"), "Nothing is known"),
    ],
)
def test_each_verb_prints_a_table_and_whose_figures_these_are(
    small_world: Release, words: tuple[str, ...], told: str
) -> None:
    done = run(*words)

    assert done.exit_code == 0, done.output
    assert told in done.output
    assert small_world.attribution in done.output


@pytest.mark.usefixtures("small_world")
def test_a_text_shows_skills_with_the_words_that_show_them(
    rated: Release, tmp_path: Path
) -> None:
    path = tmp_path / "resume.txt"
    path.write_text("I like writing reports. Later I did the bookkeeping.", "utf-8")

    done = run("skills", "--text", str(path))
    told = json.loads(run("skills", "--text", str(path), "--json").output)

    assert done.exit_code == 0, done.output
    assert "shown by" in done.output
    assert rated.attribution in done.output
    assert told["rows"][0]["title"] == "Writing"
    assert "writing" in told["rows"][0]["words"]
    assert 0 < told["rows"][0]["probability"] <= 1


@pytest.mark.usefixtures("small_world")
def test_skills_wants_an_occupation_or_a_readable_text(tmp_path: Path) -> None:
    path = tmp_path / "picture.bin"
    path.write_bytes(b"\xff\xfe\x00\xd8")

    assert run("skills").exit_code == 2
    assert run("skills", "15-1252", "--text", str(path)).exit_code == 2
    assert "is not text in UTF-8" in run("skills", "--text", str(path)).output
    assert run("skills", "--text", str(tmp_path / "gone")).exit_code == 2


@pytest.mark.usefixtures("rated")
def test_skills_are_searched_by_name() -> None:
    done = run("search", "writting", "--skills")

    assert done.exit_code == 0, done.output
    assert "Writing" in done.output


def test_json_is_the_whole_answer(small_world: Release) -> None:
    done = run("recommend", *ASKED, "--json")

    found = json.loads(done.output)
    assert done.exit_code == 0
    assert {"rows", "limits", "total", "left", "source"} == set(found)
    assert found["rows"][0]["reasons"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("gap", "xqzzk"), "No occupation here is like 'xqzzk'"),
        (("recommend", "--interests", "XYZ"), "letters RIASEC"),
        (("transitions", "cook", "--area", "ZZ"), "No pay is known"),
    ],
)
def test_a_refusal_is_one_sentence_and_exit_code_one(
    small_world: Release, words: tuple[str, ...], told: str
) -> None:
    done = run(*words)

    assert done.exit_code == 1
    assert told in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "words",
    [
        ("gap",),
        ("recommend", "--zone", "9"),
        ("recommend", "--skill", "Writing"),
        ("search", "cook", "--most", "0"),
    ],
)
def test_called_wrongly_is_exit_code_two(
    small_world: Release, words: tuple[str, ...]
) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize(
    "verb", ["search", "recommend", "gap", "transitions", "skills"]
)
def test_every_verb_has_help(verb: str) -> None:
    done = run(verb, "--help")

    assert done.exit_code == 0
    assert "--json" in done.output
