from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "onward.organisations"
    default_auto_field = "django.db.models.BigAutoField"
