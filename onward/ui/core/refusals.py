"""The refusals we expect, each with a sentence for the person who is refused."""


class DomainError(Exception):
    """A rule said no. `message` is shown to the person, beside what they did."""

    message: str = "This is not possible."

    def __init__(self, message: str | None = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)
