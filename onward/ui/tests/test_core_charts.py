"""Coordinates worked out by hand, once for each kind of drawing."""

from datetime import date

import pytest

from onward.ui.core.charts import (
    Axis,
    BarRow,
    LinePoint,
    Part,
    Spread,
    bars,
    hexagon,
    line,
    parts,
    place,
    range_plot,
    spark,
    steps_line,
)
from onward.ui.core.charts.frame import Rect, Text, keep_apart, plain, project
from onward.ui.core.specimens import drawings, sparks

JANUARY = LinePoint(date(2026, 1, 1), 2.1, 1.7, 2.5)
MARCH = LinePoint(date(2026, 3, 2), 3.4, 3.0, 3.8)


def test_a_value_stands_where_its_share_of_the_scale_falls() -> None:
    # 2.1 is 1.1 of 4 above 1; 164 - 152 * 0.275 = 122.2
    assert project(2.1, (1, 5), (164, 12)) == 122.2


def test_a_value_outside_its_scale_is_held_at_the_end() -> None:
    assert project(9, (1, 5), (164, 12)) == 12
    assert project(-3, (1, 5), (164, 12)) == 164


def test_a_scale_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="needs length"):
        project(1, (5, 5), (0, 100))


@pytest.mark.parametrize(("value", "words"), [(3.0, "3"), (3.44, "3.4"), (10, "10")])
def test_figures_are_written_as_people_do(value: float, words: str) -> None:
    assert plain(value) == words


def test_words_that_would_touch_give_way_to_the_strong_one() -> None:
    near = [Text(10, 0, "$20"), Text(20, 0, "$24", look="strong"), Text(90, 0, "$39")]

    assert [text.words for text in keep_apart(near)] == ["$24", "$39"]


def test_a_line_runs_over_dates_in_their_true_distance() -> None:
    # 1 January to 2 March is 60 days; 31 January is half of it: (26 + 356) / 2 = 191
    middle = LinePoint(date(2026, 1, 31), 2.6, 2.2, 3.0)

    drawn = line("Check", [MARCH, JANUARY, middle], y_range=(1, 5))

    assert drawn.line == "26,122.2 191,103.2 356,72.8"
    assert drawn.band == "26,107 191,88 356,57.6 356,88 191,118.4 26,137.4"
    assert [dot.look for dot in drawn.dots] == ["hollow", "hollow", ""]
    assert drawn.last == Text(366, 77.3, "3.4", "start", "strong")
    assert [text.words for text in drawn.dates] == ["1 Jan", "31 Jan", "2 Mar"]


def test_a_line_says_its_figures_and_their_doubt_in_a_table() -> None:
    drawn = line("Check", [JANUARY, MARCH], y_range=(1, 5))

    assert drawn.table.columns == ("Date", "Value", "Likely between")
    assert drawn.table.rows[0] == ("1 Jan 2026", "2.1", "1.7 and 2.5")
    assert drawn.description == (
        "From 2.1 on 1 Jan 2026 to 3.4 on 2 Mar 2026, 2 figures, on a scale of 1 to 5."
    )


def test_one_figure_is_a_dot_in_its_doubt_and_no_line() -> None:
    # 2.5 stands at 164 - 152 * 0.375 = 107, 1.7 at 164 - 152 * 0.175 = 137.4
    drawn = line("Check", [JANUARY], y_range=(1, 5))

    assert (drawn.line, drawn.band) == ("", "")
    assert drawn.whisker == (Rect(186, 107, 10, 30.4),)


def test_no_figures_draw_an_empty_grid() -> None:
    drawn = line("Check", [], y_range=(0, 10), ticks=[0, 5, 10])

    assert drawn.dots == ()
    assert drawn.rules == (164, 88, 12)
    assert drawn.description == "No figures yet, on a scale of 0 to 10."


def test_dates_over_a_new_year_say_the_year() -> None:
    long = [LinePoint(date(2025, 12, 1), 2), LinePoint(date(2026, 3, 1), 3)]

    drawn = line("Check", long, y_range=(0, 10))

    assert [text.words for text in drawn.dates] == ["1 Dec 2025", "1 Mar 2026"]


def test_bars_with_doubt_are_a_mark_in_a_band() -> None:
    drawn = bars("Interests", [BarRow("Helping", 58, low=49, high=67)])

    assert drawn.bars[0].rects == (
        Rect(0, 4.2, 100, 1.6, "bar track"),
        Rect(49, 0, 18, 10, "band"),
        Rect(57.4, 0, 1.2, 10, "bar"),
    )
    assert drawn.description == "Helping 58, likely 49 to 67"


def test_a_gap_is_drawn_from_what_one_brings_to_what_is_asked() -> None:
    # on 0 to 7: 1.6 is 22.9 of 100, 4.3 is 61.4; the gap is 38.5 wide
    drawn = bars("Skills", [BarRow("Coding", 1.6, need=4.3)], high=7)

    assert drawn.bars[0].rects[1:] == (
        Rect(0, 3, 22.9, 4, "bar"),
        Rect(22.9, 3, 38.5, 4, "bar gapfill"),
        Rect(61.0, 0, 0.8, 10, "bar mark"),
    )


def test_a_row_without_a_figure_keeps_its_words() -> None:
    drawn = bars("Interests", [BarRow("Helping", None)])

    assert drawn.bars[0].text == "no figure"
    assert drawn.table.rows == (("Helping", "no figure"),)


def test_a_hexagon_has_its_first_corner_upper_left() -> None:
    full = [
        Axis(name, 1, 0.5, 1) for name in ("a", "b", "c", "d", "e", "Putting order")
    ]

    drawn = hexagon("Interests", full)

    # 118 units round (200, 160): 200 - 59, 160 - 102.19
    assert drawn.shape == "141,57.8 259,57.8 318,160 259,262.2 141,262.2 82,160"
    assert drawn.band.startswith("M141 57.8L259 57.8L318 160")
    assert [text.words for text in drawn.labels[-2:]] == ["Putting", "order"]
    assert drawn.table.rows[0] == ("a", "100", "50 and 100")


def test_a_hexagon_of_five_is_refused() -> None:
    with pytest.raises(ValueError, match="six"):
        hexagon("Interests", [Axis("a", 1, 1, 1)] * 5)


def test_steps_are_solid_until_the_last_done() -> None:
    # five steps on 14 to 386 stand 93 apart
    drawn = steps_line("Plan", done=2, now=1, ahead=2)

    assert [dot.x for dot in drawn.dots] == [14, 107, 200, 293, 386]
    assert (drawn.solid, drawn.dashed) == ((14, 107), (107, 386))
    assert [dot.look for dot in drawn.dots] == ["", "", "hollow", "past", "past"]
    assert drawn.note == "2 done, 1 in hand, 2 to come"


def test_a_plan_without_steps_is_an_empty_line() -> None:
    drawn = steps_line("Plan", done=0, now=0, ahead=0)

    assert (drawn.dots, drawn.solid, drawn.dashed) == ((), None, None)


def test_pay_is_drawn_from_the_lowest_to_the_highest_figure() -> None:
    # 16 to 39 on 24 to 376: 24 is 8 of 23, 24 + 352 * 8 / 23 = 146.4
    spread = Spread(p10=16, p25=20, p50=24, p75=31, p90=39)

    drawn = range_plot("Pay", spread, need=19, wording=lambda pay: f"${pay:.0f}")

    assert drawn.whole == (24, 376)
    assert drawn.median == 146.4
    assert drawn.middle == Rect(85.2, 35, 168.4, 18, "bar b3")
    assert drawn.need == Text(69.9, 14, "you need $19", "start")
    assert drawn.table.rows[-1] == ("you need", "$19")


def test_what_is_needed_may_lie_outside_the_pay() -> None:
    drawn = range_plot("Pay", Spread(p10=16, p50=24, p90=39), need=62)

    # 16 to 62 on 24 to 376: 39 is half of it
    assert drawn.whole == (24, 200)
    assert drawn.need is not None
    assert drawn.need.x == 376


def test_equal_pay_for_all_draws_without_failing() -> None:
    assert range_plot("Pay", Spread(p10=20, p50=20, p90=20)).median == 200


def test_parts_lie_end_to_end_with_a_seam() -> None:
    # 16 of 100 is 64 of 400 units, a seam of 1.5 leaves 62.5; the next starts at 64
    drawn = parts("Fit", [Part("Interests", 16, 20), Part("Values", 11, 15)])

    assert drawn.rects == (
        Rect(0, 0, 62.5, 18, "bar b1"),
        Rect(64, 0, 42.5, 18, "bar b2"),
    )
    assert drawn.description == "Interests 16 of 20, Values 11 of 15"


def test_a_part_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="nought"):
        parts("Fit", [Part("Pay", -1, 10)])


def test_a_place_stands_in_the_band_of_its_likely_places() -> None:
    # twelve places on 16 to 384 stand 33.45 apart: the fourth at 116.4
    drawn = place("Place", likely=4, low=2, high=6, among=12)

    assert drawn.band == Rect(42.5, 13, 147.8, 18)
    assert [dot.x for dot in drawn.dots if dot.look == ""] == [116.4]
    assert [text.words for text in drawn.marks] == ["1", "2", "4", "6", "12"]


def test_a_place_among_many_draws_three_dots() -> None:
    assert len(place("Place", likely=40, low=12, high=160, among=1016).dots) == 3


def test_places_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        place("Place", likely=4, low=5, high=6, among=12)


def test_a_spark_marks_the_last_answer() -> None:
    # 0 to 10 on 26 to 2: 3 stands at 26 - 24 * 0.3 = 18.8, 5 at 14
    drawn = spark("Check-ins", [3, 5])

    assert drawn.line == "2,18.8 94,14"
    assert drawn.dot is not None
    assert (drawn.dot.x, drawn.dot.y) == (94, 14)


def test_every_drawing_of_the_gallery_has_title_and_words() -> None:
    for drawing in [*drawings(), *sparks()]:
        assert drawing.title
        assert drawing.description
