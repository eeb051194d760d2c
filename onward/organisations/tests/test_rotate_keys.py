"""Rotating the field keys: everything is sealed anew, and the old key can go."""

import base64
from collections.abc import Iterator
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from conftest import Cast
from onward.coaching.models import Note
from onward.notifications.models import Message
from onward.notifications.services import queue
from onward.organisations.models import key_ring
from onward.organisations.services import keys
from onward.organisations.services.keys import open_factor, seal_factor

pytestmark = pytest.mark.usefixtures("north_scope")
OLD = "k1:" + base64.b64encode(bytes(range(32))).decode()
NEW = "k2:" + base64.b64encode(bytes(range(32, 64))).decode()


@pytest.fixture(autouse=True)
def _old_key(settings: Settings) -> Iterator[None]:
    settings.MFA_ADAPTER = "onward.organisations.services.SecondFactors"
    ring(settings, OLD)
    yield
    key_ring.cache_clear()


def ring(settings: Settings, text: str) -> None:
    settings.FIELD_KEYS = text
    key_ring.cache_clear()


def write_notes(cast: Cast, many: int) -> list[Note]:
    return [
        Note.objects.create(
            organisation=cast.north,
            engagement=cast.engagement,
            author=cast.coach,
            visibility=Note.Visibility.OWN,
            text=f"note {number}",
            written_at=cast.now,
        )
        for number in range(many)
    ]


def rotate() -> str:
    out = StringIO()
    call_command("rotate_keys", stdout=out)
    return out.getvalue()


def test_after_rotating_the_old_key_is_needed_no_more(
    cast: Cast,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "BATCH", 2)  # several batches
    write_notes(cast, 5)
    queue("a", to="a@b.example", subject="s", body="letter", organisation=None)
    ring(settings, f"{NEW},{OLD}")

    said = rotate()

    ring(settings, NEW)
    assert "6 rows were sealed anew; every row is sealed with key k2." in said
    assert {note.text for note in Note.objects.all()} == {f"note {n}" for n in range(5)}
    assert Message.objects.get().body == "letter"


def test_rotating_again_changes_nothing(cast: Cast, settings: Settings) -> None:
    write_notes(cast, 2)
    ring(settings, f"{NEW},{OLD}")
    rotate()

    assert "0 rows were sealed anew" in rotate()


def test_a_row_no_key_opens_is_told_and_the_others_are_done(
    cast: Cast, settings: Settings
) -> None:
    lost, good = write_notes(cast, 2)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE coaching_note SET text = 'k0:lost'::bytea WHERE id = %s", [lost.pk]
        )
    ring(settings, f"{NEW},{OLD}")

    with pytest.raises(CommandError, match=f"1 could not be opened.*{lost.pk}"):
        rotate()

    ring(settings, NEW)
    assert Note.objects.get(pk=good.pk).text == "note 1"


def test_second_factors_are_sealed_anew_too(cast: Cast, settings: Settings) -> None:
    factor = Authenticator.objects.create(
        user=cast.coach.user,
        type=Authenticator.Type.TOTP,
        data={"secret": seal_factor("JBSWY3DPEHPK3PXP")},
    )
    ring(settings, f"{NEW},{OLD}")
    rotate()

    ring(settings, NEW)
    factor.refresh_from_db()
    assert open_factor(factor.data["secret"]) == "JBSWY3DPEHPK3PXP"


def test_every_practice_is_rotated(cast: Cast, settings: Settings) -> None:
    queue("a", to="a@b.example", subject="s", body="n", organisation=cast.north)
    queue("a", to="a@b.example", subject="s", body="s", organisation=cast.south)
    ring(settings, f"{NEW},{OLD}")

    assert "2 rows were sealed anew" in rotate()
