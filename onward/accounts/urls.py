from django.urls import path

from onward.accounts import views

app_name = "accounts"
urlpatterns = [
    path("code/", views.code, name="code"),
    path("me/", views.details, name="details"),
    # Stands where allauth has its own list, and says more plainly what it shows.
    path("accounts/sessions/", views.sessions, name="sessions"),
    path(
        "accounts/sessions/end-others/",
        views.sessions_end_others,
        name="sessions-end-others",
    ),
    path(
        "accounts/sessions/<int:session_id>/end/",
        views.session_end,
        name="session-end",
    ),
]
