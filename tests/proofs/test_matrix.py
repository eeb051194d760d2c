"""Every address x role x practice x method, against the table in access.py."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.accounts.models import User
from onward.assessments import services as assessments
from onward.assessments.models import Assignment, RaterInvitation
from onward.assessments.services.strengths import ask_rater
from onward.assessments.tests.definitions import graded
from onward.careers.core.gaps import Asked, AskedLevel
from onward.careers.models import EscoOccupation, PathNote, Release
from onward.careers.services.skills import add_vacancy_target
from onward.coaching.models import Coach, Credential, Engagement, Enquiry
from onward.experience import services as experience
from onward.experience.core.jobs import JobFacts
from onward.experience.core.skills import Skill
from onward.experience.core.stories import StoryFacts
from onward.experience.models import SkillInvitation
from onward.organisations.core.rights import Right, Role, roles_with
from onward.organisations.models import CrisisContact, Member, Organisation
from onward.plans import services as plans
from onward.scheduling import services as scheduling
from onward.scheduling.core.arrangements import Arrangement
from onward.scheduling.core.manner import Manner, Mode
from onward.scheduling.core.spans import Span
from onward.scheduling.models import Session
from onward.scheduling.queries import sessions_of
from onward.team import services as team
from tests.proofs.access import DOORS, Door

pytestmark = [pytest.mark.proof, pytest.mark.django_db]
METHODS = ("get", "post", "put", "patch", "delete")
FINE = {200, 204, 302, 303, 400, 405, 409, 410, 422}
OCCUPATION = "29-2010"
ESCO = "http://data.europa.eu/esco/occupation/"
ESCO_ID = "f2b15a0e-e65a-438a-affb-29b9d50b77d1"
# What these do can be done once: the thing they are about is gone then.
SPENDS = {
    "assessments:finish",
    "assessments:take-back",
    "careers:skill-proof-remove",
    "careers:skill-target-remove",
    "careers:unnote",
    "coaching:credential_remove",
    "experience:remove",
    "experience:story-remove",
    "organisations:contact-remove",
    "scheduling:away-remove",
    "team:end",
    "team:revoke",
}


def addresses() -> dict[str, URLPattern]:
    """Every address of ours by its name; allauth guards its own."""

    def walk(resolver: URLResolver, space: str) -> Iterator[tuple[str, URLPattern]]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from walk(entry, entry.namespace or space)
            elif not entry.callback.__module__.startswith("allauth."):
                name = f"{space}:{entry.name}" if space else str(entry.name)
                yield name, entry

    return dict(walk(get_resolver(), ""))


@dataclass
class Things:
    """One of each thing an address can name, in one practice."""

    organisation: Organisation
    arguments: dict[str, object]


def things_of(engagement: Engagement, owner: Member) -> Things:
    organisation, coach = engagement.organisation, engagement.coach
    now, member = timezone.now(), engagement.client.member
    assert member is not None
    with scope(organisation=organisation):
        session = _session(engagement, coach)
        plan = plans.make_plan(engagement, by=member, now=now)
        step = plan.steps.order_by("position")[0]
        begun = assessments.begin_administration(
            engagement, instrument="own-riasec-36", by=member, now=now
        )
        values = assessments.begin_administration(
            engagement, instrument="own-work-values-21", by=member, now=now
        )
        job = experience.add_job(
            engagement, JobFacts("Bus driver", "paid", 2010), by=member, now=now
        )
        enquiry = Enquiry.objects.create(
            organisation=organisation,
            name="Somebody",
            email="somebody@post.example",
            reach_by="email",
            message="May I come?",
            received_at=now,
        )
        credential = Credential.objects.create(
            organisation=organisation,
            coach=coach,
            kind="GCDF",
            issuer="CCE",
            issued_on=now.date() - timedelta(days=100),
        )
        off = scheduling.add_time_off(
            coach,
            Span(now + timedelta(days=90), now + timedelta(days=91)),
            by=coach.member,
        )
        invitation, url = team.invite(
            organisation,
            name="New",
            email="new@post.example",
            roles=["coach"],
            by=owner,
            now=now,
        )
        leaver = User.objects.create_user(
            f"leaver@{organisation.slug}.example", name="Somebody Leaving"
        )
        leaving = Member.objects.create(
            organisation=organisation, user=leaver, roles=["sponsor"], joined_at=now
        )
        note = PathNote.objects.create(
            organisation=organisation,
            engagement=engagement,
            occupation_code=OCCUPATION,
            text="Ask about nights.",
            written_at=now,
            by=member,
        )
        contact = CrisisContact.objects.create(
            organisation=organisation, name="Another line", phone="555 0101"
        )
        asked = (
            _inventories(engagement, owner, now)
            | _strengths(engagement, now)
            | _skills(engagement, now)
        )
    return Things(
        organisation,
        {
            "engagement_id": engagement.pk,
            "session_id": session.pk,
            "step_id": step.pk,
            "administration_id": begun.pk,
            "values_id": values.pk,
            "job_id": job.pk,
            "enquiry_id": enquiry.pk,
            "credential_id": credential.pk,
            "off_id": off.pk,
            "invitation_id": invitation.pk,
            "token": url.rstrip("/").rpartition("/")[2],
            "contact_id": contact.pk,
            "note_id": note.pk,
            "member_id": leaving.pk,
            **asked,
        },
    )


def _inventories(
    engagement: Engagement, owner: Member, now: datetime
) -> dict[str, object]:
    """An instrument brought in, a sending, an adaptive one, a sheet, a finished one."""
    coach, member = engagement.coach.member, engagement.client.member
    assert member is not None
    brought_in = assessments.import_instrument(
        json.dumps(graded()).encode(),
        file_name="graded-2.json",
        right=assessments.Right(
            "permission", "A holder", assessments.Document("letter.txt", b"Yes.")
        ),
        by=owner,
        now=now,
    )
    sending = assessments.send_inventories(
        engagement,
        ["graded-2", "own-venture-10"],
        by=coach,
        now=now,
        note=assessments.Note(adaptive=frozenset({"graded-2"})),
    )
    adaptive = assessments.begin_administration(
        engagement, instrument="graded-2", by=member, now=now
    )
    assessments.save_responses(adaptive, {1: 3}, by=member, now=now)
    sheet = assessments.begin_administration(
        engagement, instrument="own-needs-9", mode="paper", by=coach, now=now
    )
    done = assessments.begin_administration(
        engagement, instrument="own-interview-8", by=member, now=now
    )
    assessments.save_responses(done, {1: 3}, by=member, now=now)
    assessments.finish_administration(done, by=member, now=now)
    asked = Assignment.objects.get(sending=sending, instrument="own-venture-10")
    return {
        "adaptive_id": adaptive.pk,
        "sheet_id": sheet.pk,
        "done_id": done.pk,
        "assignment_id": asked.pk,
        "sending_id": sending.pk,
        "definition_id": brought_in.pk,
    }


def _skills(engagement: Engagement, now: datetime) -> dict[str, object]:
    """A target, a proof with its file, and somebody asked about a skill."""
    member, science = engagement.client.member, Skill("skills", "Science")
    assert member is not None
    asked = Asked("Bay Road", (AskedLevel("Science", 4.0, 4.0),))
    target = add_vacancy_target(engagement, asked, by=member, now=now)
    proof = experience.add_proof(
        engagement,
        experience.ProofFacts(
            "file", "The rota", "", (science,), file=("rota.txt", b"It held.")
        ),
        by=member,
        now=now,
    )
    link = experience.ask_about_skills(
        engagement,
        experience.AskFacts("Marta", (science,)),
        page="careers:skill-word",
        by=member,
        now=now,
    )
    return {
        "target_id": target.pk,
        "proof_id": proof.pk,
        "seen_id": SkillInvitation.objects.get(engagement=engagement).pk,
        "seen_token": link.rstrip("/").rpartition("/")[2],
    }


def _strengths(engagement: Engagement, now: datetime) -> dict[str, object]:
    """A story both read, and somebody asked about strengths."""
    member = engagement.client.member
    assert member is not None
    story = experience.write_story(
        engagement,
        StoryFacts("The rota", "Made it."),
        visibility="coach",
        by=member,
        now=now,
    )
    link = ask_rater(engagement, name="Marta", email="", words="", by=member, now=now)
    rater = RaterInvitation.objects.get(engagement=engagement)
    return {
        "story_id": story.pk,
        "rater_id": rater.pk,
        "rater_token": link.rstrip("/").rpartition("/")[2],
    }


def _session(engagement: Engagement, coach: Coach) -> Session:
    now = timezone.now()
    first = (now + timedelta(days=3)).replace(
        hour=10, minute=0, second=0, microsecond=0, tzinfo=None
    )
    scheduling.book_series(
        engagement,
        Arrangement(first, 50, Manner(Mode.IN_PERSON, place="Room 1"), count=2),
        by=coach.member,
        now=now,
        outside_hours=True,
    )
    return sessions_of(engagement)[0]


# What names no row of a practice: it is the same for everybody.
COMMON = {
    "key": "talents-when-stuck",
    "code": OCCUPATION,
    "esco_id": ESCO_ID,
    "part": "strengths",
    "instrument_id": "own-riasec-36",
    "page": 1,
    "item": 1,
    "kind": "recording",
}
# Which administration a page is about, where the usual one is not in that state.
ABOUT = {
    "assessments:five": "values_id",  # only this inventory has a second stage
    "assessments:next": "adaptive_id",
    "assessments:asked": "adaptive_id",
    "assessments:key-in": "sheet_id",
    "assessments:key-again": "sheet_id",
    "assessments:result": "done_id",
}


def _esco(now: datetime) -> None:
    """A kind of work of the European list, which is the same for everybody."""
    release = Release.objects.create(
        kind=Release.Kind.ESCO,
        part=Release.Part.ESCO,
        version="1.2",
        licence="ESCO",
        attribution="Of ESCO.",
        sha256="0" * 64,
        imported_at=now,
        is_current=True,
    )
    EscoOccupation.objects.create(
        release=release, uri=f"{ESCO}{ESCO_ID}", title="baker", description="Bakes."
    )


@pytest.fixture
def north(cast: Cast, request: pytest.FixtureRequest) -> Things:
    if "careers:" in request.node.name:
        request.getfixturevalue("small_world")
        _esco(cast.now)
    return things_of(cast.engagement, cast.owner)


@pytest.fixture
def south(cast: Cast) -> Things:
    return things_of(cast.stranger_engagement, cast.stranger_owner)


def url_of(name: str, practice: Organisation, things: Things) -> str | None:
    """The address in one practice, naming the things of another (or the same one)."""
    pattern = addresses()[name]
    wanted = pattern.pattern.converters
    arguments = {
        key: (things.arguments | COMMON)[key] for key in wanted if key != "slug"
    }
    if name in ABOUT:
        arguments["administration_id"] = things.arguments[ABOUT[name]]
    in_practice = name.split(":", maxsplit=1)[0] not in {
        "front",
        "accounts",
        "ui",
        "notifications",
    }
    if in_practice:
        arguments["slug"] = practice.slug
    return reverse(name, kwargs=arguments)


def test_every_address_is_declared_and_every_declaration_exists() -> None:
    assert set(DOORS) == set(addresses())


def test_every_view_asks_for_the_right_that_is_declared() -> None:
    asked = {
        name: getattr(pattern.callback, "onward_right", None)
        for name, pattern in addresses().items()
    }

    assert asked == {name: door.right for name, door in DOORS.items()}


GUARDED = sorted(name for name, door in DOORS.items() if door.right)
OPENED = sorted(name for name, door in DOORS.items() if not door.right)


@pytest.mark.parametrize("name", GUARDED)
def test_a_guarded_page_answers_each_role_as_declared(
    name: str, cast: Cast, north: Things, south: Things, enter: Callable[..., Browser]
) -> None:
    door = DOORS[name]
    here = url_of(name, cast.north, north)
    names_a_thing = set(addresses()[name].pattern.converters) & set(north.arguments)
    foreign = url_of(name, cast.north, south) if names_a_thing else None

    wrong = []
    for who, member, expected in _expectations(door, cast):
        browser = enter(member)
        for method in METHODS:
            status = _status(browser, method, here)
            # A method a page does not know is 405 for everybody, whoever asks.
            spent = {404} if expected == FINE and name in SPENDS else set()
            if status not in expected | {405} | spent:
                wrong.append((who, method, expected, status))
            if foreign and expected == FINE:
                status = _status(browser, method, foreign)
                if status not in {404, 405}:
                    wrong.append((f"{who}, of South's", method, {404}, status))

    assert wrong == []


@pytest.mark.parametrize("name", OPENED)
def test_an_open_page_never_breaks(
    name: str, cast: Cast, north: Things, enter: Callable[..., Browser]
) -> None:
    if name == "accounts:session-end":
        north.arguments["session_id"] = 0
    if name == "plans:step_link":
        north.arguments["token"] = uuid4().hex
    here = url_of(name, cast.north, north)

    browsers = [enter(one) for one in (None, cast.client, cast.stranger_coach)]

    statuses = {
        (method, _status(browser, method, here))
        for browser in browsers
        for method in METHODS
    }

    assert {one for one in statuses if one[1] not in FINE | {404}} == set()


def test_a_foreign_page_looks_like_one_that_does_not_exist(
    cast: Cast, south: Things, enter: Callable[..., Browser]
) -> None:
    browser = enter(cast.coach)
    theirs = browser.get(
        reverse("home:record", args=["south", south.arguments["engagement_id"]])
    )
    nobodys = browser.get(reverse("home:record", args=["nowhere", 12]))

    digests = {hashlib.sha256(one.content).hexdigest() for one in (theirs, nobodys)}
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert len(digests) == 1


def _expectations(
    door: Door, cast: Cast
) -> Iterator[tuple[str, Member | None, set[int]]]:
    yield "visitor", None, {302}
    for stranger in (cast.stranger_owner, cast.stranger_coach, cast.stranger_client):
        yield f"South's {stranger.roles[0]}", stranger, {404}
    people = {
        "owner": cast.owner,
        "coordinator": cast.coordinator,
        "the coach": cast.coach,
        "another coach": cast.second_coach,
        "the client": cast.client,
        "another client": cast.second_client,
        "sponsor": cast.sponsor,
    }
    for who, member in people.items():
        yield who, member, _expected(door, who, member)


def _expected(door: Door, who: str, member: Member) -> set[int]:
    assert door.right is not None
    roles = roles_with(member.roles, door.right)
    if not roles:
        return {403}
    if door.own and who.startswith("another") and roles <= {Role.COACH, Role.CLIENT}:
        return {404}
    return FINE


def _status(browser: Browser, method: str, url: str | None) -> int:
    assert url is not None
    response = getattr(browser, method)(url)
    return int(response.status_code)


def test_the_table_of_rights_has_no_right_nobody_asks_for() -> None:
    asked = {door.right for door in DOORS.values() if door.right}

    assert set(Right) - asked == {Right.SEE_SPONSOR_PAGE}
