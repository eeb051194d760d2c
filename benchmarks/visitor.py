"""Visits pages on one database and says how long each took.

Started by pages.py, which writes "<page> <person>" lines and reads answers: visitors
on a small and a large database take turns, so that a busy machine slows both alike.
"""

import json
import sys
import time
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_scopes import scopes_disabled

from onward.coaching.core.stages import Stage
from onward.coaching.models import Coach, Engagement
from onward.organisations.models import Member, OrgOwned
from onward.organisations.policies import practice_url

PRACTICES = 20  # those that every size has, filled alike
EMPTY = "/empty/"
Row = TypeVar("Row", bound=OrgOwned)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody signed in, and the page they open."""

    browser: Browser
    address: str

    def milliseconds(self, address: str) -> float:
        began = time.perf_counter()
        response = self.browser.get(address)
        took = time.perf_counter() - began
        if response.status_code != 200 or response.content == b"nobody":
            raise SystemExit(f"{address} answered {response.status_code}.")
        return took * 1000

    def queries(self) -> float:
        with CaptureQueriesContext(connection) as captured:
            self.milliseconds(self.address)
        return len(captured)


def visits(each: int) -> dict[str, list[Visit]]:
    """`each` people for every page, spread over the practices."""
    with scopes_disabled():
        coaches = _spread(
            Coach.objects.select_related("organisation", "member__user"), each
        )
        in_coaching = Engagement.objects.filter(stage=Stage.COACHING).select_related(
            "organisation", "client__member__user", "coach__member__user"
        )
        engagements = _spread(in_coaching, each)
        return {
            "today": [_visit(one.member, "home:today") for one in coaches],
            "record": [
                _visit(one.coach.member, "home:record", one.pk) for one in engagements
            ],
            "paths": [
                _visit(one.client.member or one.coach.member, "careers:paths", one.pk)
                for one in engagements
            ],
            "calendar": [_visit(one.member, "scheduling:calendar") for one in coaches],
        }


def _spread(rows: QuerySet[Row], each: int) -> list[Row]:
    """As many of every practice, the same ones in any size."""
    slugs = [f"practice-{number}" for number in range(PRACTICES)]
    found: dict[int, list[Row]] = {}
    for row in rows.filter(organisation__slug__in=slugs).order_by("pk"):
        found.setdefault(row.organisation_id, []).append(row)
    a_practice = -(-each // PRACTICES)
    chosen = []
    for some in found.values():
        step = max(len(some) // a_practice, 1)
        chosen += some[::step][:a_practice]
    return chosen[:each]


def _visit(member: Member, name: str, *args: object) -> Visit:
    return Visit(_browser_of(member), practice_url(member.organisation, name, *args))


@cache
def _browser_of(member: Member) -> Browser:
    browser = Browser(SERVER_NAME="127.0.0.1")
    browser.force_login(member.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return browser


def main() -> None:
    settings.ROOT_URLCONF = "benchmarks.urls"
    known = visits(int(sys.argv[1]))
    print("[]", flush=True)  # ready
    for line in sys.stdin:
        page, number, wish = line.split()
        visit = known[page][int(number)]
        if wish == "count":
            answer = [visit.queries()]
        else:
            answer = [visit.milliseconds(visit.address), visit.milliseconds(EMPTY)]
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
