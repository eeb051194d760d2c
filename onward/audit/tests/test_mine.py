"""Who opened or changed my record."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.dispatch import receiver
from django.test import Client as Browser
from django.utils import timezone

from conftest import Cast
from onward.audit.services import record
from onward.audit.signals import own_record_asked
from onward.coaching.models import Engagement
from onward.organisations.models import Member, Organisation

pytestmark = pytest.mark.usefixtures("north_scope")
Enter = Callable[..., Browser]
At = Callable[..., str]


@pytest.fixture(autouse=True)
def _records() -> Iterator[None]:
    """The app that keeps records says whose they are."""

    def own(*, member: Member, **_: object) -> list[int]:
        found = Engagement.objects.filter(client__member=member)
        return list(found.values_list("pk", flat=True))

    receiver(own_record_asked)(own)
    yield
    own_record_asked.disconnect(own)


@pytest.fixture
def lines(cast: Cast, north_scope: Organisation) -> None:
    for action, by, on in (
        ("record opened", cast.coach, cast.engagement),
        ("answer kept", cast.client, cast.engagement),
        ("session realigned", None, cast.engagement),
        ("note written", cast.second_coach, cast.second_engagement),
    ):
        record(action, by=by, on=on, organisation=north_scope)


@pytest.mark.usefixtures("lines")
def test_a_client_reads_who_did_what(cast: Cast, enter: Enter, at: At) -> None:
    page = enter(cast.client).get(at(cast.north, "audit:mine")).content.decode()

    assert "Record opened by <b>Ruth Adeyemi</b>" in page
    assert "Answer kept by you" in page
    assert "Session realigned by <b>Onward itself</b>" in page
    assert page.count("only read") == 1


@pytest.mark.usefixtures("lines")
def test_nobody_else_s_record_is_in_it(cast: Cast, enter: Enter, at: At) -> None:
    page = enter(cast.client).get(at(cast.north, "audit:mine")).content.decode()

    assert "Note written" not in page
    assert "Ines Moura" not in page


def test_times_are_those_of_the_practice(
    cast: Cast, enter: Enter, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = datetime(2026, 3, 11, 4, 30, tzinfo=UTC)  # half past eleven in Chicago
    monkeypatch.setattr(timezone, "now", lambda: late)
    record("record opened", by=cast.coach, on=cast.engagement)
    monkeypatch.undo()

    page = enter(cast.client).get(at(cast.north, "audit:mine")).content.decode()

    assert "Tuesday 10 March 2026" in page
    assert ">23:30<" in page


def test_without_lines_the_page_says_what_will_stand_there(
    cast: Cast, enter: Enter, at: At
) -> None:
    page = enter(cast.client).get(at(cast.north, "audit:mine")).content.decode()

    assert "Nothing yet" in page


def test_long_records_are_paged(cast: Cast, enter: Enter, at: At) -> None:
    for number in range(105):
        record(f"thing {number} opened", by=cast.coach, on=cast.engagement)
    browser, url = enter(cast.client), at(cast.north, "audit:mine")

    first = browser.get(url).content.decode()
    second = browser.get(url, {"page": "2"}).content.decode()
    beyond = browser.get(url, {"page": "99"}).content.decode()

    assert "Thing 104 opened" in first
    assert "Thing 4 opened" not in first
    assert "Thing 4 opened" in second
    assert "page 2 of 2" in beyond


@pytest.mark.parametrize("role", ["owner", "coordinator", "coach", "sponsor"])
def test_only_a_client_has_such_a_page(
    cast: Cast, enter: Enter, at: At, role: str
) -> None:
    url = at(cast.north, "audit:mine")

    assert enter(getattr(cast, role)).get(url).status_code == 403


def test_another_practice_s_client_finds_nothing(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "audit:mine")

    assert enter(cast.stranger_client).get(url).status_code == 404
    assert Browser().get(url).status_code == 302


@pytest.mark.parametrize("many", [1, 30])
def test_the_page_costs_the_same_for_one_line_as_for_thirty(
    cast: Cast,
    enter: Enter,
    at: At,
    many: int,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for number in range(many):
        record(f"thing {number} opened", by=cast.coach, on=cast.engagement)
    browser, url = enter(cast.client), at(cast.north, "audit:mine")
    browser.get(url)

    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]  # a fixture typed as a callable
        browser.get(url)
