from django.urls import path

from onward.team import views

app_name = "team"
urlpatterns = [
    path("team/", views.team, name="team"),
    path("team/invite/", views.invite_somebody, name="invite"),
    path(
        "team/invitations/<int:invitation_id>/again/",
        views.renew_invitation,
        name="renew",
    ),
    path(
        "team/invitations/<int:invitation_id>/take-back/",
        views.revoke_invitation,
        name="revoke",
    ),
    path("team/<int:member_id>/", views.member, name="member"),
    path("team/<int:member_id>/end/", views.member_end, name="end"),
    path("invitations/<str:token>/", views.accept, name="accept"),
]
