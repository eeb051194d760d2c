"""Where an intake stands and what it set, without a word of any answer."""

from dataclasses import dataclass

from onward.coaching.core.circumstances import WORDS, Circumstance
from onward.coaching.models import Engagement
from onward.intake.core import flow
from onward.intake.core.bank import Question
from onward.intake.core.limits import HardLimits
from onward.intake.models import Answer, Intake, Limits, Preferences
from onward.intake.queries.content import bank


def intake_of(engagement: Engagement) -> Intake | None:
    return (
        Intake.objects.filter(engagement=engagement)
        .select_related("summary_drafted_by__user", "approved_by__user")
        .first()
    )


def route_of(intake: Intake | None) -> flow.Route:
    return flow.route(bank(), intake.primary if intake else "")


def extras_of(intake: Intake | None) -> flow.Route:
    if intake is None:
        return flow.extras(bank(), (), "")
    return flow.extras(bank(), intake.circumstances, intake.primary)


def states_of(intake: Intake | None) -> dict[str, str]:
    """State by question, for those dealt with in any way."""
    if intake is None:
        return {}
    found = Answer.objects.filter(intake=intake).exclude(state=Answer.State.OPEN)
    return dict(found.values_list("question", "state"))


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an intake stands; counts are of the questions offered to everybody."""

    intake: Intake | None
    themes: tuple[flow.ThemeProgress, ...]
    total: int
    answered: int
    skipped: int
    in_person: int
    minutes_left: int
    next_question: Question | None
    has_limits: bool
    has_preferences: bool

    @property
    def done(self) -> int:
        return self.answered + self.skipped + self.in_person

    @property
    def is_begun(self) -> bool:
        return self.intake is not None

    @property
    def is_all_asked(self) -> bool:
        return self.next_question is None

    @property
    def is_approved(self) -> bool:
        return self.intake is not None and self.intake.is_approved

    @property
    def is_met(self) -> bool:
        return self.intake is not None and self.intake.is_met


def progress(engagement: Engagement) -> Progress:
    intake = intake_of(engagement)
    states = states_of(intake)
    way = route_of(intake)
    on_the_way = [states[question.key] for question in way if question.key in states]
    return Progress(
        intake=intake,
        themes=flow.progress(bank(), way, states),
        total=len(way),
        answered=on_the_way.count(Answer.State.ANSWERED),
        skipped=on_the_way.count(Answer.State.SKIPPED),
        in_person=on_the_way.count(Answer.State.IN_PERSON),
        minutes_left=flow.minutes_left(way, states),
        next_question=flow.next_open(way, states),
        has_limits=Limits.objects.filter(intake__engagement=engagement).exists(),
        has_preferences=Preferences.objects.filter(
            intake__engagement=engagement
        ).exists(),
    )


def circumstances_of(intake: Intake | None) -> tuple[tuple[str, bool], ...]:
    """What the client said of themselves, the first one marked, primary first."""
    if intake is None:
        return ()
    keys = sorted(intake.circumstances, key=lambda key: key != intake.primary)
    return tuple((WORDS[Circumstance(key)][0], key == intake.primary) for key in keys)


def limits(engagement: Engagement) -> HardLimits:
    """What a search must respect; no limits when none were set."""
    row = limits_row(engagement)
    return row.hard() if row else HardLimits()


def limits_row(engagement: Engagement) -> Limits | None:
    """With health and care: for pages of client and coach only."""
    return Limits.objects.filter(intake__engagement=engagement).first()


def preferences(engagement: Engagement) -> Preferences | None:
    return Preferences.objects.filter(intake__engagement=engagement).first()


def in_person_questions(engagement: Engagement) -> tuple[Question, ...]:
    """What the client wants to be asked face to face, in the bank's order."""
    keys = set(
        Answer.objects.filter(
            intake__engagement=engagement, state=Answer.State.IN_PERSON
        ).values_list("question", flat=True)
    )
    return tuple(question for question in bank().questions if question.key in keys)
