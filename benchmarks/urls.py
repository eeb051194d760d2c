"""The product's addresses, and an empty page behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from onward.config.urls import urlpatterns as product
from onward.ui.policies import open_view


@open_view
def empty(request: HttpRequest) -> HttpResponse:
    """Nothing but what Django and the middleware do for somebody signed in."""
    return HttpResponse("" if request.user.is_authenticated else "nobody")


urlpatterns = [path("empty/", empty), *product]
