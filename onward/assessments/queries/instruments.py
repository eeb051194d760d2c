"""Reads about instruments: the product's own, and what a practice brought in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from django.db.models import QuerySet

from onward.assessments.core.batteries import Battery, parse_batteries
from onward.assessments.core.change import Wobble
from onward.assessments.core.instruments import Instrument, parse
from onward.assessments.models import Administration, Definition, Earned
from onward.coaching.core.consents import SPONSOR
from onward.coaching.models import Engagement
from onward.coaching.queries import has_consented
from onward.organisations.models import Organisation

CONTENT = Path(__file__).parent.parent / "content"
INTERESTS = "own-riasec-36"
SHORT_FORM, LONG_FORM = "onet-mini-ip-30", "onet-ipsf-60"
# Forms of one kind: six letters, each on the same five answers.
INTEREST_FORMS = (INTERESTS, LONG_FORM, SHORT_FORM, "riasec-markers-48")
WORK_VALUES = "own-work-values-21"
PULSE = "own-pulse-6"
STRENGTHS = "own-strength-spotting"
OFFERED = (INTERESTS, WORK_VALUES)  # what every client finds without being asked
MOST_KEPT = 256


class NotThere(LookupError):
    """Neither the product nor the practice has this instrument."""


@cache
def instrument(instrument_id: str) -> Instrument:
    """One of our own instruments. Raises FileNotFoundError for any other."""
    return parse(json.loads((CONTENT / f"{instrument_id}.json").read_text("utf-8")))


@cache
def own_instruments() -> tuple[Instrument, ...]:
    """The product's own, by their id."""
    names = sorted(path.stem for path in CONTENT.glob("own-*.json"))
    return tuple(instrument(name) for name in names)


@cache
def _own_ids() -> frozenset[str]:
    return frozenset(one.id for one in own_instruments())


def is_own(instrument_id: str) -> bool:
    return instrument_id in _own_ids()


@cache
def batteries() -> tuple[Battery, ...]:
    return parse_batteries((CONTENT / "batteries.toml").read_text("utf-8"))


@lru_cache(maxsize=MOST_KEPT)
def _imported(definition_id: int) -> Instrument:
    """A definition never changes: reading it once is enough. Needs the scope."""
    data = Definition.objects.values_list("data", flat=True).get(pk=definition_id)
    return parse(data)


def version_of(instrument_id: str, definition_id: int | None) -> Instrument:
    """Our own, or one version of what the practice brought in."""
    if definition_id is None:
        return instrument(instrument_id)
    return _imported(definition_id)


def instrument_of(administration: Administration) -> Instrument:
    """What was answered: the version it had, in its language and its order."""
    found = version_of(administration.instrument, administration.definition_id)
    return found.in_language(administration.language).arranged(administration.pk)


Proved = Mapping[tuple[str, str], Mapping[str, Wobble]]


def earned() -> Proved:
    """By (instrument, version) whose badge this practice's own answers took off: what
    a change on each scale is reckoned with.
    """
    rows = Earned.objects.values_list("instrument", "version", "figures")
    return {
        (name, version): {key: Wobble(**one) for key, one in figures.items()}
        for name, version, figures in rows
    }


def with_badge(instrument: Instrument, proved: Proved) -> Instrument:
    """In development until the practice's own answers say otherwise."""
    if (instrument.id, instrument.version) not in proved:
        return instrument
    return replace(instrument, in_development=False)


@dataclass(frozen=True, slots=True)
class Found:
    """An instrument that can be given; `definition_id` is None for our own."""

    instrument: Instrument
    definition_id: int | None = None


def definitions() -> QuerySet[Definition]:
    """What the practice brought in, by title, the newest version first; no data."""
    return (
        Definition.objects.defer("data", "document")
        .select_related("imported_by__user")
        .order_by("title", "instrument", "-imported_at", "-pk")
    )


def catalogue() -> dict[str, Found]:
    """Everything that can be given to answer, by id, in the order of titles.

    Of what the practice brought in, the version imported last that is in use.
    """
    rows = definitions().filter(retired_at=None).order_by("imported_at", "pk")
    in_use = rows.select_related(None).values_list("instrument", "pk")
    newest = dict(in_use)  # of one instrument the last holds
    proved = earned()
    found = [Found(with_badge(one, proved)) for one in own_instruments()]
    found += [Found(_imported(pk), pk) for pk in newest.values()]
    return {
        one.instrument.id: one
        for one in sorted(found, key=lambda one: one.instrument.title.casefold())
        if one.instrument.is_answered_in_figures
    }


def is_sponsored(engagement: Engagement) -> bool:
    """Whether somebody else pays: an employer's own practice, or the client lets the
    practice report to a sponsor.
    """
    is_employer = engagement.organisation.kind == Organisation.Kind.COMPANY
    return is_employer or has_consented(engagement, SPONSOR)


def on_offer(engagement: Engagement) -> dict[str, Found]:
    """What of the catalogue may be given to this client."""
    found = catalogue()
    if not any(one.instrument.off_when_sponsored for one in found.values()):
        return found
    if not is_sponsored(engagement):
        return found
    return {
        key: one for key, one in found.items() if not one.instrument.off_when_sponsored
    }


def find(instrument_id: str) -> Found:
    """The version in use. Raises NotThere."""
    if is_own(instrument_id):
        return Found(instrument(instrument_id))
    newest = (
        Definition.objects.filter(instrument=instrument_id, retired_at=None)
        .order_by("-imported_at", "-pk")
        .values_list("pk", flat=True)
        .first()
    )
    if newest is None:
        raise NotThere(instrument_id)
    return Found(_imported(newest), newest)


def out_of_use(instrument_id: str) -> Instrument | None:
    """The last version of what the practice brought in and asks nobody any more."""
    rows = Definition.objects.filter(instrument=instrument_id)
    found = list(rows.order_by("imported_at", "pk").values_list("pk", "retired_at"))
    if not found or any(retired_at is None for _, retired_at in found):
        return None
    return with_badge(_imported(found[-1][0]), earned())


def instrument_in(definition: Definition) -> Instrument:
    """What a definition of the practice says."""
    return _imported(definition.pk)
