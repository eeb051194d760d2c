from django.urls import path

from onward.audit import views

app_name = "audit"
urlpatterns = [path("record-opened/", views.mine, name="mine")]
