"""One question a page: keep, skip, put off, go back, stop; and words as typed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.intake import queries, services
from onward.intake.core import flow
from onward.intake.core.words import first_name
from onward.intake.forms import ActForm, AnswerForm
from onward.intake.models import Mode, Visibility
from onward.intake.queries import Told
from onward.intake.views.frame import leave_help_card, page
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def question(request: EngagementRequest, key: str) -> HttpResponse:
    told = _told(request, key)
    if request.method != "POST":
        if told.text:
            services.note_opening(
                "opened answer", engagement=request.engagement, by=request.member
            )
        return _asked(request, told, _form(request, initial=_initial(told)))
    act = ActForm(request.POST).pressed()
    form = _form(request, data=request.POST)
    if not form.is_valid() or (act == "keep" and form.needs_words()):
        return _asked(request, told, form, status=422)
    try:
        saved = _act(request, told, act, form)
    except DomainError as refusal:
        form.add_error("text", refusal.message)
        return _asked(request, told, form, status=409)
    if saved is not None:
        _remember(request, saved)
    return _onward(request, key, act)


@require_POST
@engagement_view(can=Right.ANSWER)
def typed(request: EngagementRequest, key: str) -> HttpResponse:
    """Words as they are typed, sent by the page itself."""
    _told(request, key)
    form = _form(request, data=request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    try:
        saved = services.type_along(
            request.engagement,
            key,
            said=form.said(),
            by=request.member,
            opened_at=form.cleaned_data["opened"],
            now=timezone.now(),
        )
    except DomainError:
        return HttpResponse(status=409)
    _remember(request, saved)
    return HttpResponse(status=204)


def _told(request: EngagementRequest, key: str) -> Told:
    told = queries.told(request.engagement, key, request.member)
    if told is None:
        raise Http404
    return told


def _form(
    request: EngagementRequest,
    *,
    data: object = None,
    initial: dict[str, object] | None = None,
) -> AnswerForm:
    form = AnswerForm(data, initial=initial, auto_id="answer-%s")  # type: ignore[arg-type]  # request data or none
    coach = first_name(request.engagement.coach.member.name)
    client = first_name(request.engagement.client.name)
    if request.acts_for_client:
        form.fields["mode"].required = True
        form.name_readers(
            both=_("%(client)s and me\nas they wish") % {"client": client},
            client=_("Only %(client)s\nclosed as soon as it is kept")
            % {"client": client},
        )
        return form
    form.name_readers(
        both=_("%(coach)s and me\nto talk about when you meet") % {"coach": coach},
        client=_("Only me, for now\n%(coach)s sees that you answered, not what")
        % {"coach": coach},
    )
    del form.fields["mode"]
    return form


def _initial(told: Told) -> dict[str, object]:
    return {
        "text": told.text,
        "visibility": Visibility.CLIENT if told.is_private else Visibility.COACH,
        "mode": Mode.IN_PERSON if told.mode == Mode.IN_PERSON else Mode.PHONE,
        "opened": timezone.now().timestamp(),
    }


def _asked(
    request: EngagementRequest, told: Told, form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    """The page of one question."""
    intake = queries.intake_of(request.engagement)
    states = queries.states_of(intake)
    key = told.question.key
    way = _way(request, key)
    offered = queries.route_of(intake)
    context = {
        "told": told,
        "asked": told.question,
        "form": form,
        "number": flow.place(offered, key),
        "total": len(offered),
        "minutes_left": flow.minutes_left(offered, states),
        "themes": flow.progress(queries.bank(), offered, states, current=key),
        "group": queries.bank().group(told.question.under),
        "previous": flow.before(way, key),
        "next": flow.next_open(way, states, after=key),
        "may_write": not (
            request.acts_for_client and told.is_private and told.mode == Mode.TYPED
        ),
    }
    return page(request, "intake/question.html", context, status=status)


def _way(request: EngagementRequest, key: str) -> flow.Route:
    """The way this question lies on: the offered one, or that of further questions."""
    intake = queries.intake_of(request.engagement)
    for way in (queries.route_of(intake), queries.extras_of(intake)):
        if flow.place(way, key):
            return way
    return ()


def _act(
    request: EngagementRequest, told: Told, act: str, form: AnswerForm
) -> services.Saved | None:
    """Do what the pressed button says; None when there is nothing to keep."""
    said, key, by = form.said(), told.question.key, request.member
    now = timezone.now()
    if act == "skip":
        return services.skip(request.engagement, key, said=said, by=by, now=now)
    put_off = told.is_in_person and act in {"back", "stop"}
    if act == "in-person" or (put_off and said.text):
        return services.ask_in_person(
            request.engagement, key, said=said, by=by, now=now
        )
    if act != "keep" and not said.text:
        return None
    return services.save_answer(request.engagement, key, said=said, by=by, now=now)


def _remember(request: EngagementRequest, saved: services.Saved) -> None:
    coach = request.engagement.coach.member
    leave_help_card(
        request,
        saved.noticed,
        coach_reads_it=queries.may_read_words(saved.answer, request.engagement, coach),
    )


def _onward(request: EngagementRequest, key: str, act: str) -> HttpResponse:
    """To the next open question, to the one before, or to the overview."""
    intake = queries.intake_of(request.engagement)
    way = _way(request, key)
    there = None
    if act == "back":
        there = flow.before(way, key)
    elif act != "stop":
        there = flow.next_open(way, queries.states_of(intake), after=key)
        if there is None:
            messages.info(request, _("That was the last one. Thank you."))
    if there is None:
        return redirect(page_url(request, "intake:start", request.engagement.pk))
    return redirect(
        page_url(request, "intake:question", request.engagement.pk, there.key)
    )
