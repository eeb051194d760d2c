"""Paste a vacancy, or tell a job: how it fits, what it asks, what it is like."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onward.careers import services
from onward.careers.forms import TextForm
from onward.careers.forms.saying import MOST_NOTE
from onward.careers.queries import NoWorldYet
from onward.careers.queries.readers import weights_are_there
from onward.careers.queries.reading import Read, read_text
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def text(request: EngagementRequest) -> HttpResponse:
    """The text is read and forgotten: nothing of it is stored by this page."""
    if request.method != "POST":
        return _page(request, TextForm())
    form = TextForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    said = form.cleaned_data
    try:
        found = read_text(
            request.engagement,
            said["text"],
            title=said["title"],
            reader=request.member,
            now=timezone.now(),
        )
    except NoWorldYet as refusal:
        return render(request, "careers/no_world.html", {"reason": refusal.message})
    if found is None:
        form.add_error("text", _("No word of this can be read. Paste a little more."))
        return _page(request, form, status=422)
    services.note_opening(request.engagement, by=request.member)
    return _page(request, form, found=found)


def _page(
    request: EngagementRequest,
    form: TextForm,
    *,
    found: Read | None = None,
    status: int = 200,
) -> HttpResponse:
    said = form.data.get("text", "") if form.is_bound else ""
    # Too long a text is refused; a browser would cut what is pasted and not say so.
    form.fields["text"].widget.attrs.pop("maxlength", None)
    context = {
        "form": form,
        "page": found,
        "can_read": weights_are_there(),
        "can_be_note": bool(found) and len(str(said)) <= MOST_NOTE,
        "most_note": MOST_NOTE,
    }
    return render(request, "careers/text.html", context, status=status)
