"""Acts on a practice: opening one, its settings, whom to call in a crisis."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import models, transaction
from django.utils.text import slugify

from onward.organisations.models import CrisisContact, Member, Organisation
from onward.organisations.signals import practice_changed
from onward.ui.core.refusals import DomainError

SLUG_LENGTH = 50


class NoCrisisContact(DomainError):
    """A practice that takes clients must say whom to call in a crisis."""

    message = (
        "Before enquiries can come in, the practice needs a crisis contact: "
        "somebody to call at once when a client is in danger or despair."
    )


class LastCrisisContact(DomainError):
    """The last crisis contact stays while the practice takes enquiries."""

    message = (
        "This is the last crisis contact, and the practice takes enquiries. Add "
        "another first, or stop taking enquiries."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDetails:
    """What an owner may change of a practice."""

    name: str
    time_zone: str
    practice_colour: str
    motto: str
    about: str
    offers: str
    address: str
    opening_hours: str
    email: str
    phone: str
    takes_enquiries: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """Whom to call in a crisis."""

    name: str
    phone: str
    note: str = ""


@transaction.atomic
def create_practice(
    name: str, *, kind: str, time_zone: str, now: datetime
) -> Organisation:
    """A practice with an address of its own, made from its name."""
    return Organisation.objects.create(
        name=name,
        slug=_free_slug(name),
        kind=Organisation.Kind(kind),
        time_zone=time_zone,
        created_at=now,
    )


def _free_slug(name: str) -> str:
    stem = slugify(name)[:SLUG_LENGTH].strip("-") or "practice"
    taken = set(
        Organisation.objects.filter(slug__startswith=stem).values_list(
            "slug", flat=True
        )
    )
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


@transaction.atomic
def change_practice(
    organisation: Organisation, *, details: PracticeDetails, by: Member
) -> list[str]:
    """Write the settings; the names of what changed. Raises NoCrisisContact."""
    practice = _locked(organisation)
    if details.takes_enquiries and not _has_contacts(practice):
        raise NoCrisisContact
    names = [field.name for field in fields(details)]
    changed = [
        name for name in names if getattr(practice, name) != getattr(details, name)
    ]
    if not changed:
        return []
    for name in changed:
        setattr(practice, name, getattr(details, name))
        setattr(organisation, name, getattr(details, name))
    practice.save(update_fields=changed)
    _tell("practice changed", on=practice, by=by, detail={"what": ", ".join(changed)})
    return changed


@transaction.atomic
def add_contact(
    organisation: Organisation, *, details: ContactDetails, by: Member | None
) -> CrisisContact:
    """The contact; one that is there already is not added twice."""
    practice = _locked(organisation)
    others = CrisisContact.objects.filter(organisation=practice)
    twin = others.filter(name=details.name, phone=details.phone).first()
    if twin is not None:
        return twin
    last = others.aggregate(last=models.Max("position"))["last"]
    contact = CrisisContact.objects.create(
        organisation=practice,
        name=details.name,
        phone=details.phone,
        note=details.note,
        position=0 if last is None else last + 1,
    )
    _tell("crisis contact added", on=contact, by=by)
    return contact


@transaction.atomic
def change_contact(
    contact: CrisisContact, *, details: ContactDetails, by: Member
) -> None:
    contact.name, contact.phone = details.name, details.phone
    contact.note = details.note
    contact.save(update_fields=["name", "phone", "note"])
    _tell("crisis contact changed", on=contact, by=by)


@transaction.atomic
def remove_contact(contact: CrisisContact, *, by: Member) -> None:
    """Raises LastCrisisContact while the practice takes enquiries."""
    practice = _locked(contact.organisation)
    others = CrisisContact.objects.filter(organisation=practice).exclude(pk=contact.pk)
    if practice.takes_enquiries and not others.exists():
        raise LastCrisisContact
    _tell("crisis contact removed", on=contact, by=by)
    contact.delete()


def _locked(organisation: Organisation) -> Organisation:
    """The practice's row, held until the transaction ends: one change at a time."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _has_contacts(practice: Organisation) -> bool:
    return CrisisContact.objects.filter(organisation=practice).exists()


def _tell(
    action: str,
    *,
    on: Organisation | CrisisContact,
    by: Member | None,
    detail: dict[str, str] | None = None,
) -> None:
    organisation = on if isinstance(on, Organisation) else on.organisation
    practice_changed.send(
        sender=type(on),
        organisation=organisation,
        action=action,
        on=on,
        by=by,
        detail=detail,
    )
