from django.urls import path

from onward.assessments import views

app_name = "assessments"
HERE = "engagements/<int:engagement_id>/inventories/"
ONE = f"{HERE}<int:administration_id>/"
PROFILE = "engagements/<int:engagement_id>/profile/"
STRENGTHS = "engagements/<int:engagement_id>/strengths/"
PRACTICE = "practice/instruments/"
BROUGHT_IN = f"{PRACTICE}<int:definition_id>/"
urlpatterns = [
    path(HERE, views.inventories, name="inventories"),
    path(f"{HERE}send/", views.send, name="send"),
    path(f"{HERE}asked/<int:assignment_id>/withdraw/", views.withdraw, name="withdraw"),
    path(f"{HERE}sent/<uuid:sending_id>/remind/", views.remind, name="remind"),
    path(f"{HERE}<slug:instrument_id>/start/", views.start, name="start"),
    path(f"{HERE}<slug:instrument_id>/paper/", views.paper, name="paper"),
    path(f"{HERE}<slug:instrument_id>/paper.pdf", views.paper_pdf, name="paper-pdf"),
    path(f"{ONE}<int:page>/", views.questions, name="questions"),
    path(f"{ONE}save/", views.save, name="save"),
    path(f"{ONE}next/", views.next_question, name="next"),
    path(f"{ONE}next/<int:item>/", views.next_question, name="asked"),
    path(f"{ONE}five/", views.five, name="five"),
    path(f"{ONE}sheet/", views.key_in, name="key-in"),
    path(f"{ONE}sheet/again/", views.key_again, name="key-again"),
    path(f"{ONE}finish/", views.finish, name="finish"),
    path(f"{ONE}result/", views.result, name="result"),
    path(f"{ONE}take-back/", views.take_back, name="take-back"),
    path(PROFILE, views.profile, name="profile"),
    path(f"{PROFILE}profile.pdf", views.profile_pdf, name="profile-pdf"),
    path(f"{PROFILE}<slug:part>/keep/", views.withhold, name="withhold"),
    path(f"{PROFILE}<slug:part>/show/", views.unwithhold, name="unwithhold"),
    path(STRENGTHS, views.strengths, name="strengths"),
    path(f"{STRENGTHS}mine/", views.own_strengths, name="own-strengths"),
    path(f"{STRENGTHS}ask/", views.ask_people, name="ask-people"),
    path(
        f"{STRENGTHS}ask/<uuid:rater_id>/withdraw/",
        views.withdraw_link,
        name="withdraw-link",
    ),
    path(f"{STRENGTHS}card.pdf", views.strengths_pdf, name="strengths-pdf"),
    path("asked/<str:rater_token>/", views.rate, name="rate"),
    path(PRACTICE, views.instruments, name="instruments"),
    path(f"{PRACTICE}bring-in/", views.bring_in, name="bring-in"),
    path(f"{PRACTICE}bring-in/keep/", views.keep, name="keep"),
    path(BROUGHT_IN, views.definition, name="definition"),
    path(f"{BROUGHT_IN}document/", views.document, name="document"),
    path(f"{BROUGHT_IN}retire/", views.retire, name="retire"),
    path(f"{PRACTICE}<slug:instrument_id>/quality/", views.quality, name="quality"),
]
