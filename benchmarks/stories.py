"""What clients told and chose: intake, inventories, past work, paths, the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from benchmarks.practices import Case
from onward.assessments.core.scores import score, score_values
from onward.assessments.models import Administration, Response, Result, TopFive
from onward.assessments.queries import INTERESTS, PULSE, WORK_VALUES, instrument
from onward.careers.models import JobMatch, PathChoice, PathMark
from onward.experience.models import Education, Job
from onward.intake.core.flow import route
from onward.intake.models import Agreed, Answer, Intake, Limits, Preferences
from onward.intake.queries import bank
from onward.plans.models import Plan, Step, StepWord
from onward.plans.queries import templates

PATTERNS = 60  # ways to fill in each instrument; scoring each anew takes too long
ANSWER = "It took me years to say so, but the days I liked had people in them. " * 2
LEVELS = ("none", "school", "begun", "vocational", "degree", "higher")


@dataclass(frozen=True, slots=True)
class Work:
    """Kinds of work of the world in force, for jobs and paths: codes and titles."""

    release: str
    kinds: Sequence[tuple[str, str]]
    titles: Sequence[str]


@dataclass(frozen=True, slots=True)
class Filled:
    """One way to fill in an instrument, and what it comes to."""

    answers: Mapping[int, int]
    top_five: tuple[int, ...]
    scores: dict[str, object]


@cache
def filled(name: str, pattern: int) -> Filled:
    form, chance = instrument(name), Random(f"{name} {pattern}")
    liking = {one.key: chance.uniform(form.bottom, form.top) for one in form.scales}
    answers = {
        item.n: min(
            form.top, max(form.bottom, round(liking[item.scale] + chance.gauss(0, 0.8)))
        )
        for item in form.items
    }
    five = tuple(chance.sample(sorted(answers), 5)) if form.top_adds else ()
    found = score_values(form, answers, five) if form.top_adds else score(form, answers)
    scores = {"scales": [asdict(one) for one in found], "must_haves": list(five)}
    return Filled(answers, five, scores)


def tell(case: Case, work: Work) -> None:
    """As far as the client has come."""
    if case.fate == "welcome":
        return
    chance = case.practice.chance
    _tell_story(case)
    if not case.is_met:
        return
    if chance.random() < 0.6:
        answer(case, INTERESTS, at=case.began + timedelta(days=6))
        answer(case, WORK_VALUES, at=case.began + timedelta(days=7))
    if chance.random() < 0.8:
        _tell_work(case, work)
    if chance.random() < 0.7:
        _look(case, work)
    if chance.random() < 0.9:
        _plan(case, work)


def answer(case: Case, name: str, *, at: datetime) -> object:
    """One finished administration with its responses and its result; its key."""
    practice, tables = case.practice, case.practice.tables
    found = filled(name, practice.chance.randrange(PATTERNS))
    version = instrument(name).version
    key = tables[Administration].add(
        **practice.row(
            engagement_id=case.id,
            instrument=name,
            version=version,
            started_at=at,
            finished_at=at,
            relied_on="" if name == PULSE else "yes",
        )
    )
    responses, row = tables[Response], practice.row(administration_id=key)
    for item, value in found.answers.items():
        responses.add(**row, item=item, value=value, seconds=6.0, saved_at=at)
    for position, item in enumerate(found.top_five, start=1):
        tables[TopFive].add(**row, position=position, item=item)
    tables[Result].add(**row, scores=found.scores, version=version, computed_at=at)
    return key


def _tell_story(case: Case) -> None:
    practice, tables, chance = case.practice, case.practice.tables, case.practice.chance
    at = case.began + timedelta(days=3)
    is_done = case.is_met or case.place % 2 == 0
    key = tables[Intake].add(
        **practice.row(
            engagement_id=case.id,
            circumstances=[case.circumstance],
            primary=case.circumstance,
            started_at=at,
            summary=ANSWER * 3,
            summary_drafted_by_id=case.by,
            approved_at=at + timedelta(days=1) if is_done else None,
            approved_by_id=case.by if is_done else None,
            approved_how="typed" if is_done else "",
            met_at=at + timedelta(days=2) if case.is_met else None,
        )
    )
    way = route(bank(), case.circumstance)
    asked = way[: len(way) * 2 // 3] if is_done else way[: len(way) // 3]
    for question in asked:
        skipped = chance.random() < 0.2
        tables[Answer].add(
            **practice.row(
                intake_id=key,
                question=question.key,
                question_version=question.version,
                text="" if skipped else ANSWER,
                visibility="client" if chance.random() < 0.1 else "coach",
                state="skipped" if skipped else "answered",
                saved_at=at,
                kept_at=at,
                entered_by_id=case.by,
                prompted_at=at if chance.random() < 0.002 else None,
            )
        )
    for question in chance.sample(way, 3 if case.is_met else 0):
        tables[Agreed].add(
            **practice.row(
                intake_id=key,
                question=question.key,
                text=ANSWER,
                by_id=case.coach.member,
                at=at + timedelta(days=2),
            )
        )
    _limit(case, key, at)


def _limit(case: Case, intake: object, at: datetime) -> None:
    practice, tables, chance = case.practice, case.practice.tables, case.practice.chance
    row = practice.row(intake_id=intake, saved_at=at)
    tables[Limits].add(
        **row,
        hours_max=chance.choice([None, 20, 32, 40]),
        days=chance.choice([[], ["mon", "tue", "wed"]]),
        place_state=chance.choice(["", "TX", "CA", "NY", "OH"]),
        minimum_hourly_pay=chance.choice([None, Decimal(17), Decimal(24)]),
        longest_training=chance.choice(["", "year"]),
        no_shifts=chance.random() < 0.3,
    )
    tables[Preferences].add(**row, team="small", pace="steady", text=ANSWER)


def _tell_work(case: Case, work: Work) -> None:
    practice, tables, chance = case.practice, case.practice.tables, case.practice.chance
    ended: int | None = None
    for _ in range(chance.randrange(1, 5)):
        started = (ended or practice.today.year) - chance.randrange(1, 8)
        title = chance.choice(work.titles)
        job = tables[Job].add(
            **practice.row(
                engagement_id=case.id,
                title=title,
                employer="Somewhere",
                started_year=started,
                ended_year=ended,
                what_i_did=ANSWER,
            )
        )
        if chance.random() < 0.5:
            code, name = chance.choice(work.kinds)
            tables[JobMatch].add(
                **practice.row(
                    job_id=job,
                    typed=title,
                    occupation_code=code,
                    title=name,
                    likeness=0.9,
                    confirmed=True,
                )
            )
        ended = started
    tables[Education].add(
        **practice.row(engagement_id=case.id, level=chance.choice(LEVELS))
    )


def _look(case: Case, work: Work) -> None:
    practice, tables, chance = case.practice, case.practice.tables, case.practice.chance
    for at, (code, title) in enumerate(chance.sample(work.kinds, 6)):
        tables[PathMark].add(
            **practice.row(
                engagement_id=case.id,
                occupation_code=code,
                title=title,
                mark="kept" if at < 4 else "vetoed",
                why="" if at < 4 else "Too many nights.",
                chosen=at == 0,
                marked_at=case.began + timedelta(days=12),
                by_id=case.by,
                release=work.release,
            )
        )
    if chance.random() < 0.5:
        moved = {"interests": 30, "pay": 5}
        tables[PathChoice].add(
            **practice.row(
                engagement_id=case.id,
                weights=moved,
                weights_before={"interests": 20, "pay": 15},
            )
        )


def _plan(case: Case, work: Work) -> None:
    practice, tables, chance = case.practice, case.practice.tables, case.practice.chance
    begun = case.began + timedelta(days=16)
    template = templates()[case.circumstance]  # type: ignore[index]  # a StrEnum's value
    code, title = chance.choice(work.kinds)
    plan = tables[Plan].add(
        **practice.row(
            engagement_id=case.id,
            goal=template.goal,
            begun_on=begun.date(),
            until_on=begun.date() + timedelta(weeks=template.weeks),
            template=case.circumstance,
            template_version=template.version,
            path_code=code,
            path_title=title,
            if_week_goes_wrong=ANSWER,
            week_written_at=begun,
            who_helps="My sister.",
            agreed_by_client_at=begun,
            agreed_by_coach_at=begun,
        )
    )
    done = chance.randrange(len(template.steps))
    for at, step in enumerate(template.steps):
        state = "done" if at < done else "active" if at < done + 2 else "proposed"
        due = begun.date() + timedelta(days=step.days)
        key = tables[Step].add(
            **practice.row(
                plan_id=plan,
                position=at,
                title=step.title,
                kind=step.kind.value,
                why=step.why,
                start_when=step.start,
                effort_minutes=step.minutes,
                due_on=due,
                evidence=step.evidence,
                state=state,
                done_at=begun + timedelta(days=step.days) if at < done else None,
            )
        )
        if at < done:
            tables[StepWord].add(
                **practice.row(step_id=key, text=ANSWER, at=begun, by_id=case.by)
            )
