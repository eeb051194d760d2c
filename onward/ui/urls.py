"""The gallery of the look, mounted at /ui/."""

from django.urls import path

from onward.ui import views

app_name = "ui"
urlpatterns = [path("", views.gallery, name="gallery")]
