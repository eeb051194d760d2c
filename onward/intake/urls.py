"""Addresses of the intake."""

from django.urls import path

from onward.intake import views

app_name = "intake"
HERE = "engagements/<int:engagement_id>/intake/"
QUESTION = f"{HERE}questions/<slug:key>/"
urlpatterns = [
    path(HERE, views.start, name="start"),
    path(f"{HERE}circumstances/", views.circumstances, name="circumstances"),
    path(QUESTION, views.question, name="question"),
    path(f"{QUESTION}typed/", views.typed, name="typed"),
    path(f"{HERE}limits/", views.limits, name="limits"),
    path(f"{HERE}preferences/", views.preferences, name="preferences"),
    path(f"{HERE}summary/", views.summary, name="summary"),
    path(f"{HERE}summary/typed/", views.summary_typed, name="summary-typed"),
    path(f"{HERE}meeting/", views.meeting, name="meeting"),
    path(f"{HERE}meeting/typed/", views.meeting_typed, name="meeting-typed"),
    path(f"{HERE}help/", views.get_help, name="help"),
    path("intake/concerns/", views.concerns, name="concerns"),
]
