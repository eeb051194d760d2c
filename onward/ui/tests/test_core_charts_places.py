"""Ranges by place and the map of neighbours, worked out by hand."""

from math import hypot

from onward.ui.core.charts import (
    Neighbour,
    RangeRow,
    Spread,
    neighbours,
    ranges,
)
from onward.ui.core.charts.frame import Rect
from onward.ui.core.charts.neighbours import APART, CENTRE

HERE = RangeRow("Here", Spread(p10=10, p25=15, p50=20, p75=25, p90=30), "here")
NOWHERE = RangeRow("Nowhere", None)


def test_each_place_stands_on_the_scale_of_all() -> None:
    # Lowest 10, highest 50: 30 is half of the way, 15 an eighth, 20 a quarter.
    far = RangeRow("Far", Spread(p10=20, p50=30, p90=50))

    here, other = ranges("Pay", [HERE, far]).lines

    assert here.rects[1] == Rect(0, 4, 50, 2, "bar b2")
    assert here.rects[2] == Rect(12.5, 1.5, 25, 7, "bar b3")
    assert here.rects[3] == Rect(24.3, 0, 1.4, 10, "bar")
    # Without quarters there is no thick middle half.
    assert [rect.look for rect in other.rects] == ["bar track", "bar b2", "bar"]


def test_a_place_without_figures_says_so_and_draws_nothing_of_them() -> None:
    drawn = ranges("Pay", [HERE, NOWHERE])

    assert drawn.lines[1].text == "no figure"
    assert drawn.lines[1].rects == (Rect(0, 4.6, 100, 0.8, "bar track"),)
    assert drawn.table.rows[1] == ("Nowhere", *["no figure"] * 5)


def test_what_is_needed_widens_the_scale_and_marks_every_place() -> None:
    drawn = ranges("Pay", [HERE, NOWHERE], need=50)

    assert [line.rects[-1].look for line in drawn.lines] == ["bar needmark"] * 2
    assert drawn.lines[0].rects[-1].x == 99.2
    assert drawn.high == "50"


def test_places_without_any_figure_still_make_a_drawing() -> None:
    drawn = ranges("Pay", [NOWHERE], need=19)

    assert (drawn.low, drawn.high) == ("", "")


def test_more_preparation_lies_to_the_right_and_the_most_alike_nearest() -> None:
    near = [
        Neighbour("Alike", "/a/", 0.0, 1.5),
        Neighbour("Less", "/b/", 0.5, -1.5),
        Neighbour("Farther", "/c/", 1.0, 1.5),
    ]

    alike, less, farther = neighbours("Near", "Here", near).spots

    # Straight to the right at the nearest ring: 200 + 1.34 * 58 = 277.7
    assert (alike.x, alike.y) == (277.7, 150)
    # Half of the way between the rings, to the left: 200 - 1.34 * 90 = 79.4
    assert (less.x, less.y) == (79.4, 150)
    assert farther.x > alike.x


def test_no_two_places_of_a_map_touch() -> None:
    near = [Neighbour(str(k), f"/{k}/", 0.1, 0.0) for k in range(10)]

    spots = neighbours("Near", "Here", near).spots

    places = [(CENTRE.x, CENTRE.y), *((spot.x, spot.y) for spot in spots)]
    assert all(
        hypot(a[0] - b[0], a[1] - b[1]) >= APART - 0.1
        for i, a in enumerate(places)
        for b in places[:i]
    )
    assert all(16 <= spot.x <= 384 and 16 <= spot.y <= 284 for spot in spots)


def test_a_map_of_nothing_says_so() -> None:
    assert neighbours("Near", "Here", []).description == "Round Here: nothing."
