"""Bringing an instrument into a practice, on the word of whoever owns it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import IntegrityError, transaction

from onward.assessments import queries
from onward.assessments.core.instruments import Fault, Reading, read
from onward.assessments.models import Definition
from onward.audit import services as audit
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError

ON_THIS_MACHINE = ("http://127.0.0.1", "http://localhost", "http://[::1]")


class AlreadyThere(DomainError):
    message = "The practice has this version already. Nothing was changed."


class IdTaken(AlreadyThere):
    message = (
        "One of Onward's own instruments has this id, with other content. "
        "Give yours an id of its own."
    )


class DocumentNeeded(DomainError):
    message = "The licence asks for the holder's permission in writing. Add the file."


class NotInTheDemo(DomainError):
    message = "The public demo takes no texts of others. Start a practice of your own."


class Unusable(DomainError):
    """A file that is no instrument; `faults` say where and why."""

    message = "The file cannot be used as it is. Nothing was stored."

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__()
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Right:
    """On whose right the text is used; `basis` is one of Definition.Basis."""

    basis: str
    holder: str
    document: Document | None = None


@transaction.atomic
def import_instrument(
    raw: bytes, *, file_name: str, right: Right, by: Member, now: datetime
) -> Definition:
    """Read the file again and keep it, with who said that it may be used.

    Raises Unusable, AlreadyThere, IdTaken, DocumentNeeded or NotInTheDemo.
    """
    if settings.DEMO and not settings.BASE_URL.startswith(ON_THIS_MACHINE):
        raise NotInTheDemo
    reading = read(raw)
    instrument = reading.instrument
    if instrument is None or reading.data is None:
        raise Unusable(reading.faults)
    if instrument.licence.document_required and right.document is None:
        raise DocumentNeeded
    if queries.is_own(instrument.id):
        same = instrument == queries.instrument(instrument.id)
        raise AlreadyThere if same else IdTaken
    try:
        with transaction.atomic():
            definition = _keep(reading, raw, file_name, right, by=by, now=now)
    except IntegrityError as error:
        raise AlreadyThere from error
    audit.record(
        "instrument imported",
        by=by,
        on=definition,
        detail={"instrument": str(definition), "sha256": definition.fingerprint},
    )
    return definition


def _keep(
    reading: Reading,
    raw: bytes,
    file_name: str,
    right: Right,
    *,
    by: Member,
    now: datetime,
) -> Definition:
    instrument, document = reading.instrument, right.document
    if instrument is None:
        raise Unusable(reading.faults)
    return Definition.objects.create(
        organisation=by.organisation,
        instrument=instrument.id,
        version=instrument.version,
        title=instrument.title,
        data=reading.data,
        fingerprint=sha256(raw).hexdigest(),
        file_name=file_name[:120],
        basis=Definition.Basis(right.basis),
        holder=right.holder,
        document=document.content if document else None,
        document_name=document.name[:120] if document else "",
        document_fingerprint=sha256(document.content).hexdigest() if document else "",
        imported_by=by,
        imported_at=now,
    )


@transaction.atomic
def retire_definition(definition: Definition, *, by: Member, now: datetime) -> None:
    """Out of use: nobody is asked anew. What was answered keeps its version."""
    rows = Definition.objects.select_for_update(of=("self",)).defer("document", "data")
    held = rows.get(pk=definition.pk)
    if held.retired_at is not None:
        return
    held.retired_at = now
    held.save(update_fields=["retired_at"])
    detail = {"instrument": str(held)}
    audit.record("instrument taken out of use", by=by, on=held, detail=detail)
