"""Addresses of plans, steps and the pages of sessions."""

from django.urls import path

from onward.plans import views

app_name = "plans"
PLAN = "engagements/<int:engagement_id>/plan/"
STEP = f"{PLAN}steps/<int:step_id>/"
SESSION = "sessions/<int:session_id>/"
urlpatterns = [
    path(PLAN, views.plan, name="plan"),
    path(f"{PLAN}make/", views.make, name="make"),
    path(f"{PLAN}goal/", views.goal, name="goal"),
    path(f"{PLAN}agree/", views.agree, name="agree"),
    path(f"{PLAN}turn/", views.turn, name="turn"),
    path(f"{PLAN}paper/", views.paper, name="paper"),
    path(f"{PLAN}steps/add/", views.add, name="add"),
    path(f"{PLAN}steps/take/", views.take, name="take"),
    path(f"{STEP}report/", views.report, name="report"),
    path(f"{STEP}start/", views.start, name="start"),
    path(f"{STEP}edit/", views.edit, name="edit"),
    path(f"{STEP}move/", views.move, name="move"),
    path(f"{STEP}drop/", views.drop, name="drop"),
    path(f"{STEP}send/", views.send, name="send"),
    path(SESSION, views.session, name="session"),
    path(f"{SESSION}note/", views.note, name="note"),
    path(f"{SESSION}check-in/", views.check_in, name="check_in"),
    path(f"{SESSION}attendance/", views.attendance, name="attendance"),
    path("steps/<str:token>/", views.step_link, name="step_link"),
]
