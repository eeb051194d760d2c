"""The intake meeting: answers beside what is agreed, for the coach."""

from dataclasses import dataclass

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.intake import queries, services
from onward.intake.core.bank import Group, Question
from onward.intake.core.limits import in_words
from onward.intake.core.places import US_STATES
from onward.intake.core.red_flags import Scope
from onward.intake.forms import ActForm, MeetingForm
from onward.intake.queries import Told
from onward.intake.views.frame import page
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.WRITE_RECORD)
def meeting(request: EngagementRequest) -> HttpResponse:
    engagement, by, now = request.engagement, request.member, timezone.now()
    lines = queries.meeting_lines(engagement, by)
    if request.method != "POST":
        services.note_opening("opened intake meeting", engagement=engagement, by=by)
        return _page(request, MeetingForm(lines=lines), lines)
    form = MeetingForm(request.POST, lines=lines)
    if not form.is_valid():
        return _page(request, form, lines, status=422)
    if ActForm(request.POST).pressed() == "finish":
        services.finish_meeting(engagement, texts=form.texts(), by=by, now=now)
        messages.info(request, _("Meeting finished. Here is what can come next."))
        return redirect(page_url(request, "intake:start", engagement.pk))
    services.record_meeting(engagement, texts=form.texts(), by=by, now=now)
    messages.info(request, _("What you agreed is kept."))
    return redirect(page_url(request, "intake:meeting", engagement.pk))


@require_POST
@engagement_view(can=Right.WRITE_RECORD)
def meeting_typed(request: EngagementRequest) -> HttpResponse:
    """What is agreed, as it is typed, sent by the page itself."""
    lines = queries.meeting_lines(request.engagement, request.member)
    form = MeetingForm(request.POST, lines=lines)
    if not form.is_valid():
        return HttpResponse(status=422)
    services.record_meeting(
        request.engagement, texts=form.texts(), by=request.member, now=timezone.now()
    )
    return HttpResponse(status=204)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with its field, and what about it lies outside coaching."""

    line: Told
    field: BoundField
    scopes: tuple[Scope, ...]

    @property
    def is_open(self) -> bool:
        """Nothing to talk about yet: folded away, at hand."""
        has_words = self.line.is_answered or self.line.agreed
        return not has_words and not self.field.errors


@dataclass(frozen=True, slots=True)
class Section:
    """A theme of the meeting: what was said, and the rest folded."""

    group: Group
    told: tuple[Entry, ...]
    rest: tuple[Entry, ...]


def _scopes(question: Question) -> tuple[Scope, ...]:
    return queries.red_flags().scopes_of(question.tags)


def _themes(entries: list[Entry]) -> tuple[Section, ...]:
    """Everything but the questions for the meeting, which stand on top."""
    rest = [entry for entry in entries if not entry.line.is_in_person]
    found = queries.by_theme(entry.line for entry in rest)
    return tuple(
        Section(
            group=theme.group,
            told=tuple(e for e in rest if e.line in theme.lines and not e.is_open),
            rest=tuple(e for e in rest if e.line in theme.lines and e.is_open),
        )
        for theme in found
    )


def _page(
    request: EngagementRequest,
    form: MeetingForm,
    lines: tuple[Told, ...],
    *,
    status: int = 200,
) -> HttpResponse:
    engagement = request.engagement
    intake = queries.intake_of(engagement)
    row = queries.limits_row(engagement)
    entries = [
        Entry(line, form[line.question.key], _scopes(line.question)) for line in lines
    ]
    context: dict[str, object] = {
        "form": form,
        "intake": intake,
        "first": [entry for entry in entries if entry.line.is_in_person],
        "themes": _themes(entries),
        "urgent": [line for line in lines if line.is_urgent],
        "milder": [line for line in lines if line.signals and not line.is_urgent],
        "private": sum(line.is_private for line in lines),
        "circumstances": queries.circumstances_of(intake),
        "limits": in_words(queries.limits(engagement), US_STATES),
        "limits_row": row,
        "progress": queries.progress(engagement),
    }
    return page(request, "intake/meeting.html", context, status=status)
