"""Confidential text in the database: sealed, bound to its row, opened on reading."""

import base64
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from conftest import Cast
from onward.coaching.models import Note
from onward.organisations.core.sealing import SealBroken
from onward.organisations.models import key_ring

pytestmark = pytest.mark.usefixtures("north_scope")
WORDS = "She wants to leave. 🙂 \u202eحبر <script>"


@pytest.fixture(autouse=True)
def _fresh_keys() -> Iterator[None]:
    key_ring.cache_clear()
    yield
    key_ring.cache_clear()


@pytest.fixture
def note(cast: Cast) -> Note:
    return new_note(cast, WORDS)


def new_note(cast: Cast, text: str) -> Note:
    return Note.objects.create(
        organisation=cast.north,
        engagement=cast.engagement,
        author=cast.coach,
        visibility=Note.Visibility.OWN,
        text=text,
        written_at=cast.now,
    )


def kept(note: Note) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM coaching_note WHERE id = %s", [note.pk])
        return bytes(cursor.fetchone()[0])


def test_text_comes_back_as_it_was_written(note: Note) -> None:
    assert Note.objects.get(pk=note.pk).text == WORDS


def test_the_database_holds_no_word_of_it(note: Note) -> None:
    sealed = kept(note)

    assert b"leave" not in sealed
    assert base64.b64encode(b"leave")[:6] not in sealed
    assert sealed.startswith(b"k1:")


def test_a_seal_copied_to_another_row_does_not_open(note: Note, cast: Cast) -> None:
    other = new_note(cast, "something else")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE coaching_note SET text = %s WHERE id = %s", [kept(note), other.pk]
        )

    with pytest.raises(SealBroken):
        _ = Note.objects.get(pk=other.pk).text


def test_no_words_are_kept_as_no_words(cast: Cast) -> None:
    note = new_note(cast, "")

    assert kept(note) == b""
    assert Note.objects.get(pk=note.pk).text == ""


def test_an_update_in_bulk_is_refused(note: Note) -> None:
    with pytest.raises(TypeError, match="save"), transaction.atomic():
        Note.objects.filter(pk=note.pk).update(text="in the open")

    assert Note.objects.get(pk=note.pk).text == WORDS


@pytest.mark.usefixtures("note")
def test_looking_for_text_is_refused() -> None:
    with pytest.raises(TypeError):
        Note.objects.filter(text=WORDS).exists()


def test_a_note_read_without_its_text_fetches_it_when_it_is_asked_for(
    note: Note,
) -> None:
    later = Note.objects.defer("text").get(pk=note.pk)

    assert "text" not in later.__dict__
    assert later.text == WORDS


def test_saving_something_else_leaves_the_seal_as_it_is(note: Note) -> None:
    before = kept(note)
    read = Note.objects.get(pk=note.pk)
    read.visibility = Note.Visibility.SHARED
    read.save()

    assert kept(note) == before


def test_saving_in_bulk_seals_each_row(cast: Cast) -> None:
    notes = [
        Note(
            id=uuid4(),
            organisation=cast.north,
            engagement=cast.engagement,
            author=cast.coach,
            visibility=Note.Visibility.OWN,
            text=words,
            written_at=cast.now,
        )
        for words in ("one", "two")
    ]
    Note.objects.bulk_create(notes)

    assert {note.text for note in Note.objects.all()} == {"one", "two"}
    assert b"one" not in kept(notes[0])


def test_a_key_that_is_gone_opens_nothing(note: Note, settings: Settings) -> None:
    settings.FIELD_KEYS = "k2:" + base64.b64encode(bytes(32)).decode()
    key_ring.cache_clear()

    with pytest.raises(SealBroken):
        _ = Note.objects.get(pk=note.pk).text


def test_checking_a_whole_row_takes_text_for_what_it_is(note: Note) -> None:
    note.full_clean(exclude=["session_uid"])

    assert note.text == WORDS
