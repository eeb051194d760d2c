"""Who plays in one practice of the demo."""

from dataclasses import dataclass, field

from onward.coaching.models import Coach
from onward.organisations.core.rights import Role
from onward.organisations.models import Member, Organisation

# One password for all: it is printed, and opens nothing but invented lives.
PASSWORD = "a walk by the quay"  # noqa: S105 - printed on purpose


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
