"""What a practice brought in: whose it is, which version, who may see it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.models import Definition
from onward.assessments.tests.answers import finished
from onward.assessments.tests.bringing import stored, upload, word, written
from onward.assessments.tests.definitions import CONTENT, SHIPPED, definition
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]


def test_the_same_version_lands_once(
    cast: Any, enter: Enter, at: At, brought_in: Definition
) -> None:
    answer = enter(cast.owner).post(
        at(cast.north, "assessments:keep"), word(written(definition()))
    )

    assert answer.status_code == 409
    assert "has this version already" in answer.content.decode()
    assert stored() == 1


def test_our_own_need_not_be_brought_in(cast: Any, enter: Enter, at: At) -> None:
    raw = (CONTENT / "own-needs-9.json").read_bytes()
    browser = enter(cast.owner)

    looked = browser.post(at(cast.north, "assessments:bring-in"), {"file": upload(raw)})
    kept = browser.post(at(cast.north, "assessments:keep"), word(raw))

    assert "Onward brings this one itself" in looked.content.decode()
    assert kept.status_code == 409
    assert stored() == 0


def test_the_id_of_one_of_our_own_is_taken(cast: Any, enter: Enter, at: At) -> None:
    raw = written(definition() | {"id": "own-needs-9"})
    browser = enter(cast.owner)

    looked = browser.post(at(cast.north, "assessments:bring-in"), {"file": upload(raw)})
    kept = browser.post(at(cast.north, "assessments:keep"), word(raw))

    assert "belongs to one of Onward's own instruments" in looked.content.decode()
    assert "nothing to bring in" not in looked.content.decode()
    assert kept.status_code == 409
    assert "an id of its own" in str(kept.context["form"].errors)
    assert stored() == 0


def test_every_file_of_the_research_can_be_brought_in(
    cast: Any, enter: Enter, at: At, shared_instruments: Path
) -> None:
    browser = enter(cast.owner)
    expected = {302: 0, 409: 0}

    for path in sorted(shared_instruments.glob("*.json")):
        raw = path.read_bytes()
        looked = browser.post(
            at(cast.north, "assessments:bring-in"), {"file": upload(raw, path.name)}
        )
        assert looked.status_code == 200, path.name
        told = word(raw, file_name=path.name)
        kept = browser.post(at(cast.north, "assessments:keep"), told)
        expected[kept.status_code] += 1

    assert expected == {302: 12, 409: 18}
    with scope(organisation=cast.north):
        assert len(queries.catalogue()) == 12 + 17  # the stories are told, not given


def test_a_newer_version_is_given_and_the_older_stays_with_its_answers(
    cast: Any, brought_in: Definition
) -> None:
    with scope(organisation=cast.north):
        begun = services.begin_administration(
            cast.engagement, instrument="small-2", by=cast.client, now=cast.now
        )
        newer = definition() | {"version": "1.1.0", "title": "Smaller"}
        services.import_instrument(
            written(newer),
            file_name="small-2.json",
            right=services.Right("own", "North"),
            by=cast.owner,
            now=cast.now,
        )

        assert queries.instrument_of(begun).title == "Small"
        assert queries.find("small-2").instrument.title == "Smaller"
        assert queries.catalogue()["small-2"].instrument.version == "1.1.0"


def test_out_of_use_is_not_given_anew(
    cast: Any, enter: Enter, at: At, brought_in: Definition
) -> None:
    url = at(cast.north, "assessments:retire", brought_in.pk)

    enter(cast.owner).post(url)
    enter(cast.owner).post(url)

    with scope(organisation=cast.north):
        assert "small-2" not in queries.catalogue()
        with pytest.raises(queries.NotThere):
            queries.find("small-2")


@pytest.fixture
def out_of_use(cast: Any, brought_in: Definition) -> Definition:
    """Answered once by the client, then taken out of use."""
    told = {1: 4, 2: 5}
    with scope(organisation=cast.north):
        finished(cast.engagement, "small-2", told, by=cast.client, now=cast.now)
        services.retire_definition(brought_in, by=cast.owner, now=cast.now)
    return brought_in


@pytest.mark.parametrize("who", ["client", "coach"])
def test_of_what_is_out_of_use_only_what_it_said_is_offered(
    cast: Any,
    enter: Enter,
    page: Callable[..., str],
    home: str,
    out_of_use: Definition,
    who: str,
) -> None:
    browser = enter(getattr(cast, who))

    listed = browser.get(home).content.decode().partition('id="small-2"')[2]
    refused = browser.post(page("start", "small-2"), {"mode": "phone"}, follow=True)

    own = listed.partition("</section>")[0]
    assert "See what it says" in own
    assert "Not asked any more." in own
    assert "<button" not in own
    assert page("paper-pdf", "small-2") not in own
    assert browser.get(page("paper-pdf", "small-2")).status_code == 404
    assert refused.request["PATH_INFO"] == home
    assert "This one is not asked any more." in refused.content.decode()


def test_asked_for_and_taken_out_of_use_it_is_refused_in_words_and_not_reminded_of(
    cast: Any, enter: Enter, page: Callable[..., str], brought_in: Definition
) -> None:
    with scope(organisation=cast.north):
        sending = services.send_inventories(
            cast.engagement, ["small-2"], by=cast.coach, now=cast.now
        )
        services.retire_definition(brought_in, by=cast.owner, now=cast.now)

        assert not services.remind(sending, by=None, now=cast.now)
    answer = enter(cast.client).post(page("start", "small-2"), follow=True)

    assert "This one is not asked any more." in answer.content.decode()


def test_what_was_begun_before_goes_on_also_with_the_coach(
    cast: Any, enter: Enter, page: Callable[..., str], brought_in: Definition
) -> None:
    browser = enter(cast.coach)
    begun = browser.post(page("start", "small-2"), {"mode": "phone"})
    with scope(organisation=cast.north):
        services.retire_definition(brought_in, by=cast.owner, now=cast.now)

    again = browser.post(page("start", "small-2"), {"mode": "phone"})

    assert again.headers["Location"] == begun.headers["Location"]


def test_how_well_it_measured_is_still_there(
    cast: Any, enter: Enter, at: At, out_of_use: Definition
) -> None:
    url = at(cast.north, "assessments:quality", "small-2")

    assert "Too few people yet" in enter(cast.owner).get(url).content.decode()


def test_an_instrument_belongs_to_one_practice(
    cast: Any, enter: Enter, at: At, brought_in: Definition
) -> None:
    with scope(organisation=cast.south):
        assert "small-2" not in queries.catalogue()
    for name in ("definition", "document"):
        url = at(cast.south, f"assessments:{name}", brought_in.pk)
        assert enter(cast.stranger_owner).get(url).status_code == 404
    url = at(cast.south, "assessments:retire", brought_in.pk)
    assert enter(cast.stranger_owner).post(url).status_code == 404


@pytest.mark.parametrize("who", ["coordinator", "coach", "client", "sponsor"])
@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("instruments", "get"),
        ("bring-in", "post"),
        ("keep", "post"),
        ("definition", "get"),
        ("document", "get"),
        ("retire", "post"),
        ("quality", "get"),
    ],
)
def test_only_the_owner_deals_with_instruments(
    cast: Any,
    enter: Enter,
    at: At,
    brought_in: Definition,
    who: str,
    name: str,
    method: str,
) -> None:
    more: dict[str, list[object]] = {
        "definition": [brought_in.pk],
        "document": [brought_in.pk],
        "retire": [brought_in.pk],
        "quality": ["own-needs-9"],
    }
    url = at(cast.north, f"assessments:{name}", *more.get(name, []))

    answer = getattr(enter(getattr(cast, who)), method)(url)

    assert answer.status_code == 403


def test_the_list_says_whose_right_and_how_many_answered(
    cast: Any, enter: Enter, at: At, brought_in: Definition
) -> None:
    page = enter(cast.owner).get(at(cast.north, "assessments:instruments"))

    text = page.content.decode()
    assert "Public domain" in text
    assert text.count("under 30") == 1 + 17
    assert text.count("in development") >= 17
    assert len(page.context["own"]) == len(SHIPPED) == 18
    assert text.count("told as stories") == 1


def test_the_cost_of_the_list_does_not_grow(
    cast: Any,
    enter: Enter,
    at: At,
    brought_in: Definition,
) -> None:
    browser = enter(cast.owner)
    url = at(cast.north, "assessments:instruments")
    browser.get(url)
    with CaptureQueriesContext(connection) as before:
        browser.get(url)
    with scope(organisation=cast.north):
        for n in range(3):
            services.import_instrument(
                written(definition() | {"id": f"small-{n + 3}"}),
                file_name="x.json",
                right=services.Right("own", "North"),
                by=cast.owner,
                now=cast.now,
            )
        queries.catalogue()

    with CaptureQueriesContext(connection) as after:
        page = browser.get(url).content.decode()
    assert page.count("Public domain") + page.count("<td>North</td>") == 4
    assert len(after) == len(before)
