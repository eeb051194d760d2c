"""`onward demo` makes the practices the first time and prints the log-ins each time."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from onward.demo.services import Login, make_demo

KEPT = "demo-logins.json"


class Command(BaseCommand):
    help = "Make the demo's practices where they are missing; print who can sign in."

    def handle(self, *_: object, **__: object) -> None:
        file = settings.DATA / KEPT
        known = json.loads(file.read_text()) if file.exists() else []
        logins = [Login(**row) for row in known] + make_demo(now=timezone.now())
        rows = [_row(login) for login in logins]
        file.write_text(json.dumps(rows, indent=1))
        self.stdout.write(_table(logins))


def _row(login: Login) -> dict[str, str]:
    return {name: getattr(login, name) for name in Login.__slots__}


def _table(logins: list[Login]) -> str:
    lines = []
    practice = ""
    for login in logins:
        if login.practice != practice:
            practice = login.practice
            lines.append(f"\n  {practice}")
        lines.append(
            f"    {login.name:<22}{login.roles:<22}{login.email:<34}{login.password}"
        )
    return "\n".join(lines) + "\n"
