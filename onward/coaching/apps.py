from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "onward.coaching"
    default_auto_field = "django.db.models.BigAutoField"
