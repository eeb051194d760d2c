"""Starting the app: the field keys are looked at before anything is sealed."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from onward.organisations.core.sealing import KeyRing


def field_keys_open(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 - Django's own signature
    **kwargs: object,  # noqa: ARG001 - a signature that is given
) -> list[CheckMessage]:
    """Say by name which field key cannot be read."""
    try:
        KeyRing.parse(settings.FIELD_KEYS)
    except ValueError as error:
        return [
            Error(
                f"ONWARD_FIELD_KEYS: {error}",
                hint="Each key is 32 random bytes: id:base64, separated by commas.",
                id="organisations.E001",
            )
        ]
    return []


class OrganisationsConfig(AppConfig):
    name = "onward.organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(field_keys_open)
