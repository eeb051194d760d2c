"""One client's way through the thread, as far as their point says."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import TypeAlias

from onward.assessments import services as assessments
from onward.assessments.queries import INTERESTS, WORK_VALUES, instrument
from onward.careers import services as careers
from onward.coaching import services as coaching
from onward.coaching.models import Client, Engagement
from onward.coaching.queries import current_text
from onward.demo.core.answers import spread
from onward.demo.services.cast import PASSWORD, Login, Troupe, make_account
from onward.demo.services.sessions import hold_sessions
from onward.demo.services.skills import rate
from onward.demo.services.strengths import find
from onward.experience import services as experience
from onward.experience.core.jobs import JobFacts
from onward.intake import services as intake
from onward.intake.core.limits import HardLimits
from onward.intake.models import Visibility
from onward.organisations.models import Member

Told: TypeAlias = Mapping[str, object]
POINTS = ("intake", "inventory", "paths", "plan", "sessions")


def make_client(troupe: Troupe, told: dict, *, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    began = now - timedelta(days=told["began_days_ago"])
    coach = troupe.coaches[told["coach"]]
    engagement = _enquire(troupe, told, began=began)
    member = _let_in(troupe, engagement, now=began + timedelta(days=1))
    _sign(engagement, member, told, now=began + timedelta(days=2))
    by = member if told["email"] else coach.member
    _tell(engagement, told, by=by, coach=coach.member, now=began + timedelta(days=4))
    reached = POINTS.index(told["point"])
    if reached >= POINTS.index("inventory"):
        _answer(engagement, told, by=by, now=began + timedelta(days=6))
    if reached >= POINTS.index("paths"):
        _look(engagement, told, by=by, now=began + timedelta(days=8))
    if "strengths" in told:
        find(engagement, told["strengths"], by=by, now=began + timedelta(days=10))
    if "skills" in told:
        rate(engagement, told["skills"], by=by, now=began + timedelta(days=12))
    if "series" in told:
        hold_sessions(engagement, told, by=by, now=now)


def _enquire(troupe: Troupe, told: dict, *, began: datetime) -> Engagement:  # type: ignore[type-arg]  # a table of our own content
    slug = troupe.organisation.slug
    letter = coaching.Letter(
        name=told["name"],
        email=f"{told['login']}@{slug}.example" if told["email"] else "",
        phone=told.get("phone", ""),
        reach_by="email" if told["email"] else "phone",
        reachable_when="",
        message=told["enquiry"],
    )
    by = troupe.coordinator
    if told.get("source"):
        enquiry = coaching.take_enquiry(
            troupe.organisation, letter, source=told["source"], by=by, now=began
        )
    else:
        enquiry = coaching.receive_enquiry(troupe.organisation, letter, now=began)
    return coaching.assign_enquiry(
        enquiry,
        troupe.coaches[told["coach"]],
        by=by,
        now=began + timedelta(hours=20),
    )


def _let_in(troupe: Troupe, engagement: Engagement, *, now: datetime) -> Member:
    """The invitation accepted, or the code made that is read out by telephone."""
    client = Client.objects.get(pk=engagement.client_id)
    where = troupe.organisation.name
    if client.member is not None:
        code = coaching.make_access_code(engagement, by=troupe.coordinator, now=now)
        troupe.logins.append(Login(where, client.name, "client", "by code", code))
        engagement.client = client
        return client.member
    user = make_account(client.email, client.name)
    member = Member.objects.create(
        organisation=troupe.organisation, user=user, roles=["client"], joined_at=now
    )
    client.member = member
    client.save(update_fields=["member"])
    if client.invitation is not None:
        client.invitation.accepted_at, client.invitation.accepted_by = now, member
        client.invitation.save(update_fields=["accepted_at", "accepted_by"])
    engagement.client = client
    troupe.logins.append(Login(where, client.name, "client", client.email, PASSWORD))
    return member


def _sign(engagement: Engagement, member: Member, told: Told, *, now: datetime) -> None:
    text = current_text()
    version = text.version if text else 1
    coach = engagement.coach.member
    if told["email"]:
        coaching.note_limits_read(engagement, by=member, now=now)
        coaching.sign_as_client(
            engagement, member.name, version=version, by=member, now=now
        )
        by = member
    else:
        coaching.note_limits_read(engagement, by=coach, now=now)
        coaching.sign_by_telephone(
            engagement, read_at=now, version=version, by=coach, now=now
        )
        by = coach
    coaching.answer_consents(engagement, {"processing": True}, by=by, now=now)
    coaching.sign_as_coach(engagement, coach.name, version=version, by=coach, now=now)
    engagement.refresh_from_db()


def _tell(
    engagement: Engagement,
    told: dict,  # type: ignore[type-arg]  # a table of our own content
    *,
    by: Member,
    coach: Member,
    now: datetime,
) -> None:
    """The intake: circumstances, answers as typed or said, limits, the summary."""
    mode = "typed" if told["email"] else "phone"
    chosen = told["circumstances"]
    intake.choose_circumstances(
        engagement, chosen=chosen, primary=chosen[0], by=by, now=now
    )
    engagement.refresh_from_db()
    minutes = count(3, 3)
    for key, text in told["answers"].items():
        said = intake.Said(text=text, visibility=Visibility.COACH, mode=mode)
        at = now + timedelta(minutes=next(minutes))
        intake.save_answer(engagement, key, said=said, by=by, now=at)
    for key, text in told.get("only_me", {}).items():
        said = intake.Said(text=text, visibility=Visibility.CLIENT, mode=mode)
        at = now + timedelta(minutes=next(minutes))
        intake.save_answer(engagement, key, said=said, by=by, now=at)
    for key in told.get("in_person", {}).get("questions", ()):
        intake.ask_in_person(engagement, key, by=by, now=now + timedelta(hours=1))
    limits = dict(told["limits"])
    health, caring = limits.pop("health", ""), limits.pop("caring", "")
    if "minimum_hourly_pay" in limits:
        limits["minimum_hourly_pay"] = Decimal(limits["minimum_hourly_pay"])
    limits["days"] = tuple(limits.get("days", ()))
    intake.set_limits(
        engagement,
        limits=HardLimits(**limits),
        health=health,
        caring=caring,
        by=by,
        now=now,
    )
    read_on = None if told["email"] else now.date()
    intake.approve_summary(
        engagement, text=told["summary"], by=by, now=now, read_aloud_on=read_on
    )
    if told["point"] != "intake":
        agreed = told.get("agreed", {})
        met = now + timedelta(days=1)
        intake.finish_meeting(engagement, texts=agreed, by=coach, now=met)
        engagement.refresh_from_db()


def _answer(engagement: Engagement, told: dict, *, by: Member, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    this_year = now.year
    for job in told.get("jobs", ()):
        ended = job.get("ended")
        facts = JobFacts(
            title=job["title"],
            employer=job.get("employer", ""),
            kind=job.get("kind", "paid"),
            started_year=this_year + job["started"],
            ended_year=None if ended is None else this_year + ended,
        )
        experience.add_job(engagement, facts, by=by, now=now)
    if level := told.get("education"):
        experience.set_education(engagement, level, by=by)
    for key, means in ((INTERESTS, "interests"), (WORK_VALUES, "values")):
        if means in told:
            _fill_in(engagement, key, told[means], told, by=by, now=now)


def _fill_in(
    engagement: Engagement,
    key: str,
    means: Mapping[str, float],
    told: dict,  # type: ignore[type-arg]  # a table of our own content
    *,
    by: Member,
    now: datetime,
) -> None:
    mode = "self" if told["email"] else "phone"
    form = instrument(key)
    answers = spread([(item.n, item.scale) for item in form.items], means, top=5)
    begun = assessments.begin_administration(
        engagement, instrument=key, mode=mode, by=by, now=now
    )
    # Six items a page, answered at an unhurried six seconds each.
    numbers, shown = list(answers), now
    for start in range(0, len(numbers), 6):
        page = {n: answers[n] for n in numbers[start : start + 6]}
        kept = shown + timedelta(seconds=36)
        assessments.save_responses(begun, page, by=by, now=kept, shown_at=shown)
        shown = kept
    if key == WORK_VALUES:
        assessments.choose_top_five(begun, told["must_haves"], by=by, now=shown)
    assessments.finish_administration(begun, by=by, now=shown, relied_on="yes")


def _look(engagement: Engagement, told: dict, *, by: Member, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    for code in told.get("keep", ()):
        careers.keep_path(engagement, code, by=by, now=now)
    for mark in told.get("veto", ()):
        careers.veto_path(engagement, mark["code"], why=mark["why"], by=by, now=now)
    if code := told.get("choose"):
        careers.choose_path(engagement, code, by=by, now=now)
