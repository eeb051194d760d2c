"""The shortlist as a PDF."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import typst
from django.contrib.staticfiles import finders
from django.db import transaction

from onward.audit import services as audit
from onward.careers.queries.apart import told_apart
from onward.careers.queries.shortlist import Kept, Shortlist, shortlist
from onward.coaching.models import Engagement
from onward.organisations.models import Member

PAPER = Path(__file__).parent.parent / "content" / "shortlist.typ"


@transaction.atomic
def shortlist_pdf(engagement: Engagement, *, by: Member, now: datetime) -> bytes:
    """What was kept and why, and what was set aside. Raises NoWorldYet."""
    page = shortlist(engagement, reader=by, now=now)
    audit.record("shortlist printed", by=by, on=engagement)
    told = _on_paper(engagement, page, now)
    said = json.dumps({**told, "apart": told_apart(engagement, by)})
    return typst.compile(
        str(PAPER), font_paths=_fonts(), sys_inputs={"shortlist": said}
    )


def _on_paper(
    engagement: Engagement, page: Shortlist, now: datetime
) -> dict[str, object]:
    today = now.astimezone(ZoneInfo(engagement.client.time_zone))
    return {
        "practice": engagement.organisation.name,
        "client": engagement.client.name,
        "today": f"{today.day} {today:%B %Y}",
        "kept": [_kept(one) for one in page.kept],
        "vetoed": [
            {"title": mark.title, "why": mark.why or ""} for mark in page.vetoed
        ],
        "sources": [f"{one.part}: {one.attribution}" for one in page.sources],
    }


def _kept(one: Kept) -> dict[str, object]:
    card, pay = one.card, one.pay
    facts = [
        f"{pay.line}, {pay.area}" if pay else "",
        one.zone,
        f"learning from here: {one.learning}" if one.learning else "",
    ]
    return {
        "title": one.title,
        "is_chosen": one.mark.chosen,
        "why": one.mark.why or "",
        "number": "" if one.number is None else f"{one.number} of 100",
        "rating": "" if one.rating is None else f"{one.rating} of 10",
        "facts": [fact for fact in facts if fact],
        "reasons": [reason.sentence for reason in card.reasons] if card else [],
        "cautions": [caution.sentence for caution in card.cautions] if card else [],
        "notes": [f"{note.by.name}: {note.text}" for note in one.notes],
    }


def _fonts() -> list[str]:
    """The product's own typefaces where they have been cut; else the machine's."""
    found = finders.find("ui/fonts/pdf")
    return [found] if isinstance(found, str) else []
