"""Reasons and cautions in words, each part of the score by itself. Pure.

Templates only: no sentence is made by a language model. A teller answers "" when it
has nothing to say.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onward.careers.core import interests, phrases, skills, values
from onward.careers.core import pay as pay_core
from onward.careers.core.scoring import Person, Scored
from onward.careers.core.weights import COMPONENTS
from onward.careers.core.world import Pay, World

LONGEST_TITLE = 60
SHORT = 6.0  # months of learning that need no caution


@dataclass(frozen=True, slots=True)
class Case:
    """One occupation before one person, with what sentences need."""

    world: World
    person: Person
    scored: Scored
    row: int
    pay: Pay
    is_local: bool

    def part(self, name: str) -> float:
        return float(self.scored.parts[self.row, COMPONENTS.index(name)])

    @property
    def mine(self) -> tuple[float, ...]:
        """The person's interests; only where they are known."""
        return self.person.interests or ()

    @property
    def interests(self) -> list[float]:
        """The occupation's."""
        return [float(figure) for figure in self.world.interests[self.row]]

    @property
    def values(self) -> list[float]:
        return [float(figure) for figure in self.world.values[self.row]]

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
    levels, world = case.scored.skill_levels, case.world
    if levels is None or world.skill_levels is None or world.skill_weights is None:
        return ""
    share = round(100 * case.part("skills"))
    row = case.row
    strong = skills.strongest(levels, world.skill_levels[row], world.skill_weights[row])
    named = phrases.both([world.skill_names[k].lower() for k in strong])
    told = f", {named} among it" if named else ""
    return f"Work you have done asked for {share} % of what it asks{told}."


def _skills_against(case: Case) -> str:
    levels, world = case.scored.skill_levels, case.world
    if levels is None or world.skill_levels is None or world.skill_weights is None:
        return ""
    row = case.row
    gaps = skills.to_learn(levels, world.skill_levels[row], world.skill_weights[row])
    named = phrases.both([world.skill_names[k].lower() for k in gaps])
    return f"It asks for more {named} than work you have told us of." if named else ""


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
    middle = float(pay_core.medians(case.pay)[case.row])
    need = phrases.dollars(case.person.pay_needed or 0)
    where = "there" if case.is_local else "in the country"
    least = "or more " if bool(case.pay.is_top[case.row]) else ""
    told = f"Half of the people in it {where} earn {phrases.dollars(middle)} {least}"
    return f"{told}an hour or better; you need {need}."


def _pay_against(case: Case) -> str:
    middle = float(pay_core.medians(case.pay)[case.row])
    need = phrases.dollars(case.person.pay_needed or 0)
    told = f"Half of the people in it earn {phrases.dollars(middle)} an hour or less"
    return f"{told}; you need {need}."


def _outlook_for(case: Case) -> str:
    openings = float(case.world.openings[case.row])
    growth = float(case.world.growth[case.row])
    if np.isnan(openings):
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
    if np.isnan(openings):
        return ""
    return f"Openings are few: about {phrases.people(openings)} a year nationwide."


FOR: dict[str, Callable[[Case], str]] = {
    "interests": _interests_for,
    "values": _values_for,
    "skills": _skills_for,
    "transfer": _transfer_for,
    "education": _education_for,
    "pay": _pay_for,
    "outlook": _outlook_for,
}
AGAINST: dict[str, Callable[[Case], str]] = {
    "interests": _interests_against,
    "values": _values_against,
    "skills": _skills_against,
    "transfer": _transfer_against,
    "education": education_against,
    "pay": _pay_against,
    "outlook": _outlook_against,
}
