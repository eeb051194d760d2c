from django.urls import path

from onward.coaching import views

app_name = "coaching"
HERE = "engagements/<int:engagement_id>/"
urlpatterns = [
    path("", views.public, name="public"),
    path("write/", views.write, name="write"),
    path("thanks/", views.thanks, name="thanks"),
    path("enquiries/", views.enquiries, name="enquiries"),
    path("enquiries/new/", views.take, name="take"),
    path("enquiries/<uuid:enquiry_id>/", views.enquiry, name="enquiry"),
    path("enquiries/<uuid:enquiry_id>/decline/", views.decline, name="decline"),
    path("clients/", views.clients, name="clients"),
    path(f"{HERE}client/", views.client, name="client"),
    path(f"{HERE}client/edit/", views.client_edit, name="client_edit"),
    path(f"{HERE}client/invite/", views.invite, name="invite"),
    path(f"{HERE}code/", views.code, name="code"),
    path(f"{HERE}welcome/", views.welcome, name="welcome"),
    path(f"{HERE}agreement/", views.agreement, name="agreement"),
    path(f"{HERE}agreement/by-telephone/", views.by_telephone, name="by_telephone"),
    path(f"{HERE}agreement.pdf", views.agreement_pdf, name="agreement_pdf"),
    path(f"{HERE}consents/", views.consents, name="consents"),
    path(f"{HERE}consents/<slug:kind>/withdraw/", views.withdraw, name="withdraw"),
    path(f"{HERE}end/", views.end, name="end"),
    path(f"{HERE}closing/", views.closing, name="closing"),
    path("profile/", views.profile, name="profile"),
    path("profile/credentials/new/", views.credential_new, name="credential_new"),
    path(
        "credentials/<int:credential_id>/remove/",
        views.credential_remove,
        name="credential_remove",
    ),
    path("credentials/<int:credential_id>/verify/", views.verify, name="verify"),
    path("coaches/", views.coaches, name="coaches"),
    path("agreement-text/", views.agreement_text, name="agreement_text"),
]
