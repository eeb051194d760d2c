from django.urls import path

from onward.assessments import views

app_name = "assessments"
HERE = "engagements/<int:engagement_id>/inventories/"
ONE = f"{HERE}<int:administration_id>/"
urlpatterns = [
    path(HERE, views.inventories, name="inventories"),
    path(f"{HERE}<slug:instrument_id>/start/", views.start, name="start"),
    path(f"{HERE}<slug:instrument_id>/paper/", views.paper, name="paper"),
    path(f"{ONE}<int:page>/", views.questions, name="questions"),
    path(f"{ONE}save/", views.save, name="save"),
    path(f"{ONE}five/", views.five, name="five"),
    path(f"{ONE}finish/", views.finish, name="finish"),
    path(f"{ONE}take-back/", views.take_back, name="take-back"),
    path("engagements/<int:engagement_id>/profile/", views.profile, name="profile"),
]
