from django.urls import path

from onward.home import views

app_name = "home"
urlpatterns = [
    path("today/", views.today, name="today"),
    path("engagements/<int:engagement_id>/", views.record, name="record"),
]
