"""benchmarks/engine_jsonl.py as a stranger runs it: a process of its own, no Django."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

import numpy as np
import pytest

ENGINE = Path(__file__).parents[3] / "benchmarks" / "engine_jsonl.py"
Row = Mapping[str, object]


class Answer(TypedDict, total=False):
    qid: str | int
    ranked: list[str]
    set: list[str]
    spans: list[tuple[int, int]]


JOBS: list[Row] = [
    {"id": "1", "title": "Registered Nurses", "alts": ["Staff nurse"], "desc": ""},
    {
        "id": "2",
        "title": "Software Developers",
        "alts": ["Programmer"],
        "desc": "Code.",
    },
    {"id": "3", "title": "Truck drivers", "alts": [], "desc": ""},
]
SKILLS: list[Row] = [
    {"id": "s1", "title": "manage staff", "alts": ["lead a team"], "desc": ""},
    {"id": "s2", "title": "use spreadsheets software", "alts": [], "desc": ""},
    {"id": "s3", "title": "perform surgery", "alts": [], "desc": ""},
]


def asked(
    folder: Path,
    task: str,
    rows: Sequence[Row] | None,
    *questions: Row,
    encoder: str = "static",
) -> list[Answer]:
    """The answers to questions about a corpus, without the one to `load`."""
    corpus = folder / "corpus.jsonl"
    if rows is not None:
        corpus.write_text("".join(json.dumps(row) + "\n" for row in rows))
    load = {"op": "load", "task": task, "corpus": str(corpus)}
    lines = [load, *({"op": "query", "k": 10, **one} for one in questions)]
    done = subprocess.run(
        [sys.executable, str(ENGINE), "--encoder", encoder],
        input="".join(json.dumps(line) + "\n" for line in lines),
        capture_output=True,
        text=True,
        check=True,
        env={"ONWARD_CACHE": str(folder / "kept"), "PATH": "/usr/bin:/bin"},
        cwd=folder,
    )
    ready, *answers = map(json.loads, done.stdout.splitlines())
    assert ready["ready"] is True
    return answers


@pytest.mark.parametrize("task", ["noisy2onet", "a task nobody knows"])
def test_titles_of_a_corpus_are_found(tmp_path: Path, task: str) -> None:
    question = {"qid": "q", "text": "Sr. Sofware Develper (m/f/d)", "k": 2}

    (answer,) = asked(tmp_path, task, JOBS, question)

    assert answer["qid"] == "q"
    assert answer["ranked"][0] == "2"
    assert len(answer["ranked"]) == 2


def test_it_answers_the_same_from_what_it_kept(tmp_path: Path) -> None:
    questions = [{"qid": n, "text": t} for n, t in enumerate(["nurse", "coder", ""])]

    first = asked(tmp_path, "titles", JOBS, *questions)
    kept = list((tmp_path / "kept").iterdir())
    again = asked(tmp_path, "titles", JOBS, *questions)

    assert first == again
    assert list((tmp_path / "kept").iterdir()) == kept
    assert len(kept) == 1


def test_a_broken_file_of_what_it_kept_is_built_anew(tmp_path: Path) -> None:
    question = {"qid": "q", "text": "nurse"}
    first = asked(tmp_path, "titles", JOBS, question)
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(b"PK cut off")

    assert asked(tmp_path, "titles", JOBS, question) == first


@pytest.mark.parametrize("encoder", ["static", "none"])
def test_skills_are_found_the_same_from_what_was_kept(
    tmp_path: Path, encoder: str
) -> None:
    question = {"qid": "q", "text": "You lead a team and use spreadsheets."}
    first = asked(tmp_path, "to_skills", SKILLS, question, encoder=encoder)
    (path,) = (tmp_path / "kept").iterdir()
    written = path.stat().st_mtime_ns
    again = asked(tmp_path, "to_skills", SKILLS, question, encoder=encoder)

    assert path.stat().st_mtime_ns == written
    np.savez(path, vectors=np.ones((3, 256), dtype=np.int8))  # as kept long ago
    anew = asked(tmp_path, "to_skills", SKILLS, question, encoder=encoder)
    assert first == again == anew
    assert sorted(first[0]["ranked"][:2]) == ["s1", "s2"]


@pytest.mark.parametrize("text", ["", "\n \r\n\n"])
def test_an_empty_corpus_of_skills_is_answered_without_one(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(text)

    (answer,) = asked(tmp_path, "to_skills", None, {"qid": "q", "text": "I plan."})

    assert answer == {"qid": "q", "spans": []}


def test_labels_of_a_concept_come_together(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "title": "nurse", "concept": "1"},
        {"id": "b", "title": "ward sister", "concept": "1"},
        {"id": "c", "title": "nurse assistant", "concept": "2"},
    ]

    (answer,) = asked(tmp_path, "melo", rows, {"qid": "q", "text": "Nurse", "k": 3})

    assert answer["ranked"] == ["a", "b", "c"]


@pytest.mark.parametrize("task", ["to_skills", "of another name"])
def test_a_corpus_of_skills_is_asked_for_skills(tmp_path: Path, task: str) -> None:
    question = {"qid": "q", "text": "You will lead a team of nurses."}

    (answer,) = asked(tmp_path, task, SKILLS, question)

    assert answer["ranked"][0] == "s1"


def test_a_task_of_sets_is_answered_with_a_set(tmp_path: Path) -> None:
    question = {"qid": "q", "text": "You will lead a team of nurses."}

    (answer,) = asked(tmp_path, "skill_set", SKILLS, question)

    assert "ranked" not in answer
    assert "s1" in answer["set"]


def test_without_a_corpus_tokens_are_answered_with_spans(tmp_path: Path) -> None:
    tokens = ["Experience", "with", "Python", "and", "project", "management", "."]
    question = {"qid": "q", "text": " ".join(tokens), "tokens": tokens}

    (answer, empty) = asked(
        tmp_path, "spans", None, question, {"qid": "r", "text": "", "tokens": []}
    )

    assert all(0 <= start < end <= len(tokens) for start, end in answer["spans"])
    assert empty["spans"] == []


def test_related_occupations_are_those_of_the_corpus_but_itself(tmp_path: Path) -> None:
    question = {"qid": "1", "text": "Registered Nurses"}

    (answer,) = asked(tmp_path, "related", JOBS, question)

    assert sorted(answer["ranked"]) == ["2", "3"]
