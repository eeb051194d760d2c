from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "onward.intake"
    default_auto_field = "django.db.models.BigAutoField"
