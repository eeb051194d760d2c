"""Who plays in one practice of the demo."""

from dataclasses import dataclass, field
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from onward.accounts.models import User
from onward.coaching.models import Coach
from onward.organisations.core.rights import Role
from onward.organisations.models import Member, Organisation

# One password for all: it is printed, and opens nothing but invented lives.
PASSWORD = "a walk by the quay"  # noqa: S105 - printed on purpose


@cache
def password_hash() -> str:
    """Hashed once: a good hash is slow, and two dozen of them are a minute."""
    return make_password(PASSWORD)


def make_account(email: str, name: str) -> User:
    """A person with a confirmed address and the demo's one password."""
    user = User.objects.create_user(email, name=name)
    User.objects.filter(pk=user.pk).update(password=password_hash())
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@dataclass(frozen=True, slots=True)
class Login:
    practice: str
    name: str
    roles: str
    email: str
    password: str


@dataclass
class Troupe:
    organisation: Organisation
    members: dict[str, Member] = field(default_factory=dict)
    coaches: dict[str, Coach] = field(default_factory=dict)
    logins: list[Login] = field(default_factory=list)

    @property
    def coordinator(self) -> Member:
        return self._first(Role.COORDINATOR)

    @property
    def verifier(self) -> Member:
        return self._first(Role.COORDINATOR)

    def _first(self, role: Role) -> Member:
        return next(one for one in self.members.values() if role in one.roles)
