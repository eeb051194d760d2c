import pytest

from onward.careers.core import esco
from onward.careers.core.esco import Ability, Work
from onward.careers.core.tables import WrongTable, csv_rows
from onward.careers.tests.esco_files import SKILL, WORK, tables, text


def work() -> dict[str, Work]:
    lines = tables()["occupations_en.csv"].splitlines(keepends=True)
    return esco.read_occupations(csv_rows("o.csv", lines, esco.OCCUPATION_COLUMNS))


def skills(
    content: str = "", collections: dict[str, frozenset[str]] | None = None
) -> dict[str, Ability]:
    lines = (content or tables()["skills_en.csv"]).splitlines(keepends=True)
    table = csv_rows("s.csv", lines, esco.SKILL_COLUMNS)
    return esco.read_skills(table, collections or {})


def needs(*rows: tuple[str, str, str]) -> dict[tuple[str, str], bool]:
    lines = text(esco.NEED_COLUMNS, rows).splitlines(keepends=True)
    table = csv_rows("n.csv", lines, esco.NEED_COLUMNS)
    return esco.read_needs(table, work(), skills())


def test_an_occupation_has_its_other_names_one_by_one() -> None:
    assert work()[f"{WORK}a"] == Work(
        uri=f"{WORK}a",
        code="2512.4",
        isco="2512",
        title="maker of programs",
        description="Makes\nprograms.",
        alt_titles=("program maker", "program smith"),
    )


def test_a_skill_is_a_skill_or_knowledge_with_what_collections_say_of_it() -> None:
    found = skills(collections={"digital": frozenset({f"{SKILL}3"})})

    assert [one.kind for one in found.values()] == ["skill", "knowledge", "skill"]
    assert [one.is_digital for one in found.values()] == [False, False, True]
    assert found[f"{SKILL}1"].is_green is None
    assert found[f"{SKILL}1"].alt_titles == ("plan", "foresee")
    assert found[f"{SKILL}1"].reuse_level == "transversal"


def test_the_shorter_table_of_skills_is_read_with_its_names_run_together() -> None:
    columns = (
        "conceptUri",
        "preferredLabel",
        "skillType",
        "transversal",
        "digital",
        "green",
        "language",
        "description",
        "altText",
    )
    row = (
        f"{SKILL}1",
        "think ahead",
        "skill/competence",
        "1",
        "0",
        "0",
        "1",
        "T",
        "plan",
    )

    one = skills(text(columns, [row]))[f"{SKILL}1"]

    assert (one.alt_titles, one.alt_text) == ((), "plan")
    assert (one.reuse_level, one.is_language, one.is_digital) == (
        "transversal",
        True,
        False,
    )


def test_a_pair_told_both_ways_is_essential() -> None:
    found = needs(
        (f"{WORK}a", "optional", f"{SKILL}1"),
        (f"{WORK}a", "essential", f"{SKILL}1"),
        (f"{WORK}a", "optional", f"{SKILL}2"),
    )

    assert found == {
        (f"{WORK}a", f"{SKILL}1"): True,
        (f"{WORK}a", f"{SKILL}2"): False,
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((f"{WORK}a", "maybe", f"{SKILL}1"), "relationType is 'maybe'"),
        ((f"{WORK}z", "optional", f"{SKILL}1"), "of another release"),
        ((f"{WORK}a", "optional", f"{SKILL}9"), "of another release"),
    ],
)
def test_a_wrong_relation_is_refused(row: tuple[str, str, str], reason: str) -> None:
    with pytest.raises(WrongTable, match=reason):
        needs(row)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("uri", "a", "knowledge"), "'uri' is not an address of ESCO"),
        ((f"{SKILL}1", "", "knowledge"), "preferredLabel is empty or far too long"),
        ((f"{SKILL}1", "a" * 300, "knowledge"), "preferredLabel is empty or far too"),
        ((f"{SKILL}1", "a", "talent"), "skillType is 'talent'"),
    ],
)
def test_a_wrong_skill_is_refused(row: tuple[str, str, str], reason: str) -> None:
    with pytest.raises(WrongTable, match=reason):
        skills(text(esco.SKILL_COLUMNS, [row]))


def test_a_skill_told_twice_is_refused() -> None:
    with pytest.raises(WrongTable, match="stands there twice"):
        skills(text(esco.SKILL_COLUMNS, [(f"{SKILL}1", "a", "knowledge")] * 2))
