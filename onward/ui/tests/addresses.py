"""Addresses for the tests of the look: one of a practice, one for each error page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from onward.ui.policies import open_view


@open_view
def plan(request: HttpRequest, slug: str, plan_id: int) -> HttpResponse:
    return HttpResponse(f"{request.method} {slug} {plan_id}")


@open_view
def refused(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, f"{code}.html")


TRY = ([path("plans/<int:plan_id>", plan, name="plan")], "try")
urlpatterns = [
    path("at/<slug:slug>/", include(TRY)),
    path("ui/", include("onward.ui.urls")),
    path("refused/<str:code>", refused),
]
