"""Addresses of calendars, under a practice's own."""

from django.urls import path

from onward.scheduling import views

app_name = "scheduling"
urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/book/", views.book, name="book"),
    path("hours/", views.hours, name="hours"),
    path("hours/away/", views.away, name="away"),
    path("hours/away/<int:off_id>/remove/", views.away_remove, name="away-remove"),
    path("engagements/<int:engagement_id>/series/", views.series, name="series"),
    path("engagements/<int:engagement_id>/meetings/", views.meetings, name="meetings"),
    path("sessions/<int:session_id>/move/", views.move, name="move"),
    path("sessions/<int:session_id>/cancel/", views.cancel, name="cancel"),
    path(
        "sessions/<int:session_id>/invitation.ics", views.invitation, name="invitation"
    ),
]
