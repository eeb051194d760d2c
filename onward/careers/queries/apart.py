"""What somebody else is told while a client keeps parts to themselves."""

from onward.assessments.queries import parts_in, withheld_from
from onward.coaching.models import Engagement
from onward.organisations.models import Member


def told_apart(engagement: Engagement, reader: Member | None) -> str:
    """That the client's own list can differ from this reader's; "" where none can."""
    count = parts_in(withheld_from(engagement, reader))
    if not count:
        return ""
    parts = "one part" if count == 1 else f"{count} parts"
    name = engagement.client.name
    return f"{name} keeps {parts} to themselves; their own list can differ."
