from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "onward.notifications"
    default_auto_field = "django.db.models.BigAutoField"
