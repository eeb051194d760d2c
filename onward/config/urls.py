"""Every address of the product. Pages of a practice stand under /at/<practice>/."""

from django.conf import settings
from django.urls import include, path

from onward.home.views import front

PRACTICE = [
    "coaching",
    "team",
    "organisations",
    "audit",
    "intake",
    "scheduling",
    "experience",
    "assessments",
    "careers",
    "plans",
    "home",
]

urlpatterns = [
    path("", front, name="front"),
    path("", include("onward.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("ui/", include("onward.ui.urls")),
    *(path("at/<slug:slug>/", include(f"onward.{app}.urls")) for app in PRACTICE),
]
if settings.DEMO:
    urlpatterns.append(path("mailbox/", include("onward.notifications.urls")))
