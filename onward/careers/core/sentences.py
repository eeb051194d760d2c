"""Reasons and cautions in words, each part of the score by itself. Pure.

Templates only: no sentence is made by a language model. A teller answers "" when it
has nothing to say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import isnan

import numpy as np

from onward.careers.core import interests, phrases, skills, values
from onward.careers.core import pay as pay_core
from onward.careers.core.interests import Misfit
from onward.careers.core.scoring import Person, Scored
from onward.careers.core.skills import Known
from onward.careers.core.weights import PARTS
from onward.careers.core.world import Pay, World

LONGEST_TITLE = 60
SHORT = 6.0  # months of learning that need no caution


@dataclass(frozen=True)
class Case:
    """One occupation before one person, with what sentences need."""

    world: World
    person: Person
    scored: Scored
    row: int
    pay: Pay
    is_local: bool

    @cached_property
    def parts(self) -> dict[str, float]:
        """The parts of the score by name, NaN unknown."""
        return dict(zip(PARTS, self.scored.parts[self.row].tolist(), strict=True))

    def part(self, name: str) -> float:
        return self.parts[name]

    @property
    def mine(self) -> tuple[float, ...]:
        """The person's interests; only where they are known."""
        return self.person.interests or ()

    @cached_property
    def interests(self) -> list[float]:
        """The occupation's."""
        found: list[float] = self.world.interests[self.row].tolist()
        return found

    @cached_property
    def values(self) -> list[float]:
        found: list[float] = self.world.values[self.row].tolist()
        return found

    @cached_property
    def misfits(self) -> tuple[Misfit, ...]:
        """Of what the work asks too much or offers too little; none where unknown."""
        if not self.mine or isnan(self.part("interests")):
            return ()
        return interests.misfits(self.mine, self.interests)

    @property
    def median_pay(self) -> float:
        """Dollars an hour, NaN where it is not published."""
        return pay_core.median_of(self.pay, self.row)

    @property
    def months(self) -> float:
        return float(self.scored.months[self.row])


def _interests_for(case: Case) -> str:
    both = interests.shared(case.mine, case.interests)
    if not both:
        return "What it asks for rises and falls much as your own interests do."
    named = phrases.both([phrases.ACTIVITIES_SHORT[k] for k in both])
    many = "both of which" if len(both) > 1 else "which"
    return f"It has a good deal of {named}, {many} you like."


def _interests_against(case: Case) -> str:
    little = interests.offers_too_little(case.mine, case.interests)
    if little:
        return f"It offers little of what you like: {phrases.ACTIVITIES[little[0]]}."
    return "Its mix of activities is not the mix you said you like."


def _values_for(case: Case) -> str:
    both = values.shared(case.person.values or (), case.values)
    if not both:
        return "What it offers runs much along what matters to you."
    named = phrases.both([phrases.OFFERS_SHORT[k] for k in both])
    return f"It offers {named}, which you put high."


def _values_against(case: Case) -> str:
    unmet = values.unmet(case.person.values or (), case.values)
    if not unmet:
        return "What it offers differs from what matters most to you."
    return f"It has less than most of what you put high: {phrases.OFFERS[unmet[0]]}."


def _skills_for(case: Case) -> str:
    known, domain = case.scored.known, case.world.skills
    if known is None or domain is None:
        return ""
    share = round(100 * case.part("skills"))
    strong = skills.strongest(known.levels, domain, case.row)
    named = phrases.both([phrases.in_sentence(domain.names[k]) for k in strong])
    told = f", {named} among it" if named else ""
    return f"{_whence(known)} {share} % of what it asks{told}."


def _whence(known: Known) -> str:
    """Where what is known of one's skills comes from, as a sentence begins."""
    if np.isnan(known.done).all():
        return "What you say you can do covers"
    if np.isnan(known.said).all() and np.isnan(known.shown).all():
        return "Work you have done asked for"
    return "What you have done and can do covers"


def _skills_against(case: Case) -> str:
    known, domain = case.scored.known, case.world.skills
    if known is None or domain is None:
        return ""
    gaps = skills.to_learn(known.levels, domain, case.row)
    named = phrases.both([phrases.in_sentence(domain.names[k]) for k in gaps])
    return f"It asks for more {named} than what you have told us of." if named else ""


def _transfer_for(case: Case) -> str:
    past, nearest = _nearest_past(case)
    if nearest is None:
        return ""
    if nearest == case.row:
        return f"You have done it: {past}."
    closer = min(99, int(100 * case.world.likeness[nearest, case.row]))
    near = f"closer than {closer} of 100 others"
    return f"It is close to what you have done, {past}: {near}."


def _transfer_against(case: Case) -> str:
    past, nearest = _nearest_past(case)
    if nearest is None:
        return ""
    return f"Little of it is like what you have done, {past}; much would be new."


def _nearest_past(case: Case) -> tuple[str, int | None]:
    rows = case.scored.past_rows
    if not rows:
        return "", None
    alike, codes = case.world.likeness[:, case.row], case.world.codes
    nearest = min(rows, key=lambda row: (-alike[row], codes[row]))
    for work in sorted(case.person.past):
        if case.world.row_of(work.code) == nearest and work.title:
            return f"“{work.title[:LONGEST_TITLE]}”", nearest
    return phrases.in_sentence(case.world.titles[nearest]), nearest


def _education_for(case: Case) -> str:
    if case.part("education") < 1:
        how_long = phrases.months_in_words(case.months)
        return f"The way there is short: {how_long} of learning."
    return "The level of preparation it usually asks for is one you have reached."


def education_against(case: Case) -> str:
    if not case.months >= SHORT:
        return ""
    entry = case.world.entry[case.row] if case.world.entry else ""
    usual = f" ({entry.lower()} is usual)" if entry and entry != NO_CREDENTIAL else ""
    return f"It would take {phrases.months_in_words(case.months)} of learning{usual}."


NO_CREDENTIAL = "No formal educational credential"


def _pay_for(case: Case) -> str:
    middle = case.median_pay
    need = phrases.dollars(case.person.pay_needed or 0)
    where = "there" if case.is_local else "in the country"
    least = "or more " if bool(case.pay.is_top[case.row]) else ""
    told = f"Half of the people in it {where} earn {phrases.dollars(middle)} {least}"
    return f"{told}an hour or better; you need {need}."


def _pay_against(case: Case) -> str:
    middle = case.median_pay
    need = phrases.dollars(case.person.pay_needed or 0)
    told = f"Half of the people in it earn {phrases.dollars(middle)} an hour or less"
    return f"{told}; you need {need}."


def _outlook_for(case: Case) -> str:
    openings = float(case.world.openings[case.row])
    growth = float(case.world.growth[case.row])
    if isnan(openings):
        return ""
    told = f"About {phrases.people(openings)} openings a year are expected nationwide"
    if growth >= 1:
        return f"{told}, and {growth:.0f} % more jobs by 2034."
    return f"{told}."


def _outlook_against(case: Case) -> str:
    growth = float(case.world.growth[case.row])
    openings = float(case.world.openings[case.row])
    if growth < 0:
        return f"Jobs in it are expected to become fewer: {-growth:.0f} % by 2034."
    if isnan(openings):
        return ""
    return f"Openings are few: about {phrases.people(openings)} a year nationwide."


def _schedule_for(case: Case) -> str:
    share = case.world.share("part_time", case.row)
    if case.person.hours_most is not None and share is not None:
        told = f"{phrases.of_a_hundred(share)} in it work less than 40 hours a week"
        return f"{told}, as you would."
    return "The hours it is done in agree with yours."


def _schedule_against(case: Case) -> str:
    share = case.world.share("part_time", case.row)
    if case.person.hours_most is not None and share is not None:
        told = phrases.of_a_hundred(share)
        return f"Only {told} in it work less than 40 hours a week."
    irregular = case.world.share("irregular", case.row)
    if case.person.no_shifts and irregular is not None:
        return f"{phrases.of_a_hundred(irregular)} in it work irregular hours."
    return "The hours it is done in are not yours."


def _own_rating(case: Case) -> str:
    return f"{10 * case.part('own'):g} of 10"


def _own_for(case: Case) -> str:
    return f"You gave it {_own_rating(case)} yourself after reading about it."


def _own_against(case: Case) -> str:
    return f"You gave it no more than {_own_rating(case)} after reading about it."


FOR: dict[str, Callable[[Case], str]] = {
    "interests": _interests_for,
    "values": _values_for,
    "skills": _skills_for,
    "transfer": _transfer_for,
    "education": _education_for,
    "pay": _pay_for,
    "outlook": _outlook_for,
    "schedule": _schedule_for,
    "own": _own_for,
}
AGAINST: dict[str, Callable[[Case], str]] = {
    "interests": _interests_against,
    "values": _values_against,
    "skills": _skills_against,
    "transfer": _transfer_against,
    "education": education_against,
    "pay": _pay_against,
    "outlook": _outlook_against,
    "schedule": _schedule_against,
    "own": _own_against,
}
