"""The demo's mailbox: every letter the demo would have sent, for everybody to read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from onward.notifications.queries import attachment_or_404, letter_or_404, mailbox
from onward.ui.policies import open_view


@require_GET
@open_view
@never_cache
def letters(request: HttpRequest) -> HttpResponse:
    context = {"kept": mailbox(settings.MAILBOX)}
    return render(request, "notifications/mailbox.html", context)


@require_GET
@open_view
@never_cache
def letter(request: HttpRequest, file: str, place: int) -> HttpResponse:
    kept = letter_or_404(settings.MAILBOX, file, place)
    return render(request, "notifications/letter.html", {"kept": kept})


@require_GET
@open_view
def attachment(
    request: HttpRequest,  # noqa: ARG001 - a signature that is given
    file: str,
    place: int,
    number: int,
) -> HttpResponse:
    kept = letter_or_404(settings.MAILBOX, file, place)
    found = attachment_or_404(kept, number)
    disposition = content_disposition_header(as_attachment=True, filename=found.name)
    return HttpResponse(
        found.content,
        content_type=found.mime,
        headers={"Content-Disposition": disposition or "attachment"},
    )
