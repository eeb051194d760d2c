from onward.intake.core.summary import Part, draft, opening_of


def test_the_draft_is_made_of_the_client_s_words_theme_by_theme() -> None:
    text = draft(
        ["I come back to work after years at home"],
        [
            Part("Talents", ("The school rota.", "I mend\nthings.")),
            Part("What draws you", ()),
            Part("Where to", ("An ordinary Tuesday in a laboratory.",)),
        ],
    )

    assert text == (
        "What brings me here\n"
        "I come back to work after years at home\n\n"
        "Talents\nThe school rota.\nI mend things.\n\n"
        "Where to\nAn ordinary Tuesday in a laboratory."
    )


def test_nothing_said_gives_no_draft() -> None:
    assert draft([], [Part("Talents", ())]) == ""


def test_long_answers_are_cut_after_a_whole_sentence() -> None:
    text = "One sentence here. Another one there. " + "word " * 80

    assert opening_of(text, 60) == "One sentence here. Another one there."


def test_one_long_sentence_is_cut_between_words() -> None:
    assert opening_of("one two three four", 12) == "one two\u2026"


def test_a_word_without_end_is_cut_anyway() -> None:
    assert opening_of("x" * 20, 10) == "x" * 9 + "\u2026"


def test_a_short_answer_stays_whole() -> None:
    assert opening_of("  Just   this  ", 280) == "Just this"
