from django.utils.html import escape

from conftest import Cast
from onward.careers.models import PathChoice
from onward.careers.queries import paths_for
from onward.careers.services import set_weights
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement


def test_sliders_stand_where_the_circumstance_puts_them(
    told: Engagement, cast: Cast
) -> None:
    sliders = {
        one.key: one.value for one in paths_for(told, reader=None, now=cast.now).sliders
    }

    assert sliders == {
        "interests": 15,
        "values": 15,
        "transfer": 15,
        "education": 10,
        "pay": 10,
        "outlook": 10,
    }


def test_what_has_no_figures_is_not_weighed_and_said_so(
    told: Engagement, cast: Cast
) -> None:
    assert paths_for(told, reader=None, now=cast.now).unweighed == (
        "Skills I have",
        "Hours",
    )


def test_moved_sliders_say_what_was_and_which_cards_moved(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)
    url = at(cast.north, "careers:weights", told.pk)

    response = browser.post(url, {"pay": "30", "transfer": "0"}, follow=True)

    html = response.content.decode()
    page = paths_for(told, reader=None, now=cast.now)
    assert page.moved is not None
    assert page.moved.weights == "From past work down and pay up"
    assert escape(page.moved.cards) in html
    assert "30, was 10" in html


def test_set_back_returns_to_the_circumstance(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    set_weights(told, {"pay": 30}, by=cast.client)

    enter(cast.client).post(
        at(cast.north, "careers:weights", told.pk), {"pay": "30", "back": "yes"}
    )

    pay = {one.key: one for one in paths_for(told, reader=None, now=cast.now).sliders}[
        "pay"
    ]
    assert (pay.value, pay.was) == (10, 30)


def test_a_weight_beyond_the_slider_is_refused(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:weights", told.pk)
    browser = enter(cast.client)

    for wrong in ("31", "-1", "much", "1e9"):
        assert browser.post(url, {"pay": wrong}).status_code == 422
    assert not PathChoice.objects.exists()


def test_nothing_may_not_weigh_everything(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    names = ("interests", "values", "skills", "transfer", "education", "pay", "outlook")

    response = enter(cast.client).post(
        at(cast.north, "careers:weights", told.pk),
        dict.fromkeys((*names, "schedule"), "0"),
    )

    assert response.status_code == 409
    assert "Let at least one thing matter" in response.content.decode()


def test_fields_left_out_are_counted_among_the_limits(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)
    url = at(cast.north, "careers:fields", told.pk)

    shown = browser.get(url)
    wrong = browser.post(url, {"groups": ["99"]})
    browser.post(url, {"groups": ["33", "29"]})

    assert "Health professions" in shown.content.decode()
    assert wrong.status_code == 422
    page = paths_for(told, reader=None, now=cast.now)
    assert "Whole fields left out" in [one.words for one in page.removals]
    codes = [view.code for shelf in page.shelves for view in shelf.cards]
    assert not [code for code in codes if code[:2] in {"29", "33"}]
