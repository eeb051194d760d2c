from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.coaching.models import Engagement
from onward.intake import queries, services
from onward.intake.models import Intake
from onward.organisations.models import Member

if TYPE_CHECKING:
    from onward.intake.tests import Act

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]


def test_a_client_chooses_several_and_one_comes_first(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "intake:circumstances", cast.engagement.pk)

    answer = enter(cast.client).post(
        url, {"circumstances": ["returning", "dreads-work"], "primary": "returning"}
    )

    assert answer.status_code == 302
    assert answer["Location"] == at(cast.north, "intake:start", cast.engagement.pk)
    with scope(organisation=cast.north):
        intake = Intake.objects.get(engagement=cast.engagement)
        assert (intake.circumstances, intake.primary) == (
            ["dreads-work", "returning"],
            "returning",
        )
        assert Engagement.objects.get(pk=cast.engagement.pk).circumstance == "returning"


def test_a_single_choice_comes_first_by_itself(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "intake:circumstances", cast.engagement.pk)

    enter(cast.client).post(url, {"circumstances": ["new-challenge"]})

    with scope(organisation=cast.north):
        assert Intake.objects.get().primary == "new-challenge"


def test_nothing_chosen_is_said_beside_the_field(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "intake:circumstances", cast.engagement.pk)

    answer = enter(cast.client).post(url, {})

    assert answer.status_code == 422
    assert "Choose what comes nearest" in answer.content.decode()


@pytest.mark.parametrize("primary", ["", "new-challenge"])
def test_several_without_a_first_one_are_refused_and_kept_on_the_page(
    cast: Cast, enter: Enter, at: At, primary: str
) -> None:
    url = at(cast.north, "intake:circumstances", cast.engagement.pk)

    answer = enter(cast.client).post(
        url, {"circumstances": ["returning", "dreads-work"], "primary": primary}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "which of the chosen ones comes first" in page
    assert page.count("checked") >= 2


def test_a_circumstance_that_does_not_exist_is_refused(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "intake:circumstances", cast.engagement.pk)

    answer = enter(cast.client).post(url, {"circumstances": ["rich\x00"]})

    assert answer.status_code == 422


def test_all_nine_are_offered_in_the_person_s_own_words(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "intake:circumstances", cast.engagement.pk)

    page = enter(cast.client).get(url).content.decode()

    assert page.count('name="circumstances"') == 9
    assert "I dread going to work" in page


@pytest.mark.usefixtures("north_scope")
def test_choosing_is_put_on_record_without_what_was_chosen(
    cast: Cast,
) -> None:
    services.choose_circumstances(
        cast.engagement,
        chosen=["dreads-work"],
        primary="",
        by=cast.client,
        now=cast.now,
    )

    lines = Entry.objects.filter(engagement=cast.engagement.pk).order_by("number")
    assert [line.action for line in lines] == ["intake begun", "circumstances chosen"]
    assert "dreads" not in str([line.detail for line in lines])


@pytest.mark.usefixtures("north_scope")
def test_the_database_holds_that_the_first_one_is_among_the_chosen(
    cast: Cast,
) -> None:
    services.choose_circumstances(
        cast.engagement, chosen=["returning"], primary="", by=cast.client, now=cast.now
    )
    intake = Intake.objects.get()
    intake.primary = "dreads-work"

    with pytest.raises(IntegrityError, match="primary_circumstance_is_among"):
        intake.save()


@pytest.mark.usefixtures("north_scope")
def test_changing_the_circumstance_changes_the_way_and_loses_no_answer(
    cast: Cast,
) -> None:
    choose: Act = {"by": cast.client, "now": cast.now}
    services.choose_circumstances(
        cast.engagement, chosen=["returning"], primary="", **choose
    )
    said = services.Said("Nine to half past two.")
    services.save_answer(
        cast.engagement, "returning-hours-truly-yours", said=said, **choose
    )

    services.choose_circumstances(
        cast.engagement,
        chosen=["returning", "dreads-work"],
        primary="dreads-work",
        **choose,
    )

    way = queries.route_of(queries.intake_of(cast.engagement))
    assert {q.under for q in way[24:]} == {"dreads-work"}
    told = queries.told(cast.engagement, "returning-hours-truly-yours", cast.coach)
    assert told is not None
    assert told.text == "Nine to half past two."
