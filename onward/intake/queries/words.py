"""The words of answers. They leave this module only for those who may read them:
the client always, the coach when the client said so, nobody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of, is_coach_of
from onward.intake.core.bank import Group, Question
from onward.intake.core.red_flags import Signal, Urgency
from onward.intake.models import Agreed, Answer, Visibility
from onward.intake.queries.content import bank, red_flags
from onward.intake.queries.way import extras_of, intake_of, route_of
from onward.organisations.models import Member


def may_read_words(answer: Answer, engagement: Engagement, reader: Member) -> bool:
    """The client reads all; the coach what is not "only me" and was not skipped."""
    if is_client_of(reader, engagement):
        return True
    is_open_to_coach = (
        answer.visibility == Visibility.COACH and answer.state != Answer.State.SKIPPED
    )
    return is_coach_of(reader, engagement) and is_open_to_coach


@dataclass(frozen=True, slots=True)
class Told:
    """One question with what its reader may see. `text` is "" when it is hidden."""

    question: Question
    state: str = Answer.State.OPEN.value
    text: str = ""
    is_hidden: bool = False
    is_private: bool = False
    mode: str = ""
    saved_at: datetime | None = None
    entered_by: str = ""
    agreed: str = ""
    signals: tuple[Signal, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.state != Answer.State.OPEN

    @property
    def is_answered(self) -> bool:
        return self.state == Answer.State.ANSWERED

    @property
    def is_in_person(self) -> bool:
        return self.state == Answer.State.IN_PERSON

    @property
    def is_skipped(self) -> bool:
        return self.state == Answer.State.SKIPPED

    @property
    def was_written_down(self) -> bool:
        """Somebody else wrote it on the client's word."""
        return self.mode not in {"", "typed"}

    @property
    def is_urgent(self) -> bool:
        return any(signal.urgency is Urgency.NOW for signal in self.signals)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, or a circumstance's block, with its questions."""

    group: Group
    lines: tuple[Told, ...]


def _told(
    question: Question, answer: Answer | None, *, may_read: bool, agreed: str = ""
) -> Told:
    if answer is None:
        return Told(question, agreed=agreed)
    text = answer.text if may_read else ""
    return Told(
        question=question,
        state=answer.state,
        text=text,
        is_hidden=not may_read,
        is_private=answer.is_private,
        mode=answer.mode,
        saved_at=answer.saved_at,
        entered_by=answer.entered_by.name,
        agreed=agreed,
        signals=red_flags().noticed_in(text),
    )


def told(engagement: Engagement, key: str, reader: Member) -> Told | None:
    """One question for one reader; None when the bank has no such question, or the
    reader no part in the engagement.
    """
    question = bank().find(key)
    if question is None:
        return None
    return next(iter(told_of(engagement, (question,), reader)), None)


def told_of(
    engagement: Engagement, questions: Iterable[Question], reader: Member
) -> tuple[Told, ...]:
    """Nobody but client and coach gets here with anything to read."""
    if not (is_client_of(reader, engagement) or is_coach_of(reader, engagement)):
        return ()
    answers = {answer.question: answer for answer in _answers(engagement)}
    agreed = {row.question: row.text for row in _agreed(engagement)}
    found = []
    for question in questions:
        answer = answers.get(question.key)
        may_read = answer is not None and may_read_words(answer, engagement, reader)
        text = agreed.get(question.key, "")
        found.append(_told(question, answer, may_read=may_read, agreed=text))
    return tuple(found)


def _answers(engagement: Engagement) -> QuerySet[Answer]:
    return Answer.objects.filter(intake__engagement=engagement).select_related(
        "entered_by__user"
    )


def _agreed(engagement: Engagement) -> QuerySet[Agreed]:
    return Agreed.objects.filter(intake__engagement=engagement)


def themes_for_record(engagement: Engagement, reader: Member) -> tuple[Theme, ...]:
    """Theme by theme, every question that was dealt with or agreed on. () for
    anybody but the engagement's client and coach.
    """
    intake = intake_of(engagement)
    way = route_of(intake) + extras_of(intake)
    lines = [
        line for line in told_of(engagement, way, reader) if line.is_done or line.agreed
    ]
    return by_theme(lines)


def meeting_lines(engagement: Engagement, reader: Member) -> tuple[Told, ...]:
    """What a meeting goes through: questions on the way, and further ones that were
    dealt with; those to be asked in person first.
    """
    intake = intake_of(engagement)
    way = route_of(intake)
    told = told_of(engagement, way + extras_of(intake), reader)
    more = (line for line in told[len(way) :] if line.is_done or line.agreed)
    lines = (*told[: len(way)], *more)
    return tuple(sorted(lines, key=lambda line: not line.is_in_person))


def by_theme(lines: Iterable[Told]) -> tuple[Theme, ...]:
    found: dict[str, list[Told]] = {}
    for line in lines:
        found.setdefault(line.question.under, []).append(line)
    groups = (*bank().themes, *bank().blocks)
    return tuple(
        Theme(group, tuple(found[group.key])) for group in groups if group.key in found
    )
