"""Skills found in a text, each with the words that show it."""

import io
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from onward.careers.core.text.encoder import unit
from onward.careers.core.text.skills import SkillSearch
from onward.careers.core.text.skills_kinds import ByteRows, SkillName, Tools, in_bytes
from onward.careers.core.text.skills_names import (
    Names,
    Pointers,
    key_of,
    stems_of,
)
from onward.careers.core.text.skills_text import (
    Place,
    clauses,
    sentences,
    tokens,
    words,
)

SKILLS = (
    SkillName("1", "manage budgets", ("budget planning",), "", "Plan what is spent."),
    SkillName("2", "Python (computer programming)"),
    SkillName("3", "work in teams"),
    SkillName("4", "prepare financial statements"),
    SkillName("5", "speak Spanish"),
    SkillName("6", "teach music"),
)
USUAL = "# remark\nteam player\twork in teams\nnot there\tno such skill\n"


class TwoThemes:
    """Money and letters: a text is as far along each as it has their words."""

    @property
    def size(self) -> int:
        return 3

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 3), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            lower = text.lower()
            row[0] = sum(w in lower for w in ("budget", "financ", "money", "cost"))
            row[1] = sum(w in lower for w in ("python", "program", "code"))
            row[2] = 0.1 if lower else 0
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def tools_of(*, meaning: bool) -> Tools:
    return Tools(encoder=TwoThemes()) if meaning else Tools()


def a_search(*, meaning: bool = False) -> SkillSearch:
    return SkillSearch.of(SKILLS, tools_of(meaning=meaning), USUAL)


def kept(search: SkillSearch) -> Mapping[str, NDArray[np.generic]]:
    """Its arrays as they come out of a file."""
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **search.arrays())
    file.seek(0)
    with np.load(file, allow_pickle=False) as arrays:
        return dict(arrays)


def test_a_skill_said_outright_comes_first_with_its_words() -> None:
    text = "For years I have managed teams. I write Python every day."
    found = a_search().find(text, least=0)[0]
    assert found.title == "Python (computer programming)"
    assert [place.of(text) for place in found.places] == ["Python"]


def test_another_name_of_a_skill_shows_it() -> None:
    text = "I took care of budget planning for the choir"
    found = a_search().find(text, least=0)[0]
    assert found.id == "1"
    assert found.places[0].of(text) == "budget planning"


def test_usual_words_of_vacancies_show_the_skill_they_mean() -> None:
    text = "You are a real team player."
    found = a_search().find(text)[0]
    assert (found.title, found.places[0].of(text)) == ("work in teams", "team player")


def test_meaning_finds_a_skill_without_one_word_in_common() -> None:
    text = "I kept an eye on money and costs; I also sang"
    assert a_search(meaning=True).rank(text, 2)[0] in {"1", "4"}


def test_a_skill_of_several_sentences_is_told_once_with_every_place() -> None:
    text = "I write Python. At night I teach Python."
    found = next(f for f in a_search().find(text) if f.id == "2")
    assert sorted(place.start for place in found.places) == [8, 33]


def test_the_set_is_the_likely_part_of_the_ranking() -> None:
    search, text = a_search(), "Python and Spanish"
    ranked = search.find(text, least=0)
    assert [f.id for f in ranked if f.probability >= 0.25] == search.extract(text)
    assert all(0 <= f.doubt <= 1 for f in ranked)
    scores = [f.score for f in ranked]
    assert scores == sorted(scores, reverse=True)


@settings(max_examples=40)
@given(order=st.permutations(SKILLS), meaning=st.booleans())
def test_the_order_of_the_skills_never_matters(
    order: list[SkillName], *, meaning: bool
) -> None:
    text = "Team player who writes Python and prepares financial statements"
    search = SkillSearch.of(order, tools_of(meaning=meaning), USUAL)

    assert told(search, text) == told(a_search(meaning=meaning), text)


def told(search: SkillSearch, text: str) -> set[tuple[object, ...]]:
    found = search.find(text, least=0)
    return {(f.id, f.title, round(f.score, 5), f.places) for f in found}


@settings(max_examples=60)
@given(
    text=st.text(max_size=200) | st.sampled_from(["budget plans", *USUAL.split()]),
    meaning=st.booleans(),
)
def test_what_was_kept_answers_as_what_was_built(text: str, *, meaning: bool) -> None:
    built = a_search(meaning=meaning)
    again = SkillSearch.from_arrays(kept(built), built.tools)

    assert again.find(text, least=0) == built.find(text, least=0)


NAMES = st.text(max_size=40) | st.sampled_from(
    ["(x)", "a b c d e f g h i j", "Plan", "plan", "pl\u00e2n", "of the", "C++ (a) (b)"]
)


@settings(max_examples=60)
@given(
    skills=st.lists(st.builds(SkillName, NAMES, NAMES, st.tuples(NAMES)), max_size=60),
    meaning=st.booleans(),
)
def test_hostile_and_empty_lists_of_skills_are_built_kept_and_asked(
    skills: list[SkillName], *, meaning: bool
) -> None:
    built = SkillSearch.of(iter(skills), tools_of(meaning=meaning), USUAL)
    again = SkillSearch.from_arrays(kept(built), built.tools)
    text = " ".join(["I plan money.", *(skill.title for skill in skills)])
    found = built.find(text, least=0)

    assert again.find(text, least=0) == found
    assert {f.id for f in found} <= {skill.id for skill in skills}
    assert all(0 <= f.probability <= 1 for f in found)


def test_arrays_of_other_skills_or_of_another_encoder_are_refused() -> None:
    arrays = kept(a_search(meaning=True))
    with pytest.raises(KeyError):
        SkillSearch.from_arrays(arrays, Tools())
    with pytest.raises(KeyError):
        SkillSearch.from_arrays(kept(a_search()), tools_of(meaning=True))
    for name in ("vectors", "penalties", "name_totals", "id_starts"):
        cut = {**arrays, name: arrays[name][:-1]}
        with pytest.raises(ValueError, match=r"other skills|different skills"):
            SkillSearch.from_arrays(cut, tools_of(meaning=True))


def test_a_long_text_shows_what_its_sentences_show() -> None:
    """More phrases than are compared at a time."""
    lines = ["I write Python, and code, and costs", "I speak Spanish", "I teach music"]
    search = a_search(meaning=True)
    long = {f.id: round(f.score, 5) for f in search.find("\n".join(lines * 40), 0)}
    alone = [f for line in lines for f in search.find(line, 0)]

    assert long == {
        one.id: max(round(f.score, 5) for f in alone if f.id == one.id) for one in alone
    }


def test_a_cosine_of_rows_in_bytes_is_right_to_half_a_hundredth() -> None:
    rng = np.random.default_rng(4)
    rows = unit(rng.standard_normal((700, 256)).astype(np.float32))
    rows[3] = 0
    asked = unit(rng.standard_normal((19, 256)).astype(np.float32) + rows[5])
    found = ByteRows.of(in_bytes(rows)).cosines(asked)

    assert found.shape == (19, 700)
    assert np.abs(found - asked @ rows.T).max() < 0.005
    assert not found[:, 3].any()


def test_nothing_is_found_in_nothing_and_among_nothing() -> None:
    assert a_search().find("") == []
    assert a_search().find(" \n\t•") == []
    assert SkillSearch.of([], Tools()).find("I write Python") == []


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_every_place_lies_within_the_text_and_says_something(text: str) -> None:
    for found in a_search(meaning=True).find(text, least=0):
        for place in found.places:
            assert 0 <= place.start < place.end <= len(text)
            assert place.of(text).strip()


@pytest.mark.parametrize(
    "text", ["<script>x</script>" * 900, "a" * 50_000, "\x00😀‮" * 99]
)
def test_hostile_texts_are_read_without_complaint(text: str) -> None:
    assert all(f.places[0].end <= len(text) for f in a_search().find(text, least=0))


def test_vectors_are_kept_in_bytes_and_taken_back() -> None:
    search = a_search(meaning=True)
    packed = search.packed()
    assert packed is not None
    assert packed.dtype == np.int8
    again = SkillSearch.of(SKILLS, search.tools, USUAL, vectors=packed)
    text = "money and code"
    assert again.rank(text) == search.rank(text)
    with pytest.raises(ValueError, match="other skills"):
        SkillSearch.of(SKILLS[:2], search.tools, USUAL, vectors=packed)


def test_a_skill_is_made_of_a_row_with_a_title_alone_or_with_all_parts() -> None:
    assert SkillName.of({"id": 7, "title": "plan"}) == SkillName("7", "plan")
    row = {"id": "7", "title": "plan", "alts": ["make plans"], "desc": "Think ahead."}
    assert SkillName.of(row) == SkillName(
        "7", "plan", ("make plans",), "", "Think ahead."
    )
    assert SkillName.of({**row, "alts": "make plans plan work"}).joined
    assert SkillName.of({**row, "alts": "make plans | plan work"}).others == (
        "make plans",
        "plan work",
    )


def test_sentences_end_at_marks_lines_and_bullets() -> None:
    text = "I led a team. We grew!\n• Python 3.11, SQL\n---\nnode.js and C++"
    assert [place.of(text) for place in sentences(text)] == [
        "I led a team.",
        "We grew!",
        "Python 3.11, SQL",
        "node.js and C++",
    ]


def test_clauses_part_at_commas_and_and_without_their_filler() -> None:
    text = "You have strong experience with Java, CI/CD and (ideally) node.js"
    whole = Place(0, len(text))
    assert [place.of(text) for place in clauses(text, whole)] == [
        "Java",
        "CI/CD",
        "ideally",
        "node.js",
    ]


def test_words_and_tokens_keep_signs_that_belong_to_names() -> None:
    text = "C++, C# and node.js (v18)."
    whole = Place(0, len(text))
    assert [p.of(text) for p in words(text)] == ["C++", "C#", "and", "node.js", "v18"]
    assert [p.of(text) for p in tokens(text, whole)] == [
        "C++",
        "C#",
        "and",
        "node.js",
        "(",
        "v18",
        ")",
        ".",
    ]


def test_coverage_is_the_share_of_a_names_telling_words() -> None:
    """Of "manage budgets" and "manage staff", "manage" stands in both (ln 3/2) and
    "budget" in one (ln 3): "budgeting" covers ln 3 / (ln 3 + ln 1.5) of the first.
    """
    names = Names.of(["manage budgets", "manage staff"])
    shares = names.coverage("budgeting")
    assert shares[0] == pytest.approx(np.log(3) / (np.log(3) + np.log(1.5)))
    assert shares[1] == 0


def test_one_name_of_two_skills_is_told_of_both_and_of_each_but_once() -> None:
    pairs = [("Roster", 1), ("plan", 0), ("roster", 1), ("", 1), ("roster", 0)]
    others = Pointers.of((key_of(name), row) for name, row in pairs)
    names = Names.of(["plan (x)", "roster work"], [others])
    text = "Roster, plan!"

    assert [(m.row, m.place.of(text)) for m in names.mentions(text)] == [
        (0, "Roster"),
        (1, "Roster"),
        (0, "plan"),
    ]


def test_forms_of_a_word_have_one_stem() -> None:
    assert stems_of("analysing") == stems_of("analyses") == stems_of("analyzed")


def test_a_name_within_a_longer_one_is_marked_so() -> None:
    names = Names.of(["machine learning", "learning"])
    told = names.mentions("machine learning")
    assert [(m.row, m.is_inside) for m in told] == [(0, False), (1, True)]
