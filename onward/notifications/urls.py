from django.urls import path

from onward.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.letters, name="mailbox"),
    path("<slug:file>/<int:place>/", views.letter, name="letter"),
    path("<slug:file>/<int:place>/<int:number>/", views.attachment, name="attachment"),
]
