from onward.careers.core.changes import (
    Changes,
    Figures,
    Limit,
    Shift,
    compare,
    in_words,
    partners,
)

INTERESTS, PAY = "interests (1 to 7)", "median pay, nation and states"


def test_a_limit_is_passed_only_by_more_than_it_says() -> None:
    assert not Limit(0.5).is_passed(3.0, 3.5)
    assert Limit(0.5).is_passed(3.0, 3.6)
    assert not Limit(0.1, is_share=True).is_passed(50_000, 55_000)
    assert Limit(0.1, is_share=True).is_passed(50_000, 55_001)


def test_codes_are_followed_to_what_they_were_before() -> None:
    was = partners(
        ["same", "new", "moved", "narrow"],
        ["same", "old", "wide"],
        {"old": ("moved",), "gone": ("new",)},
        lambda code: "wide" if code == "narrow" else code,
    )

    assert was == {"same": "same", "moved": "old", "narrow": "wide"}


def test_what_was_added_dropped_moved_and_shifted_is_counted() -> None:
    before: dict[str, Figures] = {
        "a": {INTERESTS: (1, 2, None), PAY: (100.0,)},
        "b": {INTERESTS: (1, 1, 1), PAY: (100.0,)},
        "gone": {INTERESTS: (1, 1, 1)},
    }
    after: dict[str, Figures] = {
        "a": {INTERESTS: (1.5, 2, 7), PAY: (None,)},
        "c": {INTERESTS: (1, 1, 4), PAY: (109.0,)},
        "finer": {INTERESTS: (1, 2, 1)},
        "new": {INTERESTS: (1, 1, 1)},
    }

    changes = compare(
        before,
        after,
        {"a": "a", "c": "b", "finer": "a"},
        name="before",
        moves={"b": ("c",)},
        notes=["N."],
    )

    assert changes == Changes(
        before="before",
        added=1,
        dropped=1,
        moved=1,
        added_codes=("new",),
        dropped_codes=("gone",),
        moved_codes=(("b", "c"),),
        shifts=(
            Shift(INTERESTS, "0.5", 1, 3, (("c", 1, 4),)),
            Shift(PAY, "10%", 0, 1, ()),
        ),
        notes=("N.",),
    )


def test_figures_of_other_columns_are_not_compared() -> None:
    changes = compare(
        {"a": {INTERESTS: (1, 2)}}, {"a": {INTERESTS: (7,)}}, {"a": "a"}, name="x"
    )

    assert changes.shifts == ()


def test_the_report_is_told_in_plain_lines() -> None:
    plain = Changes(
        before="O*NET database, 29.3",
        added=22,
        added_codes=("15-1299.01",),
        shifts=(Shift(INTERESTS, "0.5", 1, 2, (("c", 1, 4.5),)),),
        notes=("No work values.",),
    ).plain()

    assert list(in_words(plain, rows="occupations")) == [
        "Against O*NET database, 29.3:",
        "  occupations: 22 added, 0 dropped, 0 moved",
        "    added: 15-1299.01 and 21 more",
        "  interests (1 to 7): 1 of 2 shifted by more than 0.5 (most: c, 1 to 4.5)",
        "  No work values.",
    ]


def test_the_first_import_of_a_part_tells_nothing_but_its_notes() -> None:
    assert list(in_words(Changes(before="").plain(), rows="x")) == []
    assert list(in_words({}, rows="x")) == []
