"""The page a practice can link to, and the letters that come in through it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser
from django.test import override_settings
from django_scopes import scope

from conftest import Cast
from onward.coaching.models import Coach, Credential, Enquiry
from onward.coaching.tests.letters import cost
from onward.organisations.models import CrisisContact, Organisation

Enter = Callable[[object], Browser]
At = Callable[..., str]
LETTER = {"name": "Grace Okafor", "email": "grace@home.example", "message": "Help?"}


def letters_at(organisation: Organisation) -> list[Enquiry]:
    with scope(organisation=organisation):
        return list(Enquiry.objects.all())


def set_up(organisation: Organisation, **details: object) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(**details)


def credential(cast: Cast, level: str, *, verified: bool, expires_on: date) -> None:
    with scope(organisation=cast.north):
        Credential.objects.create(
            organisation=cast.north,
            coach=cast.coach_profile,
            kind="ICF",
            issuer="International Coaching Federation",
            level=level,
            number="SECRET-77",
            issued_on=date(2020, 1, 1),
            expires_on=expires_on,
            verified_by=cast.owner if verified else None,
            verified_at=cast.now if verified else None,
        )


def test_anybody_may_read_the_page(cast: Cast, enter: Enter, at: At) -> None:
    set_up(cast.north, motto="Half of the day.", offers="Talk | anybody | | free")

    page = enter(None).get(at(cast.north, "coaching:public"))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Half of the day." in text
    assert "Ruth Adeyemi" in text
    assert '<th scope="row">Talk</th>' in text


def test_a_practice_that_is_not_there_is_not_found(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "coaching:public").replace("north", "nowhere")

    assert enter(None).get(url).status_code == 404


def test_only_coaches_who_show_themselves_are_shown(
    cast: Cast, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        Coach.objects.filter(pk=cast.coach_profile.pk).update(is_public=False)

    text = enter(None).get(at(cast.north, "coaching:public")).content.decode()

    assert "Ruth Adeyemi" not in text
    assert "Ines Moura" in text


def test_a_coach_of_another_practice_is_not_shown(
    cast: Cast, enter: Enter, at: At
) -> None:
    text = enter(None).get(at(cast.north, "coaching:public")).content.decode()

    assert cast.stranger_coach.name not in text


def test_only_checked_credentials_that_last_are_public(
    cast: Cast, enter: Enter, at: At
) -> None:
    today = date.today()  # noqa: DTZ011 - pages say what counts on the day they are read
    credential(cast, "ACC", verified=True, expires_on=today - timedelta(days=2))
    credential(cast, "PCC", verified=True, expires_on=today + timedelta(days=400))
    credential(cast, "MCC", verified=False, expires_on=today + timedelta(days=400))

    text = enter(None).get(at(cast.north, "coaching:public")).content.decode()

    assert "ICF PCC" in text
    assert "ICF ACC" not in text
    assert "ICF MCC" not in text
    assert "SECRET-77" not in text


def test_the_page_costs_the_same_for_one_coach_as_for_two(
    cast: Cast, enter: Enter, at: At
) -> None:
    today = date.today()  # noqa: DTZ011 - the day as the page shows it
    credential(cast, "PCC", verified=True, expires_on=today + timedelta(days=400))
    browser, url = enter(None), at(cast.north, "coaching:public")
    for_two = cost(browser, url)

    with scope(organisation=cast.north):
        Coach.objects.filter(pk=cast.second_coach_profile.pk).update(is_public=False)

    assert cost(browser, url) == for_two


def test_a_letter_is_kept_and_thanked_for(cast: Cast, enter: Enter, at: At) -> None:
    answer = enter(None).post(at(cast.north, "coaching:write"), LETTER)

    assert answer.status_code == 302
    assert answer["Location"] == at(cast.north, "coaching:thanks")
    [kept] = letters_at(cast.north)
    assert (kept.name, kept.email, kept.reach_by, kept.message, kept.source) == (
        "Grace Okafor",
        "grace@home.example",
        "email",
        "Help?",
        "web",
    )
    assert letters_at(cast.south) == []


@pytest.mark.parametrize(
    ("given", "reach_by"),
    [
        ({"email": "", "phone": "555 0177"}, "phone"),
        ({"email": "", "phone": "٠١٢٣٤٥٦٧"}, "phone"),
        ({"phone": "555 0177"}, "email"),
        ({"phone": "555 0177", "reach_by": "phone"}, "phone"),
        ({"reach_by": "phone"}, "email"),
    ],
)
def test_one_way_to_answer_is_enough_and_the_preferred_one_is_one_given(
    cast: Cast, enter: Enter, at: At, given: dict[str, str], reach_by: str
) -> None:
    enter(None).post(at(cast.north, "coaching:write"), LETTER | given)

    assert [each.reach_by for each in letters_at(cast.north)] == [reach_by]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": ""}, "email"),
        ({"email": "grace"}, "email"),
        ({"email": "", "phone": "call me"}, "phone"),
        ({"name": ""}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"message": "  "}, "message"),
        ({"message": "x" * 4001}, "message"),
        ({"reachable_when": "x" * 10_000}, "reachable_when"),
        ({"reach_by": "pigeon"}, "reach_by"),
    ],
)
def test_what_is_wrong_is_said_by_its_field_and_what_was_typed_stays(
    cast: Cast, enter: Enter, at: At, wrong: dict[str, str], field: str
) -> None:
    typed = LETTER | {"reachable_when": "mornings"} | wrong

    answer = enter(None).post(at(cast.north, "coaching:write"), typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert typed["name"][:100].replace("\x00", "") in answer.content.decode().replace(
        "\x00", ""
    )
    assert letters_at(cast.north) == []


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "ليلى 🌱", "{{ 7 }}", "Robert'); DROP TABLE x;--"],
)
def test_any_name_can_be_had(cast: Cast, enter: Enter, at: At, name: str) -> None:
    enter(None).post(at(cast.north, "coaching:write"), LETTER | {"name": name})
    inbox = enter(cast.owner).get(at(cast.north, "coaching:enquiries"))

    assert [each.name for each in letters_at(cast.north)] == [name]
    assert "<script>alert" not in inbox.content.decode()


def test_a_machine_is_thanked_and_not_heard(cast: Cast, enter: Enter, at: At) -> None:
    answer = enter(None).post(
        at(cast.north, "coaching:write"), LETTER | {"website": "http://spam.example"}
    )

    assert answer["Location"] == at(cast.north, "coaching:thanks")
    assert letters_at(cast.north) == []


def test_the_eleventh_letter_of_an_hour_from_one_place_has_to_wait(
    cast: Cast, enter: Enter, at: At
) -> None:
    browser, url = enter(None), at(cast.north, "coaching:write")
    in_memory = "django.core.cache.backends.locmem.LocMemCache"

    with override_settings(CACHES={"default": {"BACKEND": in_memory}}):
        codes = [
            browser.post(url, LETTER | {"message": f"Letter {n}"}).status_code
            for n in range(11)
        ]

    assert codes == [302] * 10 + [429]
    assert len(letters_at(cast.north)) == 10


@pytest.mark.parametrize("closed_by", ["owner", "crisis contact"])
def test_a_closed_practice_says_so_and_takes_nothing(
    cast: Cast, enter: Enter, at: At, closed_by: str
) -> None:
    if closed_by == "owner":
        set_up(cast.north, takes_enquiries=False)
    else:
        with scope(organisation=cast.north):
            CrisisContact.objects.all().delete()

    page = enter(None).get(at(cast.north, "coaching:public"))
    answer = enter(None).post(at(cast.north, "coaching:write"), LETTER)

    assert "takes nobody new just now" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    assert answer.status_code == 409
    assert letters_at(cast.north) == []


def test_thanks_say_whom_to_call_at_once(cast: Cast, enter: Enter, at: At) -> None:
    text = enter(None).get(at(cast.north, "coaching:thanks")).content.decode()

    assert "within three days" in text
    assert "555 0100" in text


def test_the_address_of_the_form_leads_to_the_form(
    cast: Cast, enter: Enter, at: At
) -> None:
    answer = enter(None).get(at(cast.north, "coaching:write"))

    assert answer["Location"] == at(cast.north, "coaching:public") + "#write"
