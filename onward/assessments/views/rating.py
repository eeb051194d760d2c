"""What somebody says who knows a client: one page, one link, no account."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from onward.assessments.forms.strengths import RatingForm
from onward.assessments.models import RaterInvitation
from onward.assessments.queries.strengths import rater_invitation, takes_an_answer
from onward.assessments.queries.withholding import STRENGTHS_PART, is_kept
from onward.assessments.services.strengths import LinkIsOver, answer_rating
from onward.experience.queries import strengths
from onward.organisations.policies import PracticeRequest, public_org_view


@require_http_methods(["GET", "HEAD", "POST"])
@public_org_view
def rate(request: PracticeRequest, rater_token: str) -> HttpResponse:
    """Looking changes nothing; a link that is over says so, whatever ended it."""
    invitation, now = rater_invitation(rater_token), timezone.now()
    if invitation is None:
        raise Http404
    if not takes_an_answer(invitation, now):
        return _over(request)
    if request.method != "POST":
        return _page(request, invitation, _form(invitation))
    form = _form(invitation, request)
    if not form.is_valid():
        return _page(request, invitation, form, status=422)
    try:
        answer_rating(invitation, form.facts, now=now)
    except LinkIsOver:
        return _over(request)
    context = {**_about(invitation), "is_signed": form.facts.is_signed}
    return _private(render(request, "assessments/strengths_thanks.html", context))


def _form(
    invitation: RaterInvitation, request: PracticeRequest | None = None
) -> RatingForm:
    return RatingForm(
        request.POST if request else None,
        initial={"signed": "no"},
        about=invitation.engagement.client.name,
        invited_as=invitation.name,
    )


def _page(
    request: PracticeRequest,
    invitation: RaterInvitation,
    form: RatingForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "invitation": invitation,
        **_about(invitation),
        "notes": {one.key: one.says for one in strengths()},
    }
    page = render(request, "assessments/strengths_rate.html", context, status=status)
    return _private(page)


def _about(invitation: RaterInvitation) -> dict[str, object]:
    engagement = invitation.engagement
    kept = is_kept(engagement, STRENGTHS_PART)
    return {"client": engagement.client.name, "is_kept": kept}


def _over(request: PracticeRequest) -> HttpResponse:
    return _private(render(request, "assessments/strengths_over.html", status=410))


def _private(response: HttpResponse) -> HttpResponse:
    """What a link opens is for its reader: no cache, no trace in other sites."""
    patch_cache_control(response, no_store=True, private=True)
    response["Referrer-Policy"] = "no-referrer"
    return response
