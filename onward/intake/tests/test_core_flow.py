from pathlib import Path

from onward.intake.core import flow
from onward.intake.core.bank import Bank, parse_bank

CONTENT = Path(__file__).parent.parent / "content"


def _bank() -> Bank:
    return parse_bank((CONTENT / "questions.toml").read_text(encoding="utf-8"))


def test_the_way_is_four_times_six_questions_then_the_primary_circumstance() -> None:
    bank = _bank()

    way = flow.route(bank, "returning")

    assert len(way) == 32
    assert [q.under for q in way[::6]][:4] == [
        "talents",
        "passions",
        "goals",
        "concerns",
    ]
    assert {q.under for q in way[24:]} == {"returning"}


def test_without_a_circumstance_the_way_is_the_four_themes() -> None:
    assert len(flow.route(_bank(), "")) == 24


def test_the_eighth_question_is_the_one_on_losing_track_of_time() -> None:
    way = flow.route(_bank(), "")

    assert way[7].key == "passions-lost-track-of-time"
    assert flow.place(way, "passions-lost-track-of-time") == 8
    assert flow.place(way, "passions-at-twelve") is None


def test_more_questions_are_the_rest_of_the_themes_and_of_the_chosen() -> None:
    bank = _bank()

    more = flow.extras(bank, ["returning", "dreads-work"], "returning")

    assert len(more) == 14 + 9
    assert {q.under for q in more} == {
        "talents",
        "passions",
        "goals",
        "concerns",
        "dreads-work",
    }


def test_keeping_leads_to_the_next_open_question() -> None:
    way = flow.route(_bank(), "")
    keys = [question.key for question in way]

    assert flow.next_open(way, set()) == way[0]
    assert flow.next_open(way, {keys[0]}, after=keys[0]) == way[1]
    assert flow.next_open(way, {*keys[:4]}, after=keys[0]) == way[4]


def test_after_the_last_one_the_passed_over_come_up_again() -> None:
    way = flow.route(_bank(), "")
    keys = [question.key for question in way]

    assert flow.next_open(way, {*keys} - {keys[2]}, after=keys[-1]) == way[2]
    assert flow.next_open(way, {*keys}, after=keys[-1]) is None


def test_back_goes_one_question_back_and_stops_at_the_first() -> None:
    way = flow.route(_bank(), "")

    assert flow.before(way, way[7].key) == way[6]
    assert flow.before(way, way[0].key) is None
    assert flow.before(way, "passions-at-twelve") is None


def test_minutes_left_count_what_is_open() -> None:
    way = flow.route(_bank(), "")
    keys = [question.key for question in way]

    assert flow.minutes_left(way, set()) == 24
    assert flow.minutes_left(way, keys[:23]) == 1
    assert flow.minutes_left(way, keys) == 0


def test_progress_counts_each_theme_and_marks_the_present_one() -> None:
    bank = _bank()
    way = flow.route(bank, "returning")
    done = [question.key for question in way[:7]]

    themes = flow.progress(bank, way, done, current=way[7].key)

    assert [(t.title, t.done, t.total) for t in themes] == [
        ("Talents", 6, 6),
        ("What draws you", 1, 6),
        ("Where to", 0, 6),
        ("What weighs", 0, 6),
        ("Coming back", 0, 8),
    ]
    assert [t.is_current for t in themes] == [False, True, False, False, False]
    assert [t.is_whole for t in themes] == [True, False, False, False, False]
    assert [t.is_block for t in themes] == [False, False, False, False, True]
