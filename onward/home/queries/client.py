"""What a client sees first: the one thing that matters now, and how far it is."""

from dataclasses import dataclass
from datetime import datetime

from onward.assessments.queries import interest_profile, pulse_series, value_profile
from onward.careers.queries import kept_paths
from onward.coaching.models import Engagement, Note
from onward.coaching.queries import agreement_is_signed, notes_for
from onward.intake.queries import Progress, progress
from onward.organisations.models import Member
from onward.plans.models import Plan, Step
from onward.plans.queries import plan_of, step_now, steps_of
from onward.scheduling.models import Session
from onward.scheduling.queries import next_session
from onward.ui.core.charts import Line, LinePoint, StepsLine, line, steps_line

CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Next:
    """The one thing now: a title, why, and the page that does it (None: a step)."""

    title: str
    why: str
    page: str | None
    button: str = ""


@dataclass(frozen=True, slots=True)
class ClientToday:
    now: Next
    step: Step | None
    others_in_hand: int
    session: Session | None
    plan: Plan | None
    steps: StepsLine | None
    pulse: Line | None
    note: Note | None


def client_today(engagement: Engagement, reader: Member, now: datetime) -> ClientToday:
    plan = plan_of(engagement)
    step = step_now(engagement) if plan else None
    steps = steps_of(plan) if plan else []
    in_hand = sum(one.state in ("active", "stuck") for one in steps)
    shared = notes_for(engagement, reader).filter(visibility=Note.Visibility.SHARED)
    return ClientToday(
        now=_next(engagement, plan, step),
        step=step,
        others_in_hand=max(in_hand - 1, 0),
        session=next_session(engagement, now),
        plan=plan,
        steps=steps_picture(steps),
        pulse=confidence_picture(engagement),
        note=shared.first(),
    )


def steps_picture(steps: list[Step]) -> StepsLine | None:
    """Done, in hand and to come; steps that were dropped are not drawn."""
    kept = [one for one in steps if one.state != "dropped"]
    if not kept:
        return None
    done = sum(one.state == "done" for one in kept)
    in_hand = sum(one.state in ("active", "stuck") for one in kept)
    return steps_line(
        "The steps of the plan",
        done=done,
        now=in_hand,
        ahead=len(kept) - done - in_hand,
    )


def confidence_picture(engagement: Engagement) -> Line | None:
    """How sure the client is of reaching the goal, check-in by check-in."""
    answers = next(
        series.answers
        for series in pulse_series(engagement)
        if series.scale.key == CONFIDENCE
    )
    if len(answers) < 2:  # noqa: PLR2004 - one answer is no line
        return None
    return line(
        "How sure I am that I will get there",
        [LinePoint(one.on.date(), one.value) for one in answers],
        y_range=(0, 10),
        ticks=(0, 5, 10),
        note="Own answers, 0 to 10. Ups and downs of one point are ordinary.",
    )


def _next(engagement: Engagement, plan: Plan | None, step: Step | None) -> Next:
    if not agreement_is_signed(engagement):
        return Next(
            "Read and sign the agreement",
            "It says who may know what, in writing. No meeting is booked before it.",
            "coaching:welcome",
            "Open the agreement",
        )
    told = progress(engagement)
    if not told.is_approved:
        return _tell(told)
    return _find(engagement, plan, step)


def _find(engagement: Engagement, plan: Plan | None, step: Step | None) -> Next:
    """Once the story is told: inventories, paths, plan, and then step by step."""
    if interest_profile(engagement) is None or value_profile(engagement) is None:
        return Next(
            "Find out what draws you",
            "Two short inventories: kinds of work, and what work must give you.",
            "assessments:inventories",
            "Open the inventories",
        )
    if plan is None and not kept_paths(engagement):
        return Next(
            "Look at twelve kinds of work",
            "Nothing there is advice to take a job. Keep what makes you curious, "
            "set aside what does not.",
            "careers:paths",
            "Explore paths",
        )
    if plan is None:
        return Next(
            "Make your plan",
            "A first version is drawn from your circumstance and the path you chose; "
            "you change it until it is yours.",
            "plans:plan",
            "Open the plan",
        )
    if step is None:
        return Next(
            "Choose the next step",
            "Nothing is in hand just now. Up to three steps can be.",
            "plans:plan",
            "Open the plan",
        )
    return Next(step.title, step.why, None)


def _tell(told: Progress) -> Next:
    if not told.is_begun:
        return Next(
            "Tell your story, at your own pace",
            "One question a page, each of them skippable. It is kept as you type.",
            "intake:start",
            "Begin",
        )
    if told.is_all_asked:
        return Next(
            "Read your summary",
            "It stands in your own words. Change what is not right, then say it is.",
            "intake:summary",
            "Open the summary",
        )
    return Next(
        "Go on with your story",
        f"{told.done} of {told.total} questions are behind you.",
        "intake:start",
        "Go on",
    )
