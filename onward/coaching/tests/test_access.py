"""Who reaches which page: every address of the app, for everybody of the cast."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.coaching import urls
from onward.coaching.models import Credential
from onward.coaching.tests.letters import by_mail, waiting

Enter = Callable[[object], Browser]
At = Callable[..., str]

RUN = {"owner": 200, "coordinator": 200}
OWN = {"coach": 200, "client": 200, "second_coach": 404, "second_client": 404}
STAFF = {"owner": 200, "coordinator": 200, "coach": 200, "second_coach": 404}
# name of the address: what each may have of it; whoever is not named gets 403,
# anybody from another practice 404, a visitor is asked to sign in.
TABLE: dict[str, dict[str, int]] = {
    "enquiries": RUN,
    "take": RUN,
    "enquiry": RUN,
    "decline": RUN,
    "clients": {"owner": 200, "coordinator": 200, "coach": 200, "second_coach": 200},
    "client": STAFF,
    "client_edit": STAFF,
    "invite": STAFF,
    "code": STAFF,
    "welcome": OWN,
    "agreement": OWN,
    "by_telephone": {"coach": 200, "second_coach": 404},
    "agreement_pdf": OWN | {"owner": 200, "coordinator": 200},
    "consents": OWN,
    "withdraw": OWN,
    "end": {"coach": 200, "second_coach": 404},
    "closing": OWN,
    "profile": {"coach": 200, "second_coach": 200},
    "credential_new": {"coach": 200, "second_coach": 200},
    "credential_remove": {"coach": 200, "second_coach": 404},
    "verify": RUN,
    "coaches": RUN,
    "agreement_text": {"owner": 200},
}
OPEN = {"public", "write", "thanks"}
POST_ONLY = {"invite", "withdraw", "credential_remove"}
HERE = (
    "owner",
    "coordinator",
    "coach",
    "second_coach",
    "client",
    "second_client",
    "sponsor",
)
STRANGERS = ("stranger_owner", "stranger_coach", "stranger_client")


@pytest.fixture
def arguments(cast: Cast) -> dict[str, list[object]]:
    """What each address needs to be about Leila, Ruth and a letter at North."""
    with scope(organisation=cast.north):
        letter = waiting(by_mail(), by=cast.owner, now=cast.now).pk
        credential = Credential.objects.create(
            organisation=cast.north,
            coach=cast.coach_profile,
            kind="ICF",
            issuer="ICF",
            issued_on=date(2026, 1, 1),
        )
    about: dict[str, list[object]] = {}
    for pattern in urls.urlpatterns:
        route, name = str(pattern.pattern), str(pattern.name)
        if "engagement_id" in route:
            about[name] = [cast.engagement.pk]
        if "enquiry_id" in route:
            about[name] = [letter]
        if "credential_id" in route:
            about[name] = [credential.pk]
    return about | {"withdraw": [cast.engagement.pk, "group"]}


def answer_to(browser: Browser, url: str, name: str) -> int:
    """200 for whatever lets in: the page itself, or a redirect after a POST."""
    if name not in POST_ONLY:
        return browser.get(url).status_code
    code = browser.post(url).status_code
    return 200 if code == 302 else code


def test_every_address_is_declared_here() -> None:
    names = {str(pattern.name) for pattern in urls.urlpatterns}

    assert names == TABLE.keys() | OPEN


@pytest.mark.parametrize("name", sorted(TABLE))
def test_everybody_gets_what_the_table_says(
    cast: Cast, enter: Enter, at: At, arguments: dict[str, list[object]], name: str
) -> None:
    url = at(cast.north, f"coaching:{name}", *arguments.get(name, []))
    who = [*HERE, *STRANGERS]

    found = {
        each: answer_to(enter(getattr(cast, each)), url, name) for each in reversed(who)
    }

    expected = {each: TABLE[name].get(each, 403) for each in HERE}
    if name == "credential_remove":  # removed by the second coach's turn, not before
        expected["coach"] = 200
    assert found == expected | dict.fromkeys(STRANGERS, 404)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_visitor_is_asked_to_sign_in(
    cast: Cast, enter: Enter, at: At, arguments: dict[str, list[object]], name: str
) -> None:
    url = at(cast.north, f"coaching:{name}", *arguments.get(name, []))
    browser = enter(None)

    answer = browser.post(url) if name in POST_ONLY else browser.get(url)

    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


@pytest.mark.parametrize("name", sorted(OPEN))
def test_what_is_open_is_open_to_everybody(
    cast: Cast, enter: Enter, at: At, name: str
) -> None:
    url = at(cast.north, f"coaching:{name}")

    for who in (None, cast.client, cast.stranger_coach):
        assert enter(who).get(url, follow=True).status_code == 200


@pytest.mark.parametrize("name", ["welcome", "agreement", "consents", "end"])
def test_an_engagement_of_another_practice_is_not_there(
    cast: Cast, enter: Enter, at: At, name: str
) -> None:
    url = at(cast.north, f"coaching:{name}", cast.stranger_engagement.pk)

    assert enter(cast.coach).get(url).status_code == 404


def test_no_page_for_those_who_run_it_holds_what_was_told_in_confidence(
    cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.coach)
    secret = "She said what she said."
    browser.post(
        at(cast.north, "coaching:end", cast.engagement.pk),
        {"reason": "client", "words": secret},
    )

    for who in (cast.owner, cast.coordinator):
        for name in ("client", "client_edit", "code"):
            url = at(cast.north, f"coaching:{name}", cast.engagement.pk)
            assert secret not in enter(who).get(url).content.decode()
        listed = at(cast.north, "coaching:clients") + "?show=ended"
        assert secret not in enter(who).get(listed).content.decode()
