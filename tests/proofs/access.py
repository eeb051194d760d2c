"""Who may open what: every address of the product, declared once more, by hand.

The walk in test_matrix.py compares this table with the addresses that exist and with
what each of them answers. An address that is not here fails it.
"""

from dataclasses import dataclass

from onward.organisations.core.rights import Right


@dataclass(frozen=True, slots=True)
class Door:
    """The right a page asks for; `own` when it is about one engagement, which only
    its client and its coach reach (and owner and coordinator, where the right lets
    them). A door without a right is open.
    """

    right: Right | None = None
    own: bool = False


OPEN = Door()


def own(right: Right) -> Door:
    return Door(right, own=True)


READ, ANSWER, WRITE = own(Right.READ_RECORD), own(Right.ANSWER), own(Right.WRITE_RECORD)
OUTLINE, BOOK, MOVE = (
    own(Right.SEE_ENGAGEMENT),
    own(Right.BOOK),
    own(Right.MOVE_SESSION),
)
ENQUIRIES, CLIENTS = Door(Right.RUN_ENQUIRIES), Door(Right.SEE_CLIENTS)
PRACTICE, TEAM = Door(Right.MANAGE_PRACTICE), Door(Right.MANAGE_TEAM)
HOURS, CALENDAR = Door(Right.SET_HOURS), Door(Right.SEE_CALENDAR)
PROFILE = Door(Right.EDIT_COACH_PROFILE)

DOORS: dict[str, Door] = {
    "front": OPEN,
    "accounts:code": OPEN,
    "accounts:details": OPEN,  # one's own account: sends visitors to sign in
    "accounts:sessions": OPEN,
    "accounts:sessions-end-others": OPEN,
    "accounts:session-end": OPEN,
    "ui:gallery": OPEN,
    "home:today": Door(Right.SEE_TODAY),
    "home:record": OUTLINE,
    "audit:mine": Door(Right.SEE_OWN_AUDIT),
    "team:accept": OPEN,
    "team:team": TEAM,
    "team:invite": TEAM,
    "team:renew": TEAM,
    "team:revoke": TEAM,
    "team:member": TEAM,
    "team:end": TEAM,
    "organisations:practice": PRACTICE,
    "organisations:contacts": PRACTICE,
    "organisations:contact": PRACTICE,
    "organisations:contact-remove": PRACTICE,
    "organisations:colour": OPEN,
    "organisations:help": Door(Right.SEE_HELP),
    "coaching:public": OPEN,
    "coaching:write": OPEN,
    "coaching:thanks": OPEN,
    "coaching:enquiries": ENQUIRIES,
    "coaching:take": ENQUIRIES,
    "coaching:enquiry": ENQUIRIES,
    "coaching:decline": ENQUIRIES,
    "coaching:clients": CLIENTS,
    "coaching:client": own(Right.SEE_CLIENTS),
    "coaching:client_edit": own(Right.SEE_CLIENTS),
    "coaching:invite": own(Right.SEE_CLIENTS),
    "coaching:code": own(Right.SEE_CLIENTS),
    "coaching:welcome": own(Right.SIGN_AGREEMENT),
    "coaching:agreement": own(Right.SIGN_AGREEMENT),
    "coaching:by_telephone": WRITE,
    "coaching:agreement_pdf": OUTLINE,
    "coaching:consents": own(Right.GIVE_CONSENT),
    "coaching:withdraw": own(Right.GIVE_CONSENT),
    "coaching:end": WRITE,
    "coaching:closing": READ,
    "coaching:profile": PROFILE,
    "coaching:credential_new": PROFILE,
    "coaching:credential_remove": own(Right.EDIT_COACH_PROFILE),
    "coaching:verify": Door(Right.VERIFY_CREDENTIALS),
    "coaching:coaches": Door(Right.VERIFY_CREDENTIALS),
    "coaching:agreement_text": PRACTICE,
    "intake:start": ANSWER,
    "intake:circumstances": ANSWER,
    "intake:question": ANSWER,
    "intake:typed": ANSWER,
    "intake:limits": ANSWER,
    "intake:preferences": ANSWER,
    "intake:summary": ANSWER,
    "intake:summary-typed": ANSWER,
    "intake:meeting": WRITE,
    "intake:meeting-typed": WRITE,
    "intake:help": READ,
    "intake:concerns": PRACTICE,
    "scheduling:calendar": CALENDAR,
    "scheduling:book": Door(Right.BOOK),
    "scheduling:hours": HOURS,
    "scheduling:away": HOURS,
    "scheduling:away-remove": HOURS,
    "scheduling:series": BOOK,
    "scheduling:meetings": OUTLINE,
    "scheduling:move": MOVE,
    "scheduling:cancel": MOVE,
    "scheduling:invitation": OUTLINE,
    "experience:list": READ,
    "experience:add": ANSWER,
    "experience:schooling": ANSWER,
    "experience:edit": ANSWER,
    "experience:remove": ANSWER,
    "experience:stories": READ,
    "experience:story-write": ANSWER,
    "experience:story-edit": ANSWER,
    "experience:story-remove": ANSWER,
    "assessments:strengths": READ,
    "assessments:strengths-pdf": READ,
    "assessments:own-strengths": ANSWER,
    "assessments:ask-people": ANSWER,
    "assessments:withdraw-link": ANSWER,
    "assessments:rate": OPEN,  # a link of one's own: 404 for a wrong one, 410 when over
    "assessments:inventories": READ,
    "assessments:start": ANSWER,
    "assessments:paper": ANSWER,
    "assessments:paper-pdf": ANSWER,
    "assessments:send": WRITE,
    "assessments:withdraw": WRITE,
    "assessments:remind": WRITE,
    "assessments:next": ANSWER,
    "assessments:asked": ANSWER,
    "assessments:key-in": WRITE,
    "assessments:key-again": WRITE,
    "assessments:result": READ,
    "assessments:instruments": PRACTICE,
    "assessments:bring-in": PRACTICE,
    "assessments:keep": PRACTICE,
    "assessments:definition": PRACTICE,
    "assessments:document": PRACTICE,
    "assessments:retire": PRACTICE,
    "assessments:quality": PRACTICE,
    "assessments:questions": ANSWER,
    "assessments:save": ANSWER,
    "assessments:five": ANSWER,
    "assessments:finish": ANSWER,
    "assessments:take-back": ANSWER,
    "assessments:profile": READ,
    "assessments:profile-pdf": READ,
    "assessments:withhold": ANSWER,  # only a client's own: others get a sentence
    "assessments:unwithhold": ANSWER,
    "careers:paths": READ,
    "careers:weights": ANSWER,
    "careers:fields": ANSWER,
    "careers:area": ANSWER,
    "careers:explore": READ,
    "careers:skills": READ,
    "careers:skill-targets": ANSWER,
    "careers:skill-target-add": ANSWER,
    "careers:skill-vacancy": ANSWER,
    "careers:skill-target-remove": ANSWER,
    "careers:skill-go-on": ANSWER,
    "careers:skill-rate": ANSWER,
    "careers:skill-save": ANSWER,
    "careers:skill-proofs": READ,
    "careers:skill-proof-add": ANSWER,
    "careers:skill-proof-look": WRITE,
    "careers:skill-proof-file": READ,
    "careers:skill-proof-remove": ANSWER,
    "careers:skill-ask": ANSWER,
    "careers:skill-withdraw": ANSWER,
    "careers:skill-word": OPEN,  # by a link that works once
    "careers:asked-for": READ,
    "careers:european": READ,
    "careers:compare": READ,
    "careers:shortlist": READ,
    "careers:paper": READ,
    "careers:moves": READ,
    "careers:venture": READ,
    "careers:text": ANSWER,
    "careers:sources": Door(Right.SEE_TODAY),  # about kinds of work, not about people
    "careers:rate": ANSWER,
    "careers:why": ANSWER,
    "careers:note": ANSWER,
    "careers:unnote": ANSWER,
    "careers:jobs": READ,
    "careers:job": ANSWER,
    "careers:occupation": READ,
    "careers:keep": ANSWER,
    "careers:veto": ANSWER,
    "careers:undo": ANSWER,
    "careers:choose": ANSWER,
    "careers:anyway": ANSWER,
    "plans:plan": READ,
    "plans:paper": READ,
    "plans:make": ANSWER,
    "plans:goal": ANSWER,
    "plans:agree": ANSWER,
    "plans:turn": ANSWER,
    "plans:add": ANSWER,
    "plans:take": ANSWER,
    "plans:edit": ANSWER,
    "plans:move": ANSWER,
    "plans:drop": ANSWER,
    "plans:start": ANSWER,
    "plans:report": ANSWER,
    "plans:send": ANSWER,
    "plans:step_link": OPEN,
    "plans:session": OUTLINE,
    "plans:note": WRITE,
    "plans:check_in": ANSWER,
    "plans:attendance": BOOK,
}
