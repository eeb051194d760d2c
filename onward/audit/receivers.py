"""Changes of the practice itself are told by the app below; here they are written."""

from django.db import models
from django.dispatch import receiver

from onward.audit.services import record
from onward.organisations.models import Member, Organisation
from onward.organisations.signals import practice_changed


@receiver(practice_changed)
def write_practice_change(
    sender: type[models.Model],  # noqa: ARG001 - Django's own signature
    *,
    organisation: Organisation,
    action: str,
    on: models.Model,
    by: Member | None,
    detail: dict[str, str] | None,
    **_: object,
) -> None:
    record(action, by=by, on=on, organisation=organisation, detail=detail)
