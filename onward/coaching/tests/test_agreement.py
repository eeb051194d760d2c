"""The agreement: its text, its versions, its fingerprint, its paper."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client as Browser
from django_scopes import scope
from pypdf import PdfReader

from conftest import Cast
from onward.coaching.core.agreement import fingerprint
from onward.coaching.models import Agreement, AgreementText, Engagement
from onward.coaching.queries import (
    agreement_is_signed,
    is_unaltered,
    terms_of,
    text_to_sign,
)
from onward.coaching.services import (
    agreement_pdf,
    publish_text,
    sign_as_client,
    sign_as_coach,
)
from onward.coaching.services.refusals import (
    TextHasChanged,
)

Enter = Callable[[object], Browser]
At = Callable[..., str]
CLIENT, COACH = "Owen Bell", "Ines Moura"


@pytest.fixture
def unsigned(cast: Cast) -> Engagement:
    """Owen and Ines, who have signed nothing yet."""
    return cast.second_engagement


def kept(cast: Cast, engagement: Engagement) -> Agreement:
    with scope(organisation=cast.north):
        return Agreement.objects.select_related("text").get(engagement=engagement)


def pages_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_text_changed_meanwhile_is_read_again_before_it_is_signed(
    cast: Cast, enter: Enter, at: At, unsigned: Engagement
) -> None:
    browser, url = (
        enter(cast.second_client),
        at(cast.north, "coaching:agreement", unsigned.pk),
    )
    with scope(organisation=cast.north):
        publish_text(cast.north, "New words.", by=cast.owner, now=cast.now)

    refused = browser.post(url, {"signature": CLIENT, "version": 1})

    assert refused.status_code == 409
    assert "New words." in refused.content.decode()
    assert browser.post(url, {"signature": CLIENT, "version": 2}).status_code == 302
    assert kept(cast, unsigned).text.version == 2


def test_what_one_side_has_signed_is_what_the_other_signs(
    cast: Cast, unsigned: Engagement
) -> None:
    with scope(organisation=cast.north):
        sign_as_client(unsigned, CLIENT, version=1, by=cast.second_client, now=cast.now)
        publish_text(cast.north, "New words.", by=cast.owner, now=cast.now)

        with pytest.raises(TextHasChanged):
            sign_as_coach(
                unsigned, COACH, version=2, by=cast.second_coach, now=cast.now
            )
        sign_as_coach(unsigned, COACH, version=1, by=cast.second_coach, now=cast.now)

        assert agreement_is_signed(unsigned)


def test_another_text_has_another_fingerprint(cast: Cast, unsigned: Engagement) -> None:
    with scope(organisation=cast.north):
        signed = sign_as_coach(
            unsigned, COACH, version=1, by=cast.second_coach, now=cast.now
        )
        assert fingerprint(terms_of(signed)) == signed.fingerprint

        AgreementText.objects.filter(pk=signed.text_id).update(
            text="We met, we talked."
        )

        assert not is_unaltered(kept(cast, unsigned))


def test_the_page_says_when_text_and_signature_no_longer_fit(
    cast: Cast, enter: Enter, at: At, unsigned: Engagement
) -> None:
    with scope(organisation=cast.north):
        sign_as_coach(unsigned, COACH, version=1, by=cast.second_coach, now=cast.now)
    browser, url = (
        enter(cast.second_client),
        at(cast.north, "coaching:agreement", unsigned.pk),
    )
    before = browser.get(url).content.decode()
    with scope(organisation=cast.north):
        AgreementText.objects.update(text="Something else.")

    assert "This is not what was signed" not in before
    assert "This is not what was signed" in browser.get(url).content.decode()


def test_a_practice_without_a_text_begins_with_ours(
    cast: Cast, unsigned: Engagement
) -> None:
    with scope(organisation=cast.north):
        Agreement.objects.all().delete()
        AgreementText.objects.all().delete()

        signed = sign_as_coach(
            unsigned, COACH, version=1, by=cast.second_coach, now=cast.now
        )

    assert "Coaching is not therapy" in signed.text.text
    assert "{fees}" not in signed.text.text
    assert "{client}" in signed.text.text


def test_the_same_text_kept_again_is_no_new_version(cast: Cast) -> None:
    with scope(organisation=cast.north):
        same = text_to_sign(cast.north).text

        assert publish_text(cast.north, same, by=cast.owner, now=cast.now).version == 1
        assert publish_text(cast.north, "x", by=cast.owner, now=cast.now).version == 2


def test_the_owner_publishes_a_text_of_the_practice(
    cast: Cast, enter: Enter, at: At
) -> None:
    browser, url = enter(cast.owner), at(cast.north, "coaching:agreement_text")

    page = browser.get(url)
    answer = browser.post(url, {"text": "## Ours\n{client} and {coach}"})
    refused = browser.post(url, {"text": ""})

    assert "We meet, we talk" in page.content.decode()
    assert (answer.status_code, refused.status_code) == (302, 422)
    with scope(organisation=cast.north):
        assert text_to_sign(cast.north).version == 2


def test_the_pdf_holds_both_names_and_the_fingerprint(
    cast: Cast, enter: Enter, at: At, unsigned: Engagement
) -> None:
    with scope(organisation=cast.north):
        sign_as_client(unsigned, CLIENT, version=1, by=cast.second_client, now=cast.now)
        signed = sign_as_coach(
            unsigned, COACH, version=1, by=cast.second_coach, now=cast.now
        )

    answer = enter(cast.second_client).get(
        at(cast.north, "coaching:agreement_pdf", unsigned.pk)
    )

    text = pages_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    assert CLIENT in text
    assert COACH in text
    assert signed.fingerprint in text.replace("\n", "")


def test_an_unsigned_pdf_has_lines_to_sign_on(cast: Cast, unsigned: Engagement) -> None:
    with scope(organisation=cast.north):
        text = pages_of(agreement_pdf(unsigned, by=cast.second_coach))

    assert f"{CLIENT}, place and date" in text
    assert f"{COACH}, place and date" in text


@pytest.mark.parametrize(
    "name", ["#set text(99pt)", "$x$ *bold* @here", "ليلى 🌱", "<script>", '"\\u{41}"']
)
def test_any_name_is_printed_as_it_is_and_never_obeyed(
    cast: Cast, unsigned: Engagement, name: str
) -> None:
    unsigned.client.name = name
    with scope(organisation=cast.north):
        pdf = agreement_pdf(unsigned, by=cast.second_coach)

    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    if name.isascii():
        assert name in pages_of(pdf)
