"""Proofs: kept sealed, handed out to two people, looked at by one of them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from conftest import Cast
from onward.careers.tests.kinds import Enter, Page
from onward.careers.tests.skilled import (
    READING,
    SCIENCE,
    a_proof,
    a_target,
    say,
)
from onward.coaching.models import Engagement
from onward.experience.core.files import MOST_BYTES
from onward.experience.core.skills import Status
from onward.experience.core.stories import StoryFacts
from onward.experience.models import Proof, ProofSkill, Story
from onward.experience.queries import backings_of
from onward.experience.services import NotToBeLookedAt, look_at_proof, write_story
from onward.experience.tests.papers import DOCX, JPEG, PDF, PNG, PROGRAM, TEXT

pytestmark = pytest.mark.skilled

SAID = {
    "title": "The rota that held",
    "shows": "I drew it as a grid.",
    "skills": [SCIENCE.key],
}


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("rota.pdf", PDF, "application/pdf"),
        ("rota.png", PNG, "image/png"),
        ("rota.jpg", JPEG, "image/jpeg"),
        ("rota.txt", TEXT, "text/plain"),
        ("rota.docx", DOCX, "application/vnd"),
    ],
)
def test_a_file_comes_back_byte_for_byte_and_never_opens_in_the_page(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    name: str,
    content: bytes,
    kind: str,
) -> None:
    client = enter(cast.client)

    added = client.post(page("skill-proof-add"), {**SAID, "file": sent(name, content)})
    proof = Proof.objects.get()
    answer = enter(cast.coach).get(page("skill-proof-file", proof.pk))

    assert added.status_code == 302
    assert answer.content == content
    assert answer["Content-Type"].startswith(kind)
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_the_database_holds_no_byte_of_a_file_nor_its_name(
    told: Engagement, cast: Cast
) -> None:
    proof = a_proof(told, cast, file=("secret-rota.txt", b"nobody else reads this"))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT file, file_name, title FROM experience_proof WHERE id = %s",
            [proof.pk],
        )
        file, name, title = map(bytes, cursor.fetchone())
    assert b"nobody" not in file
    assert b"bm9ib2R5" not in file  # nor in base64
    assert b"secret" not in name
    assert b"rota" not in title
    assert Proof.objects.get().file == b"nobody else reads this"
    with pytest.raises(TypeError):
        Proof.objects.update(file=b"open")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("rota.pdf", PROGRAM, "not what its name says"),
        ("rota.exe", PROGRAM, "A PDF, a picture"),
        ("page.html", b"<script>alert(1)</script>", "A PDF, a picture"),
        ("rota.pdf", b"", "empty"),
        ("rota.pdf", PDF + bytes(MOST_BYTES), "larger than five megabytes"),
    ],
)
def test_a_file_that_is_not_taken_is_told_and_nothing_typed_is_lost(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    name: str,
    content: bytes,
    says: str,
) -> None:
    answer = enter(cast.client).post(
        page("skill-proof-add"), {**SAID, "file": sent(name, content)}
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["file"]
    assert says in html
    assert "I drew it as a grid." in html
    assert "chosen once more" in html
    assert not Proof.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 10_000}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"shows": "x" * 10_000}, "shows"),
        ({"skills": []}, "skills"),
        ({"skills": ["skills:Juggling"]}, "skills"),
        ({"skills": ["<script>"]}, "skills"),
        ({"address": ""}, "address"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"address": "ftp://rota.example/x"}, "address"),
        ({"address": "https://rota.example/" + "x" * 600}, "address"),
    ],
)
def test_a_slip_is_named_beside_its_field(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    page: Page,
    changes: dict[str, Any],
    field: str,
) -> None:
    told_of = {**SAID, "address": "https://rota.example/grid"} | changes

    answer = enter(cast.client).post(f"{page('skill-proof-add')}?kind=sample", told_of)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Proof.objects.exists()


def test_more_than_eight_skills_are_too_many_for_one_proof(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    a_target(told, cast)
    form = enter(cast.client).get(page("skill-proof-add")).context["form"]
    keys = [key for key, _ in form.fields["skills"].choices]

    answer = enter(cast.client).post(
        f"{page('skill-proof-add')}?kind=sample",
        {**SAID, "address": "https://rota.example", "skills": keys[:9]},
    )

    assert answer.status_code == 422
    assert "9 are ticked. Eight at most" in answer.content.decode()


def test_only_a_story_both_may_read_can_be_a_proof(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    secret, shared = (
        write_story(
            told,
            StoryFacts(title, "I did."),
            visibility=who,
            by=cast.client,
            now=cast.now,
        )
        for title, who in (("Secret pride", "client"), ("The rota", "coach"))
    )
    client, url = enter(cast.client), f"{page('skill-proof-add')}?kind=story"

    assert "Secret pride" not in client.get(url).content.decode()
    assert client.post(url, {**SAID, "story": str(secret.pk)}).status_code == 422
    assert client.post(url, {**SAID, "story": str(shared.pk)}).status_code == 302
    assert Proof.objects.get().story == shared

    Story.objects.get(pk=shared.pk).delete()
    assert not Proof.objects.exists()


def test_a_proof_the_coach_looked_at_is_verified_at_the_level_it_shows(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    say(told, cast, SCIENCE, 6)
    proof = a_proof(told, cast, (SCIENCE, READING))
    coach, url = enter(cast.coach), page("skill-proof-look", proof.pk)

    assert "I drew it." in coach.get(url).content.decode()
    answer = coach.post(
        url, {"skills-science": "4", "skills-reading-comprehension": ""}
    )

    assert answer.status_code == 302
    found = backings_of(told)
    assert (found[SCIENCE].status, found[SCIENCE].shown) == (Status.VERIFIED, 4)
    assert (found[READING].status, found[READING].shown) == (Status.EVIDENCED, None)


def test_a_proof_that_does_not_show_a_skill_no_longer_speaks_for_it(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    say(told, cast, SCIENCE, 6)
    proof = a_proof(told, cast)

    enter(cast.coach).post(
        page("skill-proof-look", proof.pk), {"skills-science": "none"}
    )

    assert backings_of(told)[SCIENCE].status is Status.SELF_SAID
    html = enter(cast.client).get(page("skill-proofs")).content.decode()
    assert "Science: not shown" in html


@pytest.mark.parametrize("said", [{}, {"skills-science": "8"}, {"skills-science": "x"}])
def test_a_look_says_something_of_at_least_one_skill(
    told: Engagement, cast: Cast, enter: Enter, page: Page, said: dict[str, str]
) -> None:
    proof = a_proof(told, cast)

    answer = enter(cast.coach).post(page("skill-proof-look", proof.pk), said)

    assert answer.status_code == 422
    assert ProofSkill.objects.get().looked_at is None


def test_nobody_vouches_for_their_own_proof(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    proof = a_proof(told, cast)

    answer = enter(cast.client).post(
        page("skill-proof-look", proof.pk), {"skills-science": "7"}
    )

    assert answer.status_code == 403
    with pytest.raises(NotToBeLookedAt):
        look_at_proof(proof, {SCIENCE: 7}, by=cast.client, now=cast.now)
    assert backings_of(told)[SCIENCE].status is Status.EVIDENCED


def test_a_proof_that_is_removed_goes_with_its_file(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    proof = a_proof(told, cast, file=("rota.txt", TEXT))
    client, url = enter(cast.client), page("skill-proof-remove", proof.pk)

    assert "The rota that held" in client.get(url).content.decode()
    assert client.post(url).status_code == 302

    assert not Proof.objects.exists()
    assert client.get(page("skill-proof-file", proof.pk)).status_code == 404


@pytest.mark.parametrize(
    ("who", "name"), [("coach", "skill-proof-look"), ("client", "skill-proof-remove")]
)
def test_what_comes_after_a_removal_is_told_and_leads_to_the_list(
    told: Engagement, cast: Cast, enter: Enter, page: Page, who: str, name: str
) -> None:
    proof = a_proof(told, cast)
    enter(cast.client).post(page("skill-proof-remove", proof.pk))

    answer = enter(getattr(cast, who)).post(
        page(name, proof.pk), {"skills-science": "4"}, follow=True
    )

    assert answer.redirect_chain == [(page("skill-proofs"), 302)]
    assert "That proof was taken away in the meantime." in answer.content.decode()


def test_a_sample_has_no_file_to_open(
    told: Engagement, cast: Cast, enter: Enter, page: Page
) -> None:
    proof = a_proof(told, cast)

    answer = enter(cast.client).get(page("skill-proof-file", proof.pk))

    assert answer.status_code == 404
