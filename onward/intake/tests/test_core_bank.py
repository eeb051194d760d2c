from pathlib import Path

import pytest

from onward.coaching.core.circumstances import Circumstance
from onward.intake.core.bank import THEMES, BankError, parse_bank

CONTENT = Path(__file__).parent.parent / "content"
TEXT = (CONTENT / "questions.toml").read_text(encoding="utf-8")


def test_the_bank_holds_four_themes_and_nine_blocks() -> None:
    bank = parse_bank(TEXT)

    assert tuple(theme.key for theme in bank.themes) == THEMES
    assert sorted(block.key for block in bank.blocks) == sorted(Circumstance)
    assert [len(bank.under(theme)) for theme in THEMES] == [10, 9, 9, 10]


def test_each_theme_offers_six_questions_to_everybody() -> None:
    bank = parse_bank(TEXT)

    short = [sum(q.is_short for q in bank.under(theme)) for theme in THEMES]

    assert short == [6, 6, 6, 6]


def test_each_circumstance_has_at_least_eight_questions() -> None:
    bank = parse_bank(TEXT)

    sizes = {block.key: len(bank.under(block.key)) for block in bank.blocks}

    assert sizes == {
        "between-jobs": 9,
        "dissatisfied": 8,
        "new-challenge": 8,
        "unaware-of-strengths": 8,
        "dreads-work": 9,
        "retired-part-time": 8,
        "no-clear-path": 8,
        "leaving-to-found": 9,
        "returning": 8,
    }


def test_every_question_says_why_it_is_asked_and_how_to_ask_on() -> None:
    bank = parse_bank(TEXT)

    assert [q.key for q in bank.questions if not q.why or not q.help] == []
    assert {len(q.follow_ups) for q in bank.questions} == {2, 3}


def test_no_two_questions_say_the_same() -> None:
    bank = parse_bank(TEXT)

    texts = [question.text for question in bank.questions]

    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('key = "talents-when-stuck"', 'key = "talents-hour-not-day"', "2 questions"),
        ('under = "goals"', 'under = "dreams"', "which is nothing"),
        ("\nshort = true", "\nshort = false", "5 short questions, not 6"),
        ('tags = ["story", "strength"]', 'tags = ["astrology"]', "unknown tags"),
        ('circumstance = "returning"', 'circumstance = "dreads-work"', "nine"),
        ("version = 1", "version = 0", "from 1 up"),
        ('key = "talents"', 'key = "gifts"', "The themes are talents"),
    ],
)
def test_a_broken_bank_is_refused_with_the_reason(
    before: str, after: str, says: str
) -> None:
    with pytest.raises(BankError) as refusal:
        parse_bank(TEXT.replace(before, after, 1))

    assert says in str(refusal.value)


def test_a_bank_that_is_not_toml_is_refused() -> None:
    with pytest.raises(BankError, match="not TOML"):
        parse_bank("version = ")


def test_a_question_without_a_help_is_refused() -> None:
    line = next(each for each in TEXT.splitlines() if each.startswith("help ="))

    with pytest.raises(BankError, match="help"):
        parse_bank(TEXT.replace(line, "", 1))


def test_a_question_is_found_by_its_key() -> None:
    bank = parse_bank(TEXT)

    found = bank.find("passions-lost-track-of-time")

    assert found is not None
    assert found.text == "When did you last lose track of time?"
    assert bank.find("nothing-of-the-kind") is None
