"""Links in e-mails that report one step."""

import hashlib
from datetime import datetime

from onward.plans.models import StepLink


def link_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def step_link(token: str) -> StepLink | None:
    return (
        StepLink.objects.filter(token_hash=link_hash(token))
        .select_related(
            "step__plan__engagement__client",
            "step__plan__engagement__coach__member__user",
            "organisation",
        )
        .first()
    )


def link_is_open(link: StepLink, now: datetime) -> bool:
    return link.used_at is None and link.expires_at > now
