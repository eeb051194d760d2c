"""Skills a pasted text shows, and what of it never shows one."""

import re

import pytest

from onward.careers.queries.shown import skills_shown

pytestmark = [pytest.mark.skilled, pytest.mark.usefixtures("small_world")]


def test_hours_and_pay_show_no_skill_and_words_that_name_one_do() -> None:
    text = (
        "A busy surgery needs somebody. Good at active listening. 20 hours a week."
        " Starting pay $24 an hour. No shifts. You answer the phone and greet patients."
    )

    shown = {one.words: one for one in skills_shown(text, most=20)}

    assert shown["active listening"].title == "Active listening"
    assert not [words for words in shown if re.search("hour|shifts|pay", words)]


def test_what_is_less_sure_than_one_in_five_is_not_shown_unless_it_is_named() -> None:
    text = "You greet patients, book appointments, answer the phone, write letters."

    shown = skills_shown(text, most=20)

    assert shown
    assert all(one.percent >= 20 for one in shown)
