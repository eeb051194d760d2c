"""What stands around a page: the rail, the account menu, the practice's colour."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scope

from onward.coaching.queries import own_engagement
from onward.organisations.core.rights import Right, Role
from onward.organisations.models import Member, Organisation
from onward.organisations.policies import practice_url


@dataclass(frozen=True, slots=True)
class Item:
    """One way on the rail."""

    name: str
    icon: str
    url: str
    current: bool


# name, icon, address, the right that shows it: pages of the practice
STAFF = (
    ("Enquiries", "inbox", "coaching:enquiries", Right.RUN_ENQUIRIES),
    ("Clients", "people", "coaching:clients", Right.SEE_CLIENTS),
    ("Calendar", "calendar", "scheduling:calendar", Right.SEE_CALENDAR),
    ("Team", "group", "team:team", Right.MANAGE_TEAM),
    ("Instruments", "report", "assessments:instruments", Right.MANAGE_PRACTICE),
    ("Practice", "practice", "organisations:practice", Right.MANAGE_PRACTICE),
)
# pages of the client's own engagement
CLIENT = (
    ("Plan", "plan", "plans:plan"),
    ("Paths", "paths", "careers:paths"),
    ("Profile", "profile", "assessments:profile"),
    ("Sessions", "calendar", "scheduling:meetings"),
)


def page_frame(request: HttpRequest) -> dict[str, object]:
    """Context for every page. A page outside a practice has no rail."""
    user = request.user if hasattr(request, "user") else None
    theme = getattr(user, "theme", "")
    organisation = getattr(request, "organisation", None)
    if not isinstance(organisation, Organisation):
        return {"theme": theme}
    frame: dict[str, object] = {
        "theme": theme,
        "practice": organisation,
        "colour_url": practice_url(organisation, "organisations:colour")
        + f"?v={organisation.practice_colour[1:]}",
    }
    member = getattr(request, "member", None)
    if isinstance(member, Member):
        frame["navigation"] = _rail(request.path, member)
        frame["account_menu"] = _menu(member)
        if settings.LIVE_URL:
            frame["live_url"] = f"{settings.LIVE_URL}/events/{organisation.slug}/"
        frame["help_url"] = practice_url(organisation, "organisations:help")
    return frame


def _rail(path: str, member: Member) -> list[Item]:
    organisation = member.organisation
    ways = [(_("Today"), "today", practice_url(organisation, "home:today"))]
    ways += [
        (_(name), icon, practice_url(organisation, address))
        for name, icon, address, right in STAFF
        if member.may(right)
    ]
    if member.has(Role.CLIENT):
        # A page that refuses is drawn after the view's scope is closed.
        with scope(organisation=organisation):
            engagement = own_engagement(member)
        if engagement is not None:
            ways += [
                (_(name), icon, practice_url(organisation, address, engagement.pk))
                for name, icon, address in CLIENT
            ]
    # One way leads through another's address: the longest is where we are.
    here = max((url for *_, url in ways if path.startswith(url)), key=len, default="")
    return [Item(name, icon, url, url == here) for name, icon, url in ways]


def _menu(member: Member) -> list[tuple[str, str]]:
    menu = [
        (_("My details"), reverse("accounts:details")),
        (_("Password and second factor"), reverse("mfa_index")),
        (_("Where I am signed in"), reverse("usersessions_list")),
    ]
    if member.has(Role.COACH):
        menu.insert(
            0,
            (
                _("My coach profile"),
                practice_url(member.organisation, "coaching:profile"),
            ),
        )
    if member.has(Role.CLIENT):
        menu.insert(
            0,
            (
                _("Who opened my record"),
                practice_url(member.organisation, "audit:mine"),
            ),
        )
    menu.append((_("My practices"), reverse("front")))
    return menu
