"""A vacancy or a job in one's own words: read, held against one, and forgotten."""

from pathlib import Path

import pytest

from conftest import Cast
from onward.audit.models import Entry
from onward.careers.models import PathNote
from onward.careers.queries import readers
from onward.careers.queries.minilm import model_path
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement

VACANCY = (
    "We look for somebody to take blood samples, run the analyser and keep records of"
    " results and reagents. You work exactly, talk calmly with patients, and have a"
    " training as a laboratory technician or phlebotomist. Twenty hours, mornings."
)


def test_a_vacancy_is_read_as_work_and_says_what_it_is_like(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:text", told.pk)

    answer = enter(cast.client).post(url, {"title": "", "text": VACANCY})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "It is like" in html
    assert html.count("/paths/") > 6
    assert "how far off that may be" in html
    assert "agree" in html or "has little of what you like" in html


def test_nothing_of_the_text_is_kept_unless_asked(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)

    browser.post(at(cast.north, "careers:text", told.pk), {"text": VACANCY})

    assert PathNote.objects.count() == 0
    assert not any("analyser" in str(entry.detail) for entry in Entry.objects.all())

    browser.post(at(cast.north, "careers:note", told.pk, "31-9097"), {"text": VACANCY})

    assert PathNote.objects.get().text == VACANCY


def test_what_cannot_be_read_is_said_beside_it_and_stays_as_typed(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:text", told.pk)

    for text in ("", "🧭🧭", "x" * 20_000):
        answer = enter(cast.client).post(url, {"text": text})

        assert answer.status_code == 422
        assert 'class="error"' in answer.content.decode()


def test_the_page_says_that_the_text_is_forgotten(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = (
        enter(cast.client).get(at(cast.north, "careers:text", told.pk)).content.decode()
    )

    assert "read here and then forgotten" in html


def test_an_installation_without_the_weights_says_so(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    at: At,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(readers, "PROFILE", tmp_path)

    html = enter(cast.client).get(at(cast.north, "careers:text", told.pk)).content

    assert b"Texts cannot be read here" in html


def test_a_text_outlives_a_lost_session_and_is_not_cut_when_pasted(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    page = enter(cast.client).get(at(cast.north, "careers:text", told.pk))

    html = page.content.decode()
    assert 'data-keep="text"' in html
    assert 'maxlength="12000"' not in html


def test_a_text_too_long_for_a_note_says_so(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:text", told.pk)

    answer = enter(cast.client).post(url, {"text": VACANCY * 20})

    html = answer.content.decode()
    assert "Keep the text as a note" not in html
    assert "a note has room for 4000 letters" in html


def test_one_telling_word_is_one(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:text", told.pk)

    html = enter(cast.client).post(url, {"text": "nurse"}).content.decode()

    assert "from 1 telling word<" in html


@pytest.mark.skipif(model_path() is None, reason="`make models` was not run here.")
def test_the_optional_model_reads_beside_our_own_vectors() -> None:
    reader = readers.profiler()

    assert reader is not None
    assert reader.encoder.size > readers.bundled_encoder().size
    committee = readers.tools().tagger
    assert committee is not None
    assert len(committee.seats) == 3
