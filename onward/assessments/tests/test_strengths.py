"""Strengths by evidence: asking people, what they say, and the card made of it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import DateField
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope

from onward.assessments.core.strengths import Pane
from onward.assessments.models import RaterInvitation, Rating
from onward.assessments.queries.strengths import (
    Card,
    asked_of_others,
    others,
    strengths_card,
)
from onward.assessments.services.strengths import (
    MOST_ASKED,
    RatingFacts,
    answer_rating,
    ask_rater,
    remind_raters,
    say_own_view,
    withdraw_rater,
)
from onward.assessments.tests.kept import keep
from onward.audit.models import Entry
from onward.experience.core.stories import StoryFacts
from onward.experience.queries import strengths
from onward.experience.services import write_story
from onward.notifications.models import Message
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
THREE = {"best": "Tea and a list.", "strengths": ["calm", "muddle"], "signed": "no"}


@pytest.fixture
def page(cast: Any, at: At) -> Callable[..., str]:
    def of(name: str, *args: object) -> str:
        return at(cast.north, f"assessments:{name}", cast.engagement.pk, *args)

    return of


def asked(cast: Any, name: str = "Marta", email: str = "") -> str:
    """The path of the link somebody got."""
    with scope(organisation=cast.north):
        address = ask_rater(
            cast.engagement,
            name=name,
            email=email,
            words="You knew me then.",
            by=cast.client,
            now=timezone.now(),
        )
    return re.sub(r"^https?://[^/]+", "", address)


def a_rating(cast: Any, *ticks: str, name: str = "Marta", **facts: Any) -> None:
    asked(cast, name)
    with scope(organisation=cast.north):
        invitation = RaterInvitation.objects.order_by("-made_at").first()
        assert invitation is not None
        answer_rating(invitation, RatingFacts(ticks, **facts), now=timezone.now())


def card(cast: Any, reader: Member | None = None) -> Card:
    with scope(organisation=cast.north):
        return strengths_card(cast.engagement, reader=reader or cast.client)


def own_view(cast: Any, *keys: str) -> None:
    with scope(organisation=cast.north):
        say_own_view(cast.engagement, keys, by=cast.client, now=cast.now)


def names(found: Card, pane: Pane) -> list[str]:
    return [one.strength.key for one in found.panes[pane]]


def test_there_are_24_strengths_each_with_one_sentence_and_three_questions() -> None:
    assert len(strengths()) == 24
    assert len({one.name for one in strengths()}) == 24
    assert all(re.fullmatch(r"[A-Z][^.]+\.", one.says) for one in strengths())
    assert [one.about("Leila") for one in asked_of_others()] == [
        "When have you seen Leila at their best?",
        "What do you, or others, come to Leila for?",
        "What does Leila do well and hardly notice?",
    ]


def test_somebody_without_an_account_answers_once_by_the_link(
    cast: Any, enter: Enter
) -> None:
    link, visitor = asked(cast), enter(None)
    shown = visitor.get(link)
    assert "What do you see in Leila Haddad?" in shown.content.decode()
    assert "You knew me then." in shown.content.decode()
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in shown.headers["Cache-Control"]

    answer = visitor.post(link, THREE | {"signed": "signed", "best_shows": "calm"})

    assert answer.status_code == 200
    assert "with your name" in answer.content.decode()
    with scope(organisation=cast.north):
        seen = others(cast.engagement)
        assert (seen.signed, seen.named_by("calm")) == (("Marta",), ("Marta",))
        assert seen.words[0][0].text == "Tea and a list."
    assert visitor.get(link).status_code == 410
    assert visitor.post(link, THREE).status_code == 410
    with scope(organisation=cast.north):
        assert Rating.objects.count() == 1


def test_what_the_first_words_show_is_ticked_with_them_while_there_is_room(
    cast: Any, enter: Enter
) -> None:
    five = [one.key for one in strengths()][:5]
    for ticks, kept in (
        (["exact"], (["calm", "exact"], "calm")),
        (five, (sorted(five), "")),
    ):
        told = THREE | {"strengths": ticks, "best_shows": "calm"}
        assert enter(None).post(asked(cast, ticks[-1]), told).status_code == 200
        with scope(organisation=cast.north):
            found = [(one.strengths, one.best_shows) for one in Rating.objects.all()]
            assert kept in found


def test_an_answer_without_a_name_leads_to_nobody(cast: Any, enter: Enter) -> None:
    link = asked(cast)
    with scope(organisation=cast.north):
        lines = Entry.objects.count()

    assert enter(None).post(link, THREE).status_code == 200

    with scope(organisation=cast.north):
        kept = Rating.objects.get()
        assert (kept.invitation, kept.batch) == (None, 1)
        assert Entry.objects.count() == lines
        dates = [one for one in Rating._meta.fields if isinstance(one, DateField)]
        assert dates == []


def test_two_without_a_name_change_no_letter_of_any_page(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    own_view(cast, "calm")
    links = [asked(cast, name) for name in ("Marta", "Noor", "Sister Anne")]
    places = [page("strengths"), page("ask-people")]
    readers = {who: enter(who) for who in (cast.client, cast.coach)}

    def looks() -> list[str]:
        return [
            re.sub(r'value="[^"]{64}"|nonce="[^"]+"|"X-CSRFToken": "[^"]+"', "", text)
            for browser in readers.values()
            for place in places
            if (text := browser.get(place).content.decode())
        ]

    before = looks()
    for link in links[:2]:
        enter(None).post(link, THREE)
        assert looks() == before
    enter(None).post(links[2], THREE | {"best": "She asks."})

    client_card, client_asked, coach_card, coach_asked = looks()
    assert "several people without a name" in client_card
    assert "She asks." in coach_card
    assert [client_asked, coach_asked] == [before[1], before[3]]


def test_who_reads_a_signed_answer_is_said_as_the_client_decided(
    cast: Any, enter: Enter
) -> None:
    link = asked(cast)
    both = enter(None).get(link).content.decode()
    keep(cast, "strengths")

    alone = enter(None).get(link).content.decode()
    thanks = enter(None).post(link, THREE | {"signed": "signed"}).content.decode()

    assert "Leila Haddad and their coach read your answers" in both
    assert "only Leila Haddad reads your answers" in alone
    assert "their coach" not in alone
    assert "their coach" not in thanks


def test_the_audit_says_only_when_a_whole_batch_is_shown(cast: Any) -> None:
    for name in ("Marta", "Noor", "Anne", "Paul"):
        a_rating(cast, "calm", name=name)

    with scope(organisation=cast.north):
        said = Entry.objects.filter(action__contains="without a name")
        assert [(one.by, one.detail) for one in said] == [(None, {})]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"best": "x" * 10_000}, "best"),
        ({"best": "a\x00b"}, "best"),
        ({"strengths": [one.key for one in strengths()][:6]}, "strengths"),
        ({"strengths": ["winning"]}, "strengths"),
        ({"signed": "perhaps"}, "signed"),
        ({"best": " ", "strengths": []}, "__all__"),
    ],
)
def test_a_slip_of_a_rater_is_named_and_the_link_stays(
    cast: Any, enter: Enter, changes: dict[str, Any], field: str
) -> None:
    link = asked(cast)

    answer = enter(None).post(link, THREE | changes)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert enter(None).get(link).status_code == 200


def test_a_link_is_over_when_withdrawn_too_old_or_the_coaching_ended(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    withdrawn, old, ended = (asked(cast, name) for name in ("A", "B", "C"))
    with scope(organisation=cast.north):
        first, second, _third = RaterInvitation.objects.order_by("made_at")
        second.made_at -= timedelta(days=40)
        second.expires_at -= timedelta(days=40)
        second.save()

    answer = enter(cast.client).post(page("withdraw-link", first.pk), follow=True)

    assert "The link of A takes no answer from now on." in answer.content.decode()
    assert enter(None).get(withdrawn).status_code == 410
    assert enter(None).post(old, THREE).status_code == 410
    assert enter(None).get(ended).status_code == 200
    cast.engagement.stage, cast.engagement.ended_at = "ended", timezone.now()
    cast.engagement.save()
    assert enter(None).post(ended, THREE).status_code == 410
    assert enter(None).get(f"{ended[:-3]}x/").status_code == 404


def test_a_link_of_one_practice_opens_nothing_at_another(
    cast: Any, enter: Enter
) -> None:
    link = asked(cast).replace("/at/north/", "/at/south/")

    assert enter(None).get(link).status_code == 404


def test_only_a_hash_of_the_link_is_kept_and_the_names_are_sealed(cast: Any) -> None:
    link = asked(cast, email="marta@post.example")
    token = link.rstrip("/").rpartition("/")[2]

    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM assessments_raterinvitation t")
        row = cursor.fetchone()[0]

    assert token not in row
    assert b"Marta".hex() not in row
    assert b"marta@post".hex() not in row


def test_a_letter_quotes_the_client_and_says_nothing_of_coaching(cast: Any) -> None:
    link = asked(cast, email="marta@post.example")

    letter = Message.objects.get(kind="strengths-asked")

    assert letter.recipient == "marta@post.example"
    assert link in letter.body
    assert "You knew me then." in letter.body
    assert "coach" not in (letter.subject + letter.body).lower()


def test_nobody_is_asked_twice_nor_the_client_or_their_coach(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    asked(cast, email="marta@post.example")
    browser, place = enter(cast.client), page("ask-people")
    own = cast.engagement.client.email
    for email in ("Marta@post.example", own, cast.coach.user.email):
        answer = browser.post(place, {"name": "Again", "email": email})
        assert answer.status_code == 409
    with scope(organisation=cast.north):
        assert RaterInvitation.objects.count() == 1
    for number in range(MOST_ASKED - 1):
        asked(cast, f"Person {number}")

    answer = browser.post(place, {"name": "One more"})

    assert (answer.status_code, answer.context["many"]) == (409, MOST_ASKED)


def test_a_link_to_hand_over_is_shown_once(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    browser = enter(cast.client)

    answer = browser.post(page("ask-people"), {"name": "Noor"})

    found = re.search(r"/at/north/asked/([\w-]+)/", answer.content.decode())
    assert found is not None
    assert found.group(1) not in browser.get(page("ask-people")).content.decode()
    assert not Message.objects.filter(kind="strengths-asked").exists()


def test_who_was_asked_is_for_the_client_alone(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    asked(cast, "Marta")

    assert "Marta" in enter(cast.client).get(page("ask-people")).content.decode()
    coach_page = enter(cast.coach).get(page("ask-people")).content.decode()
    assert "Marta" not in coach_page
    assert "1 asked." in coach_page


def test_who_has_not_answered_is_reminded_once_and_the_record_tells_nobody(
    cast: Any, enter: Enter
) -> None:
    answered = asked(cast, "Marta", "marta@post.example")
    asked(cast, "Noor", "noor@post.example")
    with scope(organisation=cast.north):
        withdrawn = asked(cast, "Paul", "paul@post.example")
        paul = RaterInvitation.objects.order_by("-made_at")[0]
        withdraw_rater(paul, by=cast.client, now=timezone.now())
    enter(None).post(answered, THREE)
    later = timezone.now() + timedelta(days=7)

    assert remind_raters(now=timezone.now() + timedelta(days=5)) == 0
    assert remind_raters(now=later) == 1
    assert remind_raters(now=later + timedelta(days=7)) == 0

    letter = Message.objects.get(kind="strengths-reminder")
    assert letter.recipient == "noor@post.example"
    with scope(organisation=cast.north):
        lines = Entry.objects.filter(action__startswith="time to remind")
        assert {one.subject for one in lines} == {
            f"coaching.engagement {cast.engagement.pk}"
        }
        assert lines.count() == 2  # of Marta as of Noor: who answered does not show
    link = re.search(r"/at/north/asked/[\w-]+/", letter.body)
    assert link is not None
    assert enter(None).get(link.group()).status_code == 200
    assert enter(None).get(withdrawn).status_code == 410


def test_the_card_lays_both_views_side_by_side_with_the_evidence(cast: Any) -> None:
    own_view(cast, "exact", "words", "calm")
    facts = StoryFacts("The rota", "I made it", "It held", strengths=("muddle",))
    with scope(organisation=cast.north):
        for _each in range(2):
            write_story(
                cast.engagement, facts, visibility="coach", by=cast.client, now=cast.now
            )
    for name in ("Marta", "Noor", "Anne"):
        a_rating(cast, "calm", "hearing", name=name)
    a_rating(cast, "exact", name="Paul", is_signed=True, best="41", best_shows="exact")

    found = card(cast)

    assert names(found, Pane.KNOWN) == ["calm"]
    assert names(found, Pane.BLIND) == ["hearing", "muddle"]
    assert names(found, Pane.HIDDEN) == ["words"]
    assert names(found, Pane.CHECK) == ["exact"]
    exact = found.panes[Pane.CHECK][0]
    assert (exact.names, exact.quotes[0].text) == (("Paul",), "41")
    assert [one.title for one in found.panes[Pane.BLIND][1].stories] == ["The rota"] * 2


def test_a_story_for_oneself_is_no_evidence_on_the_coachs_card(cast: Any) -> None:
    own_view(cast, "exact")
    facts = StoryFacts("Secret", "I did", strengths=("muddle",))
    with scope(organisation=cast.north):
        write_story(
            cast.engagement, facts, visibility="client", by=cast.client, now=cast.now
        )

    assert names(card(cast), Pane.CHECK) == ["exact", "muddle"]
    assert names(card(cast, cast.coach), Pane.CHECK) == ["exact"]


def test_others_are_not_read_before_ones_own_view_is_said(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    a_rating(cast, "calm", is_signed=True, best="Tea and a list.")
    browser = enter(cast.client)
    shown = browser.get(page("strengths")).content.decode()
    assert "what do you say yourself" in shown
    assert "Tea and a list." not in shown

    answer = browser.post(page("own-strengths"), {"mine": ["calm"]}, follow=True)

    assert "Tea and a list." in answer.content.decode()
    again = browser.get(page("own-strengths")).content.decode()
    assert re.search(r'value="calm"[^>]*checked', again)


def test_the_card_is_for_the_client_and_their_coach(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    places = ("strengths", "own-strengths", "ask-people", "strengths-pdf")
    for name in places:
        for who, status in (
            (cast.client, 200),
            (cast.coach, 200),
            (cast.owner, 403),
            (cast.coordinator, 403),
            (cast.sponsor, 403),
            (cast.second_coach, 404),
            (cast.second_client, 404),
            (cast.stranger_coach, 404),
        ):
            assert enter(who).get(page(name)).status_code == status, (name, who)


def test_the_card_is_printed_with_words_as_words(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    own_view(cast, "calm")
    hostile = '#set page(width: 1pt) <script>"עברית" 🫖'
    a_rating(cast, "calm", is_signed=True, best=hostile, best_shows="calm")
    a_rating(cast, name="Noor", is_signed=True, unnoticed=hostile)

    answer = enter(cast.coach).get(page("strengths-pdf"))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    with scope(organisation=cast.north):
        assert Entry.objects.filter(action="strengths printed").count() == 1


def test_opening_the_card_is_written_down(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    enter(cast.coach).get(page("strengths"))

    with scope(organisation=cast.north):
        line = Entry.objects.get(action="strengths opened")
        assert (line.by, line.engagement) == (cast.coach, cast.engagement.pk)


def test_the_profile_leads_to_the_card(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    assert page("strengths") in enter(cast.client).get(page("profile")).content.decode()


def test_the_card_costs_the_same_for_one_answer_as_for_four(
    cast: Any, enter: Enter, page: Callable[..., str]
) -> None:
    own_view(cast, "calm")
    browser = enter(cast.client)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(page("strengths"))
        return len(queries)

    cost()
    a_rating(cast, "calm", is_signed=True, best="Tea.")
    one = cost()
    for number in range(3):
        a_rating(cast, "calm", name=f"P{number}", is_signed=True, best="Tea.")

    assert cost() == one
