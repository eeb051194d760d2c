"""Practices and the people who work there."""

import tomllib
from datetime import datetime, time, timedelta
from pathlib import Path

from django.db import transaction
from django_scopes import scope

from onward.coaching import services as coaching
from onward.coaching.models import Coach, Credential
from onward.demo.services.cast import PASSWORD, Login, Troupe, make_account
from onward.demo.services.clients import make_client
from onward.notifications.models import Message
from onward.organisations.core.rights import Role
from onward.organisations.models import CrisisContact, Member, Organisation
from onward.scheduling import services as scheduling
from onward.scheduling.core.slots import OpenHours

CONTENT = Path(__file__).parents[1] / "content"


def make_demo(*, now: datetime) -> list[Login]:
    """The demo's practices, those that are not there yet; the new log-ins."""
    logins: list[Login] = []
    for file in sorted(CONTENT.glob("*.toml")):
        told = tomllib.loads(file.read_text("utf-8"))
        if not Organisation.objects.filter(slug=told["slug"]).exists():
            logins += _make_practice(told, now=now)
    return logins


@transaction.atomic
def _make_practice(told: dict, *, now: datetime) -> list[Login]:  # type: ignore[type-arg]  # a table of our own content
    began = now - timedelta(days=420)
    organisation = Organisation.objects.create(
        name=told["name"],
        slug=told["slug"],
        kind=told["kind"],
        time_zone=told["time_zone"],
        practice_colour=told["colour"],
        motto=told["motto"],
        about=told["about"],
        offers=told["offers"].strip(),
        address=told["address"],
        opening_hours=told["opening_hours"],
        email=told["email"],
        phone=told["phone"],
        takes_enquiries=True,
        created_at=began,
    )
    with scope(organisation=organisation):
        for place, contact in enumerate(told["crisis"]):
            CrisisContact.objects.create(
                organisation=organisation, position=place, **contact
            )
        coaching.ensure_text(organisation, now=began)
        troupe = Troupe(organisation)
        for person in told["people"]:
            _make_person(troupe, person, now=now)
        for person in told["people"]:
            for credential in person.get("credentials", ()):
                coach = troupe.coaches[person["login"]]
                _make_credential(troupe, coach, credential, now=now)
        for enquiry in told.get("enquiries", ()):
            _make_enquiry(troupe, enquiry, now=now)
        for client in told["clients"]:
            make_client(troupe, client, now=now)
    # What would have been mailed in those weeks was read long ago.
    Message.objects.filter(organisation=organisation).delete()
    return troupe.logins


def _make_person(troupe: Troupe, told: dict, *, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    began = now - timedelta(days=400)
    member = make_member(
        troupe, told["name"], told["login"], told["roles"], joined_at=began
    )
    if Role.COACH not in member.roles:
        return
    coach = coaching.ensure_coach(member)
    coaching.edit_profile(
        member,
        coaching.ProfileDetails(
            discipline=told["discipline"],
            about=told["about"],
            languages=told["languages"],
            circumstances=told["circumstances"],
            modes=told["modes"],
            capacity=told["capacity"],
            is_public=True,
        ),
    )
    coach.refresh_from_db()
    troupe.coaches[told["login"]] = coach
    hours = [
        OpenHours(day, time.fromisoformat(start), time.fromisoformat(end))
        for day, start, end in told["hours"]
    ]
    scheduling.set_weekly_hours(coach, hours, by=member)


def make_member(
    troupe: Troupe, name: str, login: str, roles: list[str], *, joined_at: datetime
) -> Member:
    email = f"{login}@{troupe.organisation.slug}.example"
    user = make_account(email, name)
    member = Member.objects.create(
        organisation=troupe.organisation, user=user, roles=roles, joined_at=joined_at
    )
    troupe.members[login] = member
    troupe.logins.append(
        Login(troupe.organisation.name, name, ", ".join(roles), email, PASSWORD)
    )
    return member


def _make_credential(
    troupe: Troupe,
    coach: Coach,
    told: dict,  # type: ignore[type-arg]  # a table of our own content
    *,
    now: datetime,
) -> None:
    """Written as a fact: a lapsed one could not be verified through the service."""
    issued = (now - timedelta(days=told["issued_days_ago"])).date()
    checked = now - timedelta(days=min(40, told["issued_days_ago"]))
    verifier = troupe.verifier if told["verified"] else None
    Credential.objects.create(
        organisation=troupe.organisation,
        coach=coach,
        kind=told["kind"],
        issuer=told["issuer"],
        level=told.get("level", ""),
        number=told["number"],
        issued_on=issued,
        expires_on=issued + timedelta(days=365 * told["lasts_years"]),
        verified_by=verifier,
        verified_at=checked if verifier else None,
        verified_through=Credential.Verification.REGISTRY if verifier else "",
    )


def _make_enquiry(troupe: Troupe, told: dict, *, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    letter = coaching.Letter(
        name=told["name"],
        email=told.get("email", ""),
        phone=told.get("phone", ""),
        reach_by=told["reach_by"],
        reachable_when=told.get("reachable_when", ""),
        message=told["message"],
    )
    received = now - timedelta(hours=told["hours_ago"])
    if source := told.get("source"):
        coaching.take_enquiry(
            troupe.organisation,
            letter,
            source=source,
            by=troupe.coordinator,
            now=received,
        )
    else:
        coaching.receive_enquiry(troupe.organisation, letter, now=received)
