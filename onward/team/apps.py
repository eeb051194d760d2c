from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "onward.team"
    default_auto_field = "django.db.models.BigAutoField"
