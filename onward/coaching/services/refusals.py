"""What is refused here, each with a sentence for the person who is refused."""

from onward.ui.core.refusals import DomainError


class TakesNoEnquiries(DomainError):
    message = "The practice takes no enquiries at the moment."


class NoCrisisContact(DomainError):
    message = (
        "The practice has no crisis contact yet. Before it takes clients it must say "
        "whom to call when somebody is in danger or despair."
    )


class AlreadyAnswered(DomainError):
    message = "Somebody has answered this enquiry in the meantime."


class CoachIsFull(DomainError):
    message = (
        "This coach has no place free. Choose another, or tick that you assign anyway."
    )


class CoachHasLeft(DomainError):
    message = "This coach does not work here any more. Choose another."


class IsCoachedAlready(DomainError):
    message = (
        "This person is being coached here already. Pass the letter on to their "
        "coach, then close the enquiry with a word to them."
    )


class AnotherName(DomainError):
    message = "Please write the name as it stands in the agreement."


class TextHasChanged(DomainError):
    message = (
        "The practice has changed the text since this page was opened. Please read "
        "it once more; it stands here now."
    )


class NotForYouToSign(DomainError):
    message = "Only the person themselves signs here."


class NotReadYet(DomainError):
    message = "That moment has not come yet. Say when you read it out."


class ReadTooEarly(DomainError):
    message = "On that day there was no engagement yet. Say when you read it out."


class NoSuchMove(DomainError):
    message = "This is not possible where the coaching stands now."


class HasEnded(DomainError):
    message = "This coaching has ended: nothing in it is changed any more."


class IsInAlready(DomainError):
    message = "This person has come in already: they need no new invitation."


class SignsInByMail(DomainError):
    message = "This person has an account of their own and needs no code."


class HasLapsed(DomainError):
    message = "This credential has run out. Enter the renewed one instead."


class OwnCredential(DomainError):
    message = "Somebody else of the practice has to check your own credential."
