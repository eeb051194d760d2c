"""What is printed: the agreement as a PDF, for the drawer or the post."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import typst
from django.contrib.staticfiles import finders
from django.db import transaction

from onward.audit import services as audit
from onward.coaching import queries
from onward.coaching.core.agreement import as_read, fingerprint
from onward.coaching.models import Agreement, Engagement
from onward.organisations.models import Member

PAPER = Path(__file__).parent.parent / "content" / "agreement.typ"


@transaction.atomic
def agreement_pdf(engagement: Engagement, *, by: Member) -> bytes:
    """The agreement on paper, signed or still to be signed."""
    audit.record("agreement printed", by=by, on=engagement)
    said = json.dumps(_on_paper(engagement))
    return typst.compile(
        str(PAPER), font_paths=_fonts(), sys_inputs={"agreement": said}
    )


def _on_paper(engagement: Engagement) -> dict[str, object]:
    agreement = queries.agreement_of(engagement)
    if agreement is None:
        text = queries.text_to_sign(engagement.organisation)
        terms = queries.terms_now(engagement, text)
        agreement = Agreement(text=text, fingerprint=fingerprint(terms))
    else:
        terms = queries.terms_of(agreement)
    zone = ZoneInfo(engagement.organisation.time_zone)
    return {
        "practice": terms.practice,
        "client": terms.client,
        "coach": terms.coach,
        "version": terms.version,
        "blocks": [
            {"kind": block.kind, "lines": block.lines} for block in as_read(terms)
        ],
        "client_signature": agreement.client_signature,
        "client_how": agreement.get_client_signed_how_display(),
        "client_at": _moment(agreement.client_signed_at, zone),
        "coach_signature": agreement.coach_signature,
        "coach_at": _moment(agreement.coach_signed_at, zone),
        "fingerprint": agreement.fingerprint,
    }


def _moment(moment: datetime | None, zone: ZoneInfo) -> str:
    if moment is None:
        return ""
    return f"{moment.astimezone(zone):%d %B %Y, %H:%M} ({zone.key})"


def _fonts() -> list[str]:
    """The product's own typefaces where they have been cut; else the machine's."""
    found = finders.find("ui/fonts/pdf")
    return [found] if isinstance(found, str) else []
