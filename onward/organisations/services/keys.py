"""Sealing anew with the first field key, and sealing second factors at all."""

import base64
from dataclasses import dataclass

from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from onward.accounts.models import User
from onward.organisations.core.sealing import SealBroken
from onward.organisations.models import Sealed, key_ring

BATCH = 500
FACTOR_PLACE = "mfa.authenticator:secret"
FACTOR_SECRETS = ("secret", "seed")


@dataclass(frozen=True, slots=True)
class Reseal:
    """How many rows were sealed anew, and how many no key on the ring opens."""

    rows: int = 0
    shut: int = 0
    first_shut: str = ""

    def __add__(self, other: "Reseal") -> "Reseal":
        return Reseal(
            self.rows + other.rows,
            self.shut + other.shut,
            self.first_shut or other.first_shut,
        )


def reseal(model: type[models.Model], fields: list[str]) -> Reseal:
    """Seal every row of a model with the current key, a batch a transaction.

    A row no key opens is left as it is and counted. Safe beside running processes
    and safe to break off: what is done stays done.
    """
    done, after = Reseal(), None
    with scopes_disabled():
        while True:
            with transaction.atomic():
                rows = list(_stale(model, fields, after)[:BATCH])
                for row in rows:
                    done += _reseal_row(row, fields)
            if len(rows) < BATCH:
                return done
            after = rows[-1].pk


def _stale(
    model: type[models.Model], fields: list[str], after: object
) -> "QuerySet[models.Model]":
    """Rows after a key, with any sealed field that has another key's id."""
    prefix = f"{key_ring().current}:".encode()
    rows = model._meta.base_manager.select_for_update().order_by("pk")
    older = Q()
    for field in fields:
        begins = Substr(field, 1, len(prefix), output_field=models.BinaryField())
        rows = rows.annotate(**{f"{field}_key": begins})
        older |= ~Q(**{field: b""}) & ~Q(**{f"{field}_key": prefix})
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return rows.filter(older)


def _reseal_row(row: models.Model, fields: list[str]) -> Reseal:
    stale = [
        field
        for field in fields
        if isinstance(sealed := row.__dict__[field], Sealed)
        and sealed
        and not key_ring().is_current(sealed)
    ]
    try:
        for field in stale:
            getattr(row, field)  # opens it; save() seals it again
    except SealBroken:
        return Reseal(shut=1, first_shut=f"{row._meta.label} {row.pk}")
    row.save(update_fields=stale)
    return Reseal(rows=1)


def reseal_second_factors() -> Reseal:
    """The secrets of authenticator apps and recovery codes, likewise."""
    done = Reseal()
    if not isinstance(get_adapter(), SecondFactors):
        return done
    for factor in Authenticator.objects.order_by("pk").iterator():
        kept = {
            name: factor.data[name] for name in FACTOR_SECRETS if name in factor.data
        }
        if all(is_current_factor(text) for text in kept.values()):
            continue
        try:
            opened = {name: open_factor(text) for name, text in kept.items()}
        except (SealBroken, ValueError):
            label = f"second factor {factor.pk}"
            done += Reseal(shut=1, first_shut=label)
            continue
        factor.data |= {name: seal_factor(text) for name, text in opened.items()}
        factor.save(update_fields=["data"])
        done += Reseal(rows=1)
    return done


def seal_factor(text: str) -> str:
    return base64.b64encode(key_ring().seal(text, place=FACTOR_PLACE)).decode()


def open_factor(sealed: str) -> str:
    return key_ring().open(base64.b64decode(sealed), place=FACTOR_PLACE)


def is_current_factor(sealed: str) -> bool:
    return key_ring().is_current(base64.b64decode(sealed))


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets of second factors are sealed like notes; the words are ours."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code does not fit. Codes change every half minute."),
        "unverified_email": _(
            "First confirm your e-mail address, then add a second factor."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal_factor(text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_factor(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Onward"

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - allauth's own signature
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("My passkey") if number == 1 else _("Passkey %d") % number)
