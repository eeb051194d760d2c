"""The summary: its draft out of answers, and who may read it."""

from dataclasses import dataclass

from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of, is_coach_of
from onward.intake.core.red_flags import Urgency
from onward.intake.core.summary import Part, draft
from onward.intake.models import Answer, Intake, Visibility
from onward.intake.queries.content import bank, red_flags
from onward.intake.queries.way import circumstances_of, intake_of
from onward.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary for one reader: `text` is "" when it is hidden or not there."""

    intake: Intake | None
    text: str
    is_hidden: bool
    is_saved: bool

    @property
    def is_approved(self) -> bool:
        return self.intake is not None and self.intake.is_approved


def may_read_summary(intake: Intake, engagement: Engagement, reader: Member) -> bool:
    """The client always. The coach once it is approved, or while nobody but the
    coach has written on it.
    """
    if is_client_of(reader, engagement):
        return True
    is_open = intake.is_approved or intake.summary_drafted_by_id in {None, reader.pk}
    return is_coach_of(reader, engagement) and is_open


def summary(engagement: Engagement, reader: Member) -> Summary:
    """The saved summary, or a draft of it where none was saved yet."""
    intake = intake_of(engagement)
    if not (is_client_of(reader, engagement) or is_coach_of(reader, engagement)):
        return Summary(intake, "", is_hidden=True, is_saved=False)
    if intake is None or intake.summary_drafted_by_id is None:
        text = drafted_summary(engagement)
        return Summary(intake, text, is_hidden=False, is_saved=False)
    if not may_read_summary(intake, engagement, reader):
        return Summary(intake, "", is_hidden=True, is_saved=True)
    return Summary(intake, intake.summary, is_hidden=False, is_saved=True)


def drafted_summary(engagement: Engagement) -> str:
    """A draft from the answers the coach may read: "only me" never enters it, nor
    does an answer that sounds heavy, which belongs into a talk and not in here.
    """
    intake = intake_of(engagement)
    if intake is None:
        return ""
    found = Answer.objects.filter(
        intake=intake, visibility=Visibility.COACH, state=Answer.State.ANSWERED
    )
    texts = {
        answer.question: answer.text
        for answer in found
        if red_flags().urgency_of(answer.text) is not Urgency.NOW
    }
    parts = [
        Part(
            title=group.mine,
            answers=tuple(
                texts[question.key]
                for question in bank().under(group.key)
                if texts.get(question.key)
            ),
        )
        for group in (*bank().themes, *bank().blocks)
    ]
    if not any(part.answers for part in parts):
        return ""
    return draft([words for words, _is_first in circumstances_of(intake)], parts)
