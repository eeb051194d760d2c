"""Writing the audit."""

from datetime import UTC

from django.db import connection, models, transaction
from django.utils import timezone

from onward.audit.core.chain import START, Line, link
from onward.audit.models import Entry
from onward.organisations.models import Member, Organisation

LOCK_NAMESPACE = 7_041  # advisory locks of the audit, one a practice


@transaction.atomic
def record(
    action: str,
    *,
    by: Member | None,
    on: models.Model,
    organisation: Organisation | None = None,
    engagement: int | None = None,
    detail: dict[str, str] | None = None,
) -> Entry:
    """Add a line: who (`by`, None for the system or a visitor) did what, on what.

    `engagement` is found from the row when it has one. `detail` holds names and
    dates, never what a person wrote. One practice's lines are written one after
    another: the lock is held until the caller's transaction ends.
    """
    practice_id = organisation.pk if organisation else _organisation_id(by, on)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_NAMESPACE, practice_id]
        )
    last = Entry.objects.filter(organisation_id=practice_id).order_by("-number").first()
    line = Line(
        organisation=practice_id,
        number=last.number + 1 if last else 1,
        at=timezone.now().astimezone(UTC),
        by=by.pk if by else None,
        action=action,
        subject=f"{on._meta.label_lower} {on.pk}",
        engagement=engagement or _engagement_id(on),
        detail=detail or {},
    )
    before = last.hash if last else START
    return Entry.objects.create(
        organisation_id=practice_id,
        number=line.number,
        at=line.at,
        by=by,
        action=line.action,
        subject=line.subject,
        engagement=line.engagement,
        detail=line.detail,
        hash_before=before,
        hash=link(line, before),
    )


def _organisation_id(by: Member | None, on: models.Model) -> int:
    if by is not None:
        return by.organisation_id
    if isinstance(on, Organisation):
        return on.pk
    return int(on.organisation_id)  # type: ignore[attr-defined]  # OrgOwned rows only


def _engagement_id(on: models.Model) -> int | None:
    if on._meta.label_lower == "coaching.engagement":
        return int(on.pk)
    return getattr(on, "engagement_id", None)
