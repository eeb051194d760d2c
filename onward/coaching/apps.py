from importlib import import_module

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "onward.coaching"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("onward.coaching.receivers")
