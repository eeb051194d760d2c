"""Notes beside a path, and what the page of an occupation says of oneself."""

from pathlib import Path
from zoneinfo import ZoneInfo

from django.contrib.staticfiles import finders

from conftest import Cast
from onward.audit.models import Entry
from onward.careers.models import PathNote
from onward.careers.services.notes import add_note
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement

WORDS = "Ask Marta how nights are. 🌙 <script>"


def test_a_note_is_read_by_both_and_on_record_without_its_words(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:note", told.pk, "29-2010")

    answer = enter(cast.client).post(url, {"text": WORDS})

    here = at(cast.north, "careers:occupation", told.pk, "29-2010")
    assert answer["Location"] == f"{here}#yours"
    for reader in (cast.client, cast.coach):
        html = enter(reader).get(here).content.decode()
        assert "Ask Marta how nights are. 🌙 &lt;script&gt;" in html
    entry = Entry.objects.get(action="path note written")
    assert "Marta" not in str(entry.detail)


def test_only_who_wrote_a_note_takes_it_away(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    note = add_note(told, "29-2010", WORDS, by=cast.client, now=cast.now)
    url = at(cast.north, "careers:unnote", told.pk, note.pk)

    assert enter(cast.coach).post(url).status_code == 404
    assert enter(cast.stranger_coach).post(url).status_code == 404
    assert PathNote.objects.count() == 1
    assert enter(cast.client).post(url).status_code == 302
    assert PathNote.objects.count() == 0


def test_nothing_and_too_much_are_refused_beside_the_field(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:note", told.pk, "29-2010")

    for text in ("", "   ", "x" * 10_000, "a\x00b"):
        answer = enter(cast.client).post(url, {"text": text})

        assert answer.status_code == 422
        assert 'class="error"' in answer.content.decode()


def test_the_same_words_sent_twice_are_one_note(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    for _ in range(2):
        enter(cast.client).post(
            at(cast.north, "careers:note", told.pk, "29-2010"), {"text": WORDS}
        )

    assert PathNote.objects.count() == 1


def test_what_is_off_the_list_says_what_would_change_that(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:occupation", told.pk, "29-1214")

    html = enter(cast.client).get(url).content.decode()

    assert "What would change this" in html
    assert "Between you and it" in html
    assert "Put in the plan" in html


def test_pay_is_looked_at_in_another_state_by_the_address(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:occupation", told.pk, "29-2010")
    browser = enter(cast.client)

    html = browser.get(url, {"area": "OR"}).content.decode()

    assert '<option value="OR" selected>Oregon</option>' in html
    assert "Every state" in html
    assert browser.get(url, {"area": "nowhere"}).status_code == 200


def test_every_place_of_the_map_is_a_link_and_stands_in_the_list_too(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:occupation", told.pk, "29-2010")

    html = enter(cast.client).get(url).content.decode()

    assert html.count('class="spot"') == 9
    assert html.count('class="walk-number"') == 9


def test_the_sources_are_open_to_everybody_of_the_practice_and_to_nobody_else(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:sources")

    html = enter(cast.sponsor).get(url).content.decode()

    assert "How sure the estimates are" in html
    assert "Interest: working things out" in html
    assert "Public domain" in html
    assert told.client.name not in html
    assert enter(cast.stranger_owner).get(url).status_code == 404


def test_where_pay_is_looked_at_is_chosen_and_an_unknown_place_refused(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url, browser = at(cast.north, "careers:area", told.pk), enter(cast.client)

    assert browser.post(url, {"area": "US"}).status_code == 302
    assert browser.post(url, {"area": "ZZ"}).status_code == 422
    assert 'value="US" selected' in browser.get(url).content.decode()


def test_a_note_tells_the_time_of_the_client(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    add_note(told, "29-2010", "x" * 300, by=cast.coach, now=cast.now)
    told.client.time_zone = "Pacific/Kiritimati"
    told.client.save()
    zone = ZoneInfo("Pacific/Kiritimati")

    html = enter(cast.client).get(
        at(cast.north, "careers:occupation", told.pk, "29-2010")
    )

    assert f"{cast.now.astimezone(zone):%H:%M}</time>" in html.content.decode()


def test_a_long_word_in_a_note_or_a_reason_breaks_and_widens_no_page() -> None:
    css = Path(str(finders.find("careers/paths.css"))).read_text()

    assert ".note, .said, .acts > span, .kept .soft { overflow-wrap: anywhere;" in css
