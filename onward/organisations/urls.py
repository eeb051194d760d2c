from django.urls import path

from onward.organisations import views

app_name = "organisations"
urlpatterns = [
    path("practice/", views.practice, name="practice"),
    path("practice/crisis-contacts/", views.contacts, name="contacts"),
    path("practice/crisis-contacts/<int:contact_id>/", views.contact, name="contact"),
    path(
        "practice/crisis-contacts/<int:contact_id>/remove/",
        views.contact_remove,
        name="contact-remove",
    ),
    path("colour.css", views.colour, name="colour"),
    path("help/", views.help_now, name="help"),
]
