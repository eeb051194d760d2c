"""The labels of the hexagon of interests stand apart, whatever kinds stand out."""

from itertools import combinations

from onward.assessments.queries import INTERESTS, instrument
from onward.ui.core.charts import Axis, hexagon

LETTER, LINE = 8.5, 15.0  # a bold letter of 13 px, with room


def test_bold_names_of_interests_never_run_into_each_other() -> None:
    names = [scale.name for scale in instrument(INTERESTS).scales]
    axes = [Axis(name, 0.5, 0.4, 0.6, stands_out=True) for name in names]

    labels = hexagon("Interests", axes).labels

    assert sorted(" ".join(text.words for text in labels).split()) == sorted(
        " ".join(names).split()
    )
    for one, other in combinations(labels, 2):
        if abs(one.y - other.y) < LINE and one.anchor == other.anchor == "middle":
            apart = abs(one.x - other.x)
            assert apart >= LETTER * (len(one.words) + len(other.words)) / 2
    assert min(text.y for text in labels) - LINE >= 22
    assert max(text.y for text in labels) <= 22 + 280 - 5
