"""The gallery: every part of the look in every state, for those who build pages."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onward.ui.core import specimens
from onward.ui.forms import SpecimenForm
from onward.ui.policies import open_view


@require_GET
@open_view
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part in every state; only where people build or try the product."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    messages.info(request, "Moved to Tuesday 10:00. Leila gets an e-mail now.")
    messages.warning(request, "Held until Wednesday: the agreement is not signed.")
    return render(request, "ui/gallery/gallery.html", _specimens(request))


def _specimens(request: HttpRequest) -> dict[str, object]:
    theme = request.GET.get("theme", "")
    chosen = theme if theme in {"light", "dark"} else ""
    return {
        "theme": chosen,
        "icons": specimens.ICONS,
        "swatches": specimens.SWATCHES,
        "colours": specimens.PRACTICE_COLOURS,
        "hours": specimens.HOURS,
        "form": SpecimenForm(initial=specimens.FILLED),
        "wrong": SpecimenForm(data=specimens.WRONG, auto_id="wrong_%s"),
        "charts": specimens.drawings(),
        "sparks": specimens.sparks(),
    }
