"""Whose data it is: practices, their people, and how confidential text is kept."""

import base64
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.checks import CheckMessage
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from onward.accounts.models import User
from onward.organisations.core.phones import diallable
from onward.organisations.core.rights import Right, Role, may
from onward.organisations.core.sealing import KeyRing

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

ROLES = [(role.value, role.value.capitalize()) for role in Role]


@cache
def key_ring() -> KeyRing:
    return KeyRing.parse(settings.FIELD_KEYS)


class Organisation(models.Model):
    """A practice. Its kind sets words, defaults and which pages exist."""

    class Kind(models.TextChoices):
        COLLEGE = "college", _("College or university")
        COMPANY = "company", _("Company")
        COMMUNITY = "community", _("Community centre")
        PRIVATE = "private", _("Private practice")

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    time_zone = models.CharField(max_length=60, default="UTC")
    practice_colour = models.CharField(
        max_length=7,
        default="#1d6a5a",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write it as #1d6a5a."))],
    )
    motto = models.CharField(max_length=120, blank=True)
    about = models.TextField(max_length=2000, blank=True)
    offers = models.TextField(max_length=4000, blank=True)
    address = models.CharField(max_length=200, blank=True)
    opening_hours = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    takes_enquiries = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["college", "company", "community", "private"]),
                name="organisation_is_of_a_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrgOwned(models.Model):
    """A row that belongs to one practice. A query outside a scope is an error."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[models.Manager[Self]] = ScopedManager(organisation="organisation")

    class Meta:
        abstract = True


class Member(OrgOwned):
    """A person's place in one practice: the roles they have there."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    roles = ArrayField(models.CharField(max_length=20, choices=ROLES))
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"], name="one_membership_per_practice"
            ),
            models.CheckConstraint(
                condition=Q(roles__len__gt=0), name="member_has_a_role"
            ),
            models.CheckConstraint(
                condition=Q(is_active=True, left_at=None)
                | Q(is_active=False, left_at__gte=F("joined_at")),
                name="member_left_when_no_longer_active",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return str(self.user)

    def has(self, role: Role) -> bool:
        return role in self.roles

    def may(self, right: Right) -> bool:
        return self.is_active and may(self.roles, right)


class CrisisContact(OrgOwned):
    """Whom to reach at once when somebody is in danger or despair."""

    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=60)
    note = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.phone}"

    @property
    def dial(self) -> str:
        return diallable(self.phone)


class Sealed(bytes):
    """A value as it stands in the database, not opened yet."""

    __slots__ = ()


class _OpenedOnAccess:
    """Opens a sealed value the first time it is read: only then is its row known."""

    def __init__(self, field: "EncryptedTextField") -> None:
        self.field = field

    def __get__(
        self, row: models.Model | None, owner: type[models.Model]
    ) -> "str | bytes | _OpenedOnAccess":
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:
            row.refresh_from_db(fields=[name])
        value = row.__dict__[name]
        if isinstance(value, Sealed):
            text = key_ring().open(value, place=self.field.place(row)) if value else ""
            value = row.__dict__[name] = self.field.opened(text)
        return value  # type: ignore[no-any-return]  # opened from here on

    def __set__(self, row: models.Model, value: str | bytes) -> None:
        row.__dict__[self.field.attname] = value


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]  # Django's fields take their types in stubs only
    """Text kept sealed (see core/sealing.py). The row's key must be known before
    it is written: use it on models with a UUID primary key. It cannot be filtered
    or set by a queryset's update().
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("default", "")
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, list(args), dict(kwargs)

    def get_default(self) -> str:
        return ""

    def to_python(self, value: str | bytes) -> str | bytes:
        """Text is text already: a BinaryField would read it as base64."""
        return value

    def _check_str_default_value(self) -> list[CheckMessage]:
        """The default is text, whatever the column holds."""
        return []

    def place(self, row: models.Model) -> str:
        return f"{row._meta.label_lower}:{self.attname}:{row.pk}"

    def opened(self, text: str) -> str | bytes:
        """What the row holds for a text that was sealed."""
        return text

    def contribute_to_class(
        self,
        cls: type[models.Model],
        name: str,
        private_only: bool = False,  # noqa: FBT001, FBT002 - Django's own signature
    ) -> None:
        super().contribute_to_class(cls, name, private_only=private_only)
        setattr(cls, self.attname, _OpenedOnAccess(self))

    def from_db_value(self, value: bytes | None, *_: object) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:  # noqa: FBT001, ARG002 - Django's own signature
        value = model_instance.__dict__[self.attname]
        if isinstance(value, Sealed):
            return bytes(value)
        if value == "":
            return b""
        return key_ring().seal(str(value), place=self.place(model_instance))

    def get_db_prep_value(
        self,
        value: object,
        connection: "BaseDatabaseWrapper",
        prepared: bool = False,  # noqa: FBT001, FBT002 - Django's own signature
    ) -> object:
        if isinstance(value, str):
            raise TypeError("Sealed text is written by save(), never by update().")
        return super().get_db_prep_value(value, connection, prepared)


class EncryptedBytesField(EncryptedTextField):
    """A file kept sealed like a text, on the same terms; the row holds its bytes."""

    def opened(self, text: str) -> bytes:
        return base64.b64decode(text)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:  # noqa: ARG002, FBT001 - Django's own signature
        value = model_instance.__dict__[self.attname]
        if isinstance(value, Sealed) or not value:
            return Sealed(value or b"")
        text = base64.b64encode(value).decode()
        return Sealed(key_ring().seal(text, place=self.place(model_instance)))

    def get_db_prep_value(
        self,
        value: object,
        connection: "BaseDatabaseWrapper",
        prepared: bool = False,  # noqa: FBT001, FBT002 - Django's own signature
    ) -> object:
        if isinstance(value, bytes) and value and not isinstance(value, Sealed):
            raise TypeError("A sealed file is written by save(), never by update().")
        return super().get_db_prep_value(value, connection, prepared)
