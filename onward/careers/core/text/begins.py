"""Labels whose words begin with the words typed so far. Pure."""

import numpy as np

from onward.careers.core.text.labels import Labels
from onward.careers.core.text.letters import plain_all
from onward.careers.core.text.runs import RunIndex

SHORTEST = 2
READ = 400  # labels that share every run and are read one by one


def begins_with(labels: Labels, runs: RunIndex, start: str) -> list[int]:
    """Rows of labels in which every typed word begins a word, best first.

    start: plain letters. Best: labels that begin with all of it, then titles before
    other labels, then shorter ones.
    """
    words = start.split()
    if len(start) < SHORTEST or not words:
        return []
    rows = runs.having([f" {word}" for word in words])
    lengths = np.diff(labels.texts.starts)[rows]
    # The shortest are the likeliest; what is cut off here could only come last.
    rows = rows[np.lexsort((rows, lengths))][:READ]
    texts = plain_all([labels.texts[int(row)] for row in rows])
    found = [
        (not text.startswith(start), not labels.is_title(int(row)), len(text), int(row))
        for row, text in zip(rows, texts, strict=True)
        if all(f" {word}" in f" {text}" for word in words)
    ]
    return [row for *_, row in sorted(found)]
