"""People who have seen the client work: a link, once, signed, for two readers."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.careers.tests.kinds import At, Enter, Page
from onward.careers.tests.skilled import (
    READING,
    SCIENCE,
    a_link,
    a_proof,
    a_target,
)
from onward.coaching.core.stages import Stage
from onward.coaching.models import Engagement
from onward.experience.core.skills import Status
from onward.experience.models import SkillInvitation, SkillSeen
from onward.experience.queries import backings_of
from onward.notifications.models import Message

pytestmark = pytest.mark.skilled

HOSTILE = "<script>alert(1)</script> \u202eحبر 🙂"
ANSWER = {
    "skills-science": "5",
    "skills-reading-comprehension": "",
    "seen": "She kept the bench for a year.",
    "signed": "on",
}


@pytest.fixture
def word(cast: Cast, at: At) -> Callable[[str], str]:
    return lambda token: at(cast.north, "careers:skill-word", token)


@pytest.fixture
def token(told: Engagement, cast: Cast) -> str:
    """A link made just now: pages go by the clock on the wall."""
    cast.now = timezone.now()
    return a_link(told, cast)


def test_somebody_is_asked_by_letter_and_the_letter_holds_no_more_than_it_must(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    sent = {
        "name": "Marta",
        "email": "marta@post.example",
        "skills": [SCIENCE.key],
        "words": "You saw the bench.",
    }

    answer = enter(cast.client).post(page("skill-ask"), sent, follow=True)

    letter = Message.objects.get()
    found = re.search(r"/seen/([\w-]+)/", letter.body)
    assert "A letter is on its way to Marta." in answer.content.decode()
    assert letter.recipient == "marta@post.example"
    assert "You saw the bench." in letter.body
    assert "is signed" in letter.body
    assert "coaching" not in letter.body.lower()
    assert found is not None
    assert found[1] not in str(SkillInvitation.objects.values_list("token_hash"))


def test_without_an_address_the_link_is_shown_once(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    client = enter(cast.client)

    answer = client.post(page("skill-ask"), {"name": "Marta", "skills": [SCIENCE.key]})

    assert "/seen/" in answer.content.decode()
    assert "/seen/" not in client.get(page("skill-ask")).content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"email": "nobody"}, "email"),
        ({"skills": []}, "skills"),
        ({"skills": ["skills:Juggling"]}, "skills"),
        ({"words": "x" * 10_000}, "words"),
    ],
)
def test_a_slip_in_asking_is_named_and_nobody_is_asked(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    changes: dict[str, Any],
    field: str,
) -> None:
    sent = {"name": "Marta", "skills": [SCIENCE.key]} | changes

    answer = enter(cast.client).post(page("skill-ask"), sent)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not SkillInvitation.objects.exists()


def test_more_than_eight_to_speak_of_are_told_in_words_of_their_own(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    client = enter(cast.client)
    form = client.get(page("skill-ask")).context["form"]
    keys = [key for key, _ in form.fields["skills"].choices]

    answer = client.post(page("skill-ask"), {"name": "Marta", "skills": keys[:9]})

    assert "9 are ticked. Eight at most: keep those they saw" in answer.content.decode()


def test_neither_client_nor_coach_nor_one_address_twice(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    def ask(email: str | None) -> int:
        sent = {"name": "Marta", "skills": [SCIENCE.key], "email": email or ""}
        return enter(cast.client).post(page("skill-ask"), sent).status_code

    assert ask(cast.client.user.email) == 409
    assert ask(cast.coach.user.email) == 409
    assert ask("marta@post.example") == 302
    assert ask("MARTA@post.example") == 409


def test_somebody_answers_once_and_both_read_it_with_the_name(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    word: Callable[[str], str],
    token: str,
) -> None:
    visitor = enter(None)

    shown = visitor.get(word(token))
    first = visitor.post(word(token), ANSWER)
    second = visitor.post(word(token), ANSWER)

    html = shown.content.decode()
    assert "see your name, the levels you mark, and your words" in html
    assert shown["Referrer-Policy"] == "no-referrer"
    assert "no-store" in shown["Cache-Control"]
    assert (first.status_code, second.status_code) == (200, 410)
    assert [one.level for one in SkillSeen.objects.all()] == [5]
    assert backings_of(told)[SCIENCE].status is Status.EVIDENCED
    for member in (cast.client, cast.coach):
        text = enter(member).get(page("skill-ask")).content.decode()
        assert "Marta" in text
        assert "Science: 5 of 7" in text
        assert "She kept the bench for a year." in text


def test_looking_at_a_link_uses_nothing_up(
    told: Engagement, enter: Enter, word: Callable[[str], str], token: str
) -> None:
    for _ in range(3):
        assert enter(None).get(word(token)).status_code == 200

    assert enter(None).post(word(token), ANSWER).status_code == 200


def test_a_link_that_was_withdrawn_takes_no_answer(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    word: Callable[[str], str],
    token: str,
) -> None:
    link = SkillInvitation.objects.get()

    enter(cast.client).post(page("skill-withdraw", link.pk))

    assert enter(None).get(word(token)).status_code == 410
    assert enter(None).post(word(token), ANSWER).status_code == 410
    assert not SkillSeen.objects.exists()


def test_a_link_is_over_after_thirty_days_and_with_the_engagement(
    told: Engagement, cast: Cast, enter: Enter, word: Callable[[str], str]
) -> None:
    cast.now = timezone.now() - timedelta(days=31)
    late = a_link(told, cast)
    cast.now = timezone.now()
    open_one = a_link(told, cast)
    visitor = enter(None)

    assert visitor.post(word(late), ANSWER).status_code == 410
    told.stage, told.ended_at = Stage.ENDED, cast.now
    told.save()
    assert visitor.post(word(open_one), ANSWER).status_code == 410
    assert not SkillSeen.objects.exists()


@pytest.mark.parametrize("odd", ["unknown", "a" * 400, "%00", "..", "é"])
def test_a_link_nobody_made_is_not_there(
    told: Engagement, enter: Enter, word: Callable[[str], str], odd: str
) -> None:
    assert enter(None).get(word(odd)).status_code == 404


def test_a_link_of_another_practice_is_not_there(
    told: Engagement, cast: Cast, enter: Enter, at: At, token: str
) -> None:
    url = at(cast.south, "careers:skill-word", token)

    assert enter(None).get(url).status_code == 404


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"skills-science": ""}, "Nothing is marked yet"),
        ({"skills-science": "9"}, "Choose one of 0 to 7."),
        ({"skills-science": "5\x00"}, "Choose one of 0 to 7."),
        ({"seen": "a\x00b"}, "no keyboard writes"),
        ({"seen": "x" * 10_000}, "Too long"),
        ({"signed": ""}, "Without this word it cannot be sent."),
    ],
)
def test_a_slip_of_somebody_asked_is_told_and_the_link_stays_open(
    told: Engagement,
    enter: Enter,
    word: Callable[[str], str],
    token: str,
    changes: dict[str, str],
    says: str,
) -> None:
    answer = enter(None).post(word(token), {**ANSWER, **changes})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not SkillSeen.objects.exists()
    assert enter(None).get(word(token)).status_code == 200


def test_hostile_words_stay_words(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    word: Callable[[str], str],
    token: str,
) -> None:
    enter(None).post(word(token), {**ANSWER, "seen": HOSTILE})

    html = enter(cast.coach).get(page("skill-ask")).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert SkillInvitation.objects.get().seen == HOSTILE


def test_skills_that_were_not_asked_about_are_not_taken(
    told: Engagement, enter: Enter, word: Callable[[str], str], token: str
) -> None:
    enter(None).post(word(token), {**ANSWER, "skills-negotiation": "7"})

    assert {one.skill for one in SkillSeen.objects.all()} == {SCIENCE}


def test_one_engagement_knows_nothing_of_anothers_links(
    told: Engagement, cast: Cast, enter: Enter, at: At, token: str
) -> None:
    link = SkillInvitation.objects.get()
    url = at(cast.north, "careers:skill-withdraw", cast.second_engagement.pk, link.pk)

    assert enter(cast.second_coach).post(url).status_code == 404
    with scope(organisation=cast.north):
        assert SkillInvitation.objects.get().withdrawn_at is None


def test_what_can_be_asked_about_is_what_the_targets_ask(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    a_proof(told, cast)

    form = enter(cast.client).get(page("skill-ask")).context["form"]

    keys = [key for key, _ in form.fields["skills"].choices]
    assert READING.key in keys
    assert len(keys) <= 40
