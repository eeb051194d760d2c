"""What is kept of skills: said once, changed only when it changes, sealed for good."""

import base64
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django_scopes import scope
from pytest_django import Settings

from conftest import Cast
from onward.audit.models import Entry
from onward.experience.core.files import FileRefused
from onward.experience.core.skills import Backing, Skill, Status
from onward.experience.models import Proof, ProofSkill, SkillRating
from onward.experience.queries import backings_of, levels_of, skill_links
from onward.experience.services import (
    AskedEnough,
    AskFacts,
    ImpossibleLevel,
    OwnLevel,
    ProofFacts,
    ProofsEnough,
    SeenFacts,
    add_proof,
    answer_about_skills,
    ask_about_skills,
    look_at_proof,
    rate_skills,
    withdraw_skill_link,
)
from onward.experience.services.proofs import MOST_PROOFS
from onward.experience.services.seen import MOST_ASKED
from onward.experience.tests.papers import PROGRAM, TEXT
from onward.organisations.core.sealing import SealBroken
from onward.organisations.models import key_ring

pytestmark = pytest.mark.usefixtures("north_scope")
WRITING, SPEAKING = Skill("skills", "Writing"), Skill("skills", "Speaking")
PAGE = "careers:skill-word"
NEW_KEY = "k2:" + base64.b64encode(bytes(range(32))).decode()


@pytest.fixture
def rings(settings: Settings) -> Iterator[Settings]:
    key_ring.cache_clear()
    yield settings
    key_ring.cache_clear()


def say(cast: Cast, level: int | None, year: int | None = None) -> int:
    said = {WRITING: OwnLevel(level, year)}
    return rate_skills(cast.engagement, said, by=cast.client, now=cast.now)


def a_file(cast: Cast, content: bytes = TEXT, name: str = "rota.txt") -> Proof:
    facts = ProofFacts(
        "file", "The rota", "I drew it.", (WRITING, WRITING), file=(name, content)
    )
    return add_proof(cast.engagement, facts, by=cast.client, now=cast.now)


def ask(cast: Cast, name: str = "Marta") -> None:
    facts = AskFacts(name, (WRITING, SPEAKING))
    ask_about_skills(cast.engagement, facts, page=PAGE, by=cast.client, now=cast.now)


def test_a_level_is_kept_once_and_written_only_when_it_changes(cast: Cast) -> None:
    assert (say(cast, 4), say(cast, 4), say(cast, 5), say(cast, 5, 2019)) == (
        1,
        0,
        1,
        1,
    )

    kept = SkillRating.objects.get()
    assert (kept.level, kept.last_used_year) == (5, 2019)
    assert Entry.objects.filter(action="skills rated").count() == 3


@pytest.mark.parametrize(
    ("level", "year"), [(8, None), (-1, None), (4, 1929), (4, 2027)]
)
def test_what_cannot_be_is_refused(cast: Cast, level: int, year: int | None) -> None:
    with pytest.raises(ImpossibleLevel):
        say(cast, level, year)

    assert not SkillRating.objects.exists()


def test_the_database_itself_refuses_an_eighth_level(cast: Cast) -> None:
    say(cast, 4)

    with pytest.raises(IntegrityError), transaction.atomic():
        SkillRating.objects.update(level=8)


def test_what_is_left_out_is_no_level(cast: Cast) -> None:
    say(cast, None)

    assert levels_of(cast.engagement).said == {}
    assert backings_of(cast.engagement) == {}


def test_said_proved_and_seen_come_together_for_each_skill(cast: Cast) -> None:
    say(cast, 6)
    proof = a_file(cast)
    look_at_proof(proof, {WRITING: 3}, by=cast.coach, now=cast.now)
    ask(cast)
    link = skill_links(cast.engagement)[0]
    answer_about_skills(link, SeenFacts({WRITING: 5, SPEAKING: 2}), now=cast.now)

    assert backings_of(cast.engagement) == {
        WRITING: Backing(Status.VERIFIED, said=6, shown=4, proofs=1, seen_by=1),
        SPEAKING: Backing(Status.EVIDENCED, shown=2, seen_by=1),
    }
    assert levels_of(cast.engagement).named("shown", "skills") == {
        "Writing": 4,
        "Speaking": 2,
    }
    assert levels_of(cast.engagement).named("shown", "knowledge") == {}
    assert backings_of(cast.second_engagement) == {}


def test_levels_of_a_person_are_one_question_to_the_database(
    cast: Cast, django_assert_num_queries: object
) -> None:
    say(cast, 6)
    a_file(cast)

    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture
        levels_of(cast.engagement)


def test_a_proof_names_a_skill_once_and_a_wrong_file_is_not_kept(cast: Cast) -> None:
    a_file(cast)
    with pytest.raises(FileRefused):
        a_file(cast, PROGRAM, "rota.pdf")

    assert ProofSkill.objects.count() == Proof.objects.count() == 1


def test_there_is_an_end_to_proofs_and_to_people(cast: Cast) -> None:
    for _ in range(MOST_PROOFS):
        a_file(cast)
    for n in range(MOST_ASKED):
        ask(cast, f"Person {n}")

    with pytest.raises(ProofsEnough):
        a_file(cast)
    with pytest.raises(AskedEnough):
        ask(cast)


def test_an_answer_that_came_is_not_taken_back_with_its_link(cast: Cast) -> None:
    ask(cast)
    link = skill_links(cast.engagement)[0]
    answer_about_skills(link, SeenFacts({WRITING: 5}), now=cast.now)

    withdraw_skill_link(link, by=cast.client, now=cast.now)

    assert skill_links(cast.engagement)[0].withdrawn_at is None
    assert backings_of(cast.engagement)[WRITING].shown == 5


def test_another_practice_knows_nothing_of_it(cast: Cast) -> None:
    say(cast, 4)
    a_file(cast)

    with scope(organisation=cast.south):
        assert not SkillRating.objects.exists()
        assert not Proof.objects.exists()


def test_files_are_sealed_anew_with_a_new_key(cast: Cast, rings: Settings) -> None:
    proof, old = a_file(cast), rings.FIELD_KEYS
    rings.FIELD_KEYS = f"{NEW_KEY},{old}"
    key_ring.cache_clear()

    call_command("rotate_keys", verbosity=0)
    rings.FIELD_KEYS = NEW_KEY
    key_ring.cache_clear()

    with connection.cursor() as cursor:
        cursor.execute("SELECT file FROM experience_proof WHERE id = %s", [proof.pk])
        assert bytes(cursor.fetchone()[0]).startswith(b"k2:")
    assert Proof.objects.get().file == TEXT


def test_a_file_copied_to_another_row_does_not_open(cast: Cast) -> None:
    one, other = a_file(cast), a_file(cast, b"something else")

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE experience_proof SET file ="
            " (SELECT file FROM experience_proof WHERE id = %s) WHERE id = %s",
            [one.pk, other.pk],
        )

    with pytest.raises(SealBroken):
        _ = Proof.objects.get(pk=other.pk).file
