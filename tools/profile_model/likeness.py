"""Vectors and figures by which occupations are compared, for O*NET's codes."""

import gzip
import json
from pathlib import Path

import numpy as np

from onward.careers.core.related import Related, Work, compact, mean_vectors
from onward.careers.core.text.encoder import Encoder
from profile_model.material import Material

Figures = dict[str, np.ndarray]


def vectors(material: Material, encoder: Encoder, guesses: Figures) -> Figures:
    """What `Related` reads, (n, 128). Ratings O*NET has not are our own estimates."""
    whole = [
        [f"{title}. {text}"]
        for title, text in zip(material.titles, material.descriptions, strict=True)
    ]
    lists = {"tasks": material.tasks, "titles": titles_of(material), "text": whole}
    figures = {name: mean_vectors(texts, encoder) for name, texts in lists.items()}
    truth = material.figures["knowledge_importance"]
    guess = guesses["knowledge_importance"]
    figures["knowledge"] = np.where(np.isnan(truth), guess, truth)
    figures["zone"] = material.figures["zone"][:, 0]
    short = compact(figures).astype(np.float16)
    return {"codes": np.array(material.codes, "S10"), "vectors": short}


def titles_of(material: Material) -> list[list[str]]:
    pairs = zip(material.titles, material.alternates, strict=True)
    return [[title, *others] for title, others in pairs]


def recalls(
    corpus: list[Work],
    asked: dict[str, list[str]],
    stored: Figures,
    encoder: Encoder,
) -> dict[str, float]:
    """Recall at ten of the lists asked, by title: with vectors, and by text only."""
    systems = {
        "stored vectors": Related.of(corpus, stored),
        "titles and descriptions": Related.of(corpus, None, encoder),
    }
    found = {}
    for name, system in systems.items():
        shares = [
            len({*system.nearest(title, 10)} & {*wanted}) / len(wanted)
            for title, wanted in asked.items()
        ]
        found[name] = float(np.mean(shares))
    return found


def read_corpus(folder: Path) -> tuple[list[Work], dict[str, list[str]]]:
    """The corpus of related_onet and its dev queries: title -> related codes."""

    def rows(name: str) -> list[dict[str, object]]:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt") as lines:
            return [json.loads(line) for line in lines]

    corpus = [
        Work(str(r["id"]), str(r["title"]), tuple(r["alts"]), str(r["desc"]))
        for r in rows("corpus")
    ]
    return corpus, {str(r["text"]): list(r["gold"]) for r in rows("dev")}
