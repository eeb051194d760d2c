import zoneinfo
from importlib import import_module

from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    name = "onward.scheduling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Zone laws come from the tzdata package, not the machine's older files."""
        zoneinfo.reset_tzpath(to=())
        zoneinfo.ZoneInfo.clear_cache()
        import_module("onward.scheduling.receivers")
