"""An inventory on paper, as a PDF: rings to draw, a code instead of a name."""

from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext as _

from onward.assessments.core.instruments import Instrument, Item, Kind, Option
from onward.assessments.models import Administration
from onward.assessments.services.typesetting import typeset
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.organisations.models import Member


def code_of(engagement: Engagement, instrument: Instrument) -> str:
    """What stands on the sheet instead of a name: whose it is, and of which kind."""
    return f"{engagement.pk}-{len(instrument.items)}-{instrument.version}"


@transaction.atomic
def paper_pdf(engagement: Engagement, instrument: Instrument, *, by: Member) -> bytes:
    detail = {"instrument": instrument.id}
    audit.record("inventory printed", by=by, on=engagement, detail=detail)
    return typeset("paper", _on_paper(engagement, instrument))


def _on_paper(engagement: Engagement, instrument: Instrument) -> dict[str, object]:
    licence = instrument.licence
    places = (_("First"), _("Second"), _("Third"), _("Fourth"), _("Fifth"))
    rely = Administration.ReliedOn.labels
    return {
        "practice": engagement.organisation.name,
        "title": instrument.title,
        "code": code_of(engagement, instrument),
        "asks": instrument.asks or instrument.title,
        "instructions": instrument.instructions,
        "language": instrument.language.partition("-")[0],
        "groups": _groups(instrument),
        "places": list(places[: len(instrument.top_adds)]),
        "rely": [str(one) for one in rely],
        "terms": f"{licence.text}. {_('Version')} {instrument.version}.",
        "notice": licence.notice,
    }


def _groups(instrument: Instrument) -> list[dict[str, object]]:
    """Lines that take the same answers stand under one key."""

    def options_of(item: Item) -> tuple[Option, ...]:
        return () if item.kind is Kind.NUMBER else instrument.options_of(item)

    return [
        {
            "options": [{"value": one.value, "label": one.label} for one in options],
            "rows": [_row(item) for item in items],
        }
        for options, items in groupby(instrument.items, options_of)
    ]


def _row(item: Item) -> dict[str, object]:
    low, high = item.ends or ("", "")
    return {
        "n": item.n,
        "text": item.text,
        "unit": item.unit,
        "low": low,
        "high": high,
    }
