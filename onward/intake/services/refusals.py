"""What is refused here, each with a sentence for the person who is refused."""

from onward.ui.core.refusals import DomainError


class NoneChosen(DomainError):
    message = "Choose what comes nearest. It can be changed later."


class PrimaryNotChosen(DomainError):
    message = "Say which of the chosen ones comes first."


class NoSuchQuestion(DomainError):
    message = "There is no such question."


class KeptPrivate(DomainError):
    message = "This answer belongs to the client alone. Only they can change it."


class Overtaken(DomainError):
    message = "This answer was kept in another window. Open the page again."


class NothingToApprove(DomainError):
    message = "There is no summary yet. Write one, or answer a question first."


class StillWriting(DomainError):
    message = "The client is still writing it. You can read it once it is approved."


class NotReadAloud(DomainError):
    message = "Say on which day it was read aloud to the client."
