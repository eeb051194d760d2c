"""Bringing an instrument in: looked at first, on somebody's word, whole or not."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries
from onward.assessments.models import Definition
from onward.assessments.tests.bringing import stored, upload, word, written
from onward.assessments.tests.definitions import CONTENT, definition
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]


def test_the_file_is_shown_before_anything_is_kept(
    cast: Any, enter: Enter, at: At
) -> None:
    url = at(cast.north, "assessments:bring-in")

    answer = enter(cast.owner).post(url, {"file": upload(written(definition()))})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Mend a bicycle" in page
    assert "Nothing is kept yet." in page
    assert stored() == 0


def test_one_of_the_product_s_own_is_shown_without_anything_to_fill_in(
    cast: Any, enter: Enter, at: At
) -> None:
    url = at(cast.north, "assessments:bring-in")
    raw = (CONTENT / "own-needs-9.json").read_bytes()

    answer = enter(cast.owner).post(url, {"file": upload(raw)})

    page = answer.content.decode()
    assert "There is nothing to bring in." in page
    assert "On whose right?" not in page
    assert at(cast.north, "assessments:keep") not in page


def test_it_lands_on_the_word_of_who_holds_the_right(
    cast: Any, enter: Enter, at: At
) -> None:
    raw = written(definition())

    answer = enter(cast.owner).post(at(cast.north, "assessments:keep"), word(raw))

    with scope(organisation=cast.north):
        kept = Definition.objects.get()
        found = queries.find("small-2")
    assert answer.headers["Location"] == at(
        cast.north, "assessments:definition", kept.pk
    )
    assert (kept.holder, kept.basis, kept.imported_by) == (
        "Public domain",
        "free",
        cast.owner,
    )
    assert kept.fingerprint == sha256(raw).hexdigest()
    assert found.instrument.title == "Small"
    page = enter(cast.owner).get(answer.headers["Location"]).content.decode()
    assert kept.fingerprint in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"confirmed": None}, "confirmed"),
        ({"holder": ""}, "holder"),
        ({"basis": "guess"}, "basis"),
        ({"holder": "x" * 10_000}, "holder"),
    ],
)
def test_without_the_word_nothing_lands_and_what_was_typed_stays(
    cast: Any, enter: Enter, at: At, changes: dict[str, Any], field: str
) -> None:
    raw = written(definition())
    told = word(raw, **changes)

    answer = enter(cast.owner).post(at(cast.north, "assessments:keep"), told)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert told["content"] in answer.content.decode()
    assert stored() == 0


def wanting(**changes: Any) -> dict[str, Any]:
    return definition() | changes


BAD = {
    "wrong key": (written(wanting(colour="red")), "colour", "Line"),
    "missing scale": (
        written(wanting(items=[{"n": 1, "text": "One"}])),
        "lacks scale",
        "Line",
    ),
    "no such scale": (
        written(wanting(items=[{"n": 1, "text": "One", "scale": "Z"}])),
        "no scale",
        "Line",
    ),
    "unknown response": (written(wanting(positive_from=9)), "no answer has", "Line"),
    "duplicate item": (
        written(wanting(items=[definition()["items"][0]] * 2)),
        "1 stands there twice",
        "Line",
    ),
    "hostile text": (
        written(wanting(title="<script>alert(1)</script>")),
        "looks like markup",
        "Line",
    ),
    "turned text": (written(wanting(title="a\u202eb")), "U+202E", "Line"),
    "not JSON": (b"PK\x03\x04", "is not JSON here", "Line 1"),
    "wrong encoding": ('{"id":\n"caf\xe9"}'.encode("latin-1"), "UTF-8", "Line 2"),
    "empty": (b"", "is not JSON here", "Line 1"),
    "huge": (b" " * 600_000, "larger than 500 kilobytes", "the file"),
    "deep": (b"[" * 50_000, "nested deeper", "Line 1"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_the_line_and_nothing_is_stored(
    cast: Any, enter: Enter, at: At, name: str
) -> None:
    raw, said, line = BAD[name]
    browser = enter(cast.owner)

    looked = browser.post(at(cast.north, "assessments:bring-in"), {"file": upload(raw)})
    kept = browser.post(at(cast.north, "assessments:keep"), word(raw))

    assert (looked.status_code, kept.status_code) == (422, 422)
    page = looked.content.decode()
    assert "Nothing was stored." in page
    assert said in page
    assert line in page
    assert "<script>alert" not in page
    assert stored() == 0


def test_no_file_at_all_is_said_by_the_field(cast: Any, enter: Enter, at: At) -> None:
    answer = enter(cast.owner).post(at(cast.north, "assessments:bring-in"), {})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["file"]


def test_a_content_that_did_not_come_back_whole_is_refused(
    cast: Any, enter: Enter, at: At
) -> None:
    answer = enter(cast.owner).post(
        at(cast.north, "assessments:keep"), word(b"", content="not base64!")
    )

    assert answer.status_code == 422
    assert stored() == 0


def test_a_licence_that_asks_for_a_document_gets_one(
    cast: Any, enter: Enter, at: At
) -> None:
    terms = {"text": "By permission", "permission_document_required": True}
    raw = written(wanting(licence=terms))
    url = at(cast.north, "assessments:keep")
    browser = enter(cast.owner)
    assert browser.post(url, word(raw)).context["form"].errors["document"]

    letter = SimpleUploadedFile("letter.pdf", b"%PDF- yes")
    answer = browser.post(url, word(raw) | {"document": letter})

    assert answer.status_code == 302
    with scope(organisation=cast.north):
        kept = Definition.objects.get()
    got = browser.get(at(cast.north, "assessments:document", kept.pk))
    assert got.content == b"%PDF- yes"
    assert got.headers["Content-Disposition"].startswith("attachment")
