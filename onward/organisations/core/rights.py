"""Who may do what: one table, role by right. docs/rights.md is printed from it."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    OWNER = "owner"
    COORDINATOR = "coordinator"
    COACH = "coach"
    CLIENT = "client"
    SPONSOR = "sponsor"


class Right(StrEnum):
    """What a view can ask for. The value is the sentence printed in the docs."""

    SEE_TODAY = "see the first page of one's role"
    SEE_HELP = "see where to get help at once"
    RUN_ENQUIRIES = "read and answer enquiries"
    SEE_CLIENTS = "see the list of clients and where each stands"
    SEE_ENGAGEMENT = "see the outline of an engagement: dates, stage, attendance"
    READ_RECORD = "read the record: answers, results, paths, plan, shared notes"
    WRITE_RECORD = "write notes and what was agreed in a meeting"
    ANSWER = "answer questions, questionnaires and steps"
    SIGN_AGREEMENT = "sign the coaching agreement"
    GIVE_CONSENT = "give and withdraw consents"
    BOOK = "book sessions"
    MOVE_SESSION = "move or cancel a session"
    SEE_CALENDAR = "see a coach's calendar"
    SET_HOURS = "set one's weekly hours"
    EDIT_COACH_PROFILE = "edit one's coach profile and credentials"
    VERIFY_CREDENTIALS = "verify a coach's credentials"
    MANAGE_TEAM = "invite people, change roles, end memberships"
    MANAGE_PRACTICE = "change the practice's settings and crisis contacts"
    SEE_SPONSOR_PAGE = "see what a sponsor may see"
    SEE_OWN_AUDIT = "see who opened one's own record"


OWNER, COORDINATOR, COACH, CLIENT, SPONSOR = Role

# Coaches reach only their own engagements, clients only their own: the table
# says what a role may do at all, coaching.queries says with whom.
TABLE: dict[Right, frozenset[Role]] = {
    Right.SEE_TODAY: frozenset(Role),
    Right.SEE_HELP: frozenset(Role),
    Right.RUN_ENQUIRIES: frozenset({OWNER, COORDINATOR}),
    Right.SEE_CLIENTS: frozenset({OWNER, COORDINATOR, COACH}),
    Right.SEE_ENGAGEMENT: frozenset({OWNER, COORDINATOR, COACH, CLIENT}),
    Right.READ_RECORD: frozenset({COACH, CLIENT}),
    Right.WRITE_RECORD: frozenset({COACH}),
    Right.ANSWER: frozenset({COACH, CLIENT}),
    Right.SIGN_AGREEMENT: frozenset({COACH, CLIENT}),
    Right.GIVE_CONSENT: frozenset({COACH, CLIENT}),
    Right.BOOK: frozenset({COORDINATOR, COACH}),
    Right.MOVE_SESSION: frozenset({COORDINATOR, COACH, CLIENT}),
    Right.SEE_CALENDAR: frozenset({COORDINATOR, COACH}),
    Right.SET_HOURS: frozenset({COACH}),
    Right.EDIT_COACH_PROFILE: frozenset({COACH}),
    Right.VERIFY_CREDENTIALS: frozenset({OWNER, COORDINATOR}),
    Right.MANAGE_TEAM: frozenset({OWNER}),
    Right.MANAGE_PRACTICE: frozenset({OWNER}),
    Right.SEE_SPONSOR_PAGE: frozenset({SPONSOR}),
    Right.SEE_OWN_AUDIT: frozenset({CLIENT}),
}


def may(roles: Iterable[str], right: Right) -> bool:
    """Whether any of these roles carries the right."""
    return not TABLE[right].isdisjoint(Role(role) for role in roles)


def roles_with(roles: Iterable[str], right: Right) -> frozenset[Role]:
    """Those of the roles that carry the right."""
    return TABLE[right] & frozenset(Role(role) for role in roles)
