"""Reasons and cautions in plain sentences, made from the figures. Pure.

What stands out is what adds or takes most against the mean of all work that is left:
the largest |w_k (s_k - mean_k)| (science 2.3). Sentences come from templates only.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onward.careers.core import interests, phrases, skills, values
from onward.careers.core import pay as pay_core
from onward.careers.core.scoring import Person, Scored, own_zone
from onward.careers.core.weights import COMPONENTS
from onward.careers.core.world import Flags, Floats, Pay, World

REASONS, CAUTIONS = 3, 2
FAIR = 0.5  # a part below it may stand as a caution
MILD = 0.25  # how points lost weigh beside what lies below the mean
# Only a part that is good in itself is a reason; "close" means close.
ENOUGH_FOR = tuple(0.7 if name == "transfer" else 0.5 for name in COMPONENTS)


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence and the part of the score (or the flag) it was made from."""

    component: str
    sentence: str
    weight: float


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
    def mine(self) -> Floats:
        return np.array(self.person.interests)

    @property
    def months(self) -> float:
        return float(self.scored.months[self.row])


def means(scored: Scored, left: Flags) -> Floats:
    """Mean of each part over the work that is left, NaN where nothing is known."""
    known = ~np.isnan(scored.parts[left])
    counts = known.sum(axis=0)
    sums = np.nan_to_num(scored.parts[left]).sum(axis=0)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def reasons_and_cautions(
    case: Case, mean: Floats
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Up to three reasons and two cautions; never without one of each."""
    parts = case.scored.parts[case.row]
    shares = case.scored.weights / max(case.scored.weights.sum(), 1)
    stands_out = np.nan_to_num(shares * (parts - mean))
    order = sorted(range(len(COMPONENTS)), key=lambda k: (-stands_out[k], k))
    good = [k for k in order if stands_out[k] > 0 and parts[k] >= ENOUGH_FOR[k]]
    fair = [k for k in order if k not in good and parts[k] >= ENOUGH_FOR[k]]
    found = [_reason(case, k, float(stands_out[k])) for k in (*good, *fair)]
    reasons = tuple(one for one in found if one)[:REASONS] or (_best_left(case),)
    told = {one.component for one in reasons}
    lost = np.nan_to_num(shares * (1 - parts))
    against = [
        _caution(case, k, max(float(-stands_out[k]), MILD * float(lost[k])))
        for k in reversed(order)
        if (stands_out[k] < 0 or 0 <= parts[k] < FAIR) and COMPONENTS[k] not in told
    ]
    cautions = [*_flags(case), *(one for one in against if one)]
    cautions.sort(key=lambda one: -one.weight)
    filled = [*_apart(cautions), *_unknowns(case)]
    return reasons, tuple(filled[:CAUTIONS])


def _reason(case: Case, k: int, weight: float) -> Reason | None:
    name = COMPONENTS[k]
    teller = FOR.get(name)
    sentence = teller(case) if teller else ""
    return Reason(name, sentence, weight) if sentence else None


def _caution(case: Case, k: int, weight: float) -> Reason | None:
    name = COMPONENTS[k]
    teller = AGAINST.get(name)
    sentence = teller(case) if teller else ""
    return Reason(name, sentence, weight) if sentence else None


def _apart(cautions: list[Reason]) -> list[Reason]:
    """One caution a component, the heaviest."""
    seen: set[str] = set()
    kept = []
    for one in cautions:
        if one.component not in seen:
            seen.add(one.component)
            kept.append(one)
    return kept


def _best_left(case: Case) -> Reason:  # noqa: ARG001 - one signature for all tellers
    words = "Of what your limits leave, it lies nearest to what you told us."
    return Reason("whole", words, 0.0)


def _interests_for(case: Case) -> str:
    both = interests.shared(case.mine, case.world.interests[case.row])
    if not both:
        return "What it asks for rises and falls much as your own interests do."
    named = phrases.both([phrases.ACTIVITIES_SHORT[k] for k in both])
    many = "both of which" if len(both) > 1 else "which"
    return f"It has a good deal of {named}, {many} you like."


def _interests_against(case: Case) -> str:
    occupation = case.world.interests[case.row]
    little = interests.offers_too_little(case.mine, occupation)
    if little:
        return f"It offers little of what you like: {phrases.ACTIVITIES[little[0]]}."
    return "Its mix of activities is not the mix you said you like."


def _values_for(case: Case) -> str:
    mine = np.array(case.person.values)
    both = values.shared(mine, case.world.values[case.row])
    if not both:
        return "What it offers runs much along what matters to you."
    named = phrases.both([phrases.OFFERS_SHORT[k] for k in both])
    return f"It offers {named}, which you put high."


def _values_against(case: Case) -> str:
    mine = np.array(case.person.values)
    unmet = values.unmet(mine, case.world.values[case.row])
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
    return f"It is close to your work as {past}: closer than {closer} of 100 others."


def _transfer_against(case: Case) -> str:
    past, nearest = _nearest_past(case)
    if nearest is None:
        return ""
    return f"Little of it is like your work as {past}; much would be new."


def _nearest_past(case: Case) -> tuple[str, int | None]:
    rows = case.scored.past_rows
    if not rows:
        return "", None
    alike, codes = case.world.likeness[:, case.row], case.world.codes
    nearest = min(rows, key=lambda row: (-alike[row], codes[row]))
    for work in sorted(case.person.past):
        if case.world.row_of(work.code) == nearest and work.title:
            return work.title, nearest
    return phrases.in_sentence(case.world.titles[nearest]), nearest


def _education_for(case: Case) -> str:
    if case.months > 0:
        return (
            f"The way there is short: {phrases.months_in_words(case.months)} of"
            " learning, in many places beside a job."
        )
    return "You already have the preparation that is usual for it."


def _education_against(case: Case) -> str:
    if not case.months > 0:
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
    "education": _education_against,
    "pay": _pay_against,
    "outlook": _outlook_against,
}
MISFIT, ENTRY, LICENCE, LUKEWARM = 0.08, 0.06, 0.05, 0.01  # where flags stand
ENTRY_ZONES = {
    "Some college, no degree": 3,
    "Postsecondary nondegree award": 3,
    "Associate's degree": 3,
    "Bachelor's degree": 4,
    "Master's degree": 5,
    "Doctoral or professional degree": 5,
}


def _flags(case: Case) -> list[Reason]:
    found = []
    if case.person.interests is not None and not case.person.interests_are_flat:
        found += _interest_flags(case)
    if case.world.needs_licence[case.row]:
        words = "Most states ask for a licence: find out what yours takes."
        found.append(Reason("licence", words, LICENCE))
    entry = case.world.entry[case.row] if case.world.entry else ""
    own = own_zone(case.world, case.person)
    if own is not None and ENTRY_ZONES.get(entry, 0) > own:
        words = f"The usual way in is a {entry[:1].lower()}{entry[1:]}."
        found.append(Reason("education", words.replace("a assoc", "an assoc"), ENTRY))
    return found


def _interest_flags(case: Case) -> list[Reason]:
    occupation = case.world.interests[case.row]
    too_much = interests.asks_too_much(case.mine, occupation)
    if too_much:
        activity = phrases.ACTIVITIES[too_much[0]]
        words = f"It asks for a lot of {activity}, which you rated low."
        return [Reason("interests", words, MISFIT)]
    too_little = interests.offers_too_little(case.mine, occupation)
    if too_little:
        activity = phrases.ACTIVITIES[too_little[0]]
        words = f"You would have to find {activity} elsewhere; you like it."
        return [Reason("interests", words, MISFIT)]
    half = interests.lukewarm(case.mine, occupation)
    if half:
        activity = phrases.ACTIVITIES[half[0]]
        words = f"It also asks for {activity}, about which you were in two minds."
        return [Reason("interests", words, LUKEWARM)]
    return []


def _unknowns(case: Case) -> list[Reason]:
    """What no figure here tells, most pressing first."""
    found = []
    if case.person.limits.minimum_hourly_pay and np.isnan(
        pay_core.medians(case.pay)[case.row]
    ):
        words = "Its pay is not published; ask before you count on it."
        found.append(Reason("pay", words, 0.0))
    if case.person.hours_limited:
        words = "Ask about hours and days first: our figures say nothing of them."
        found.append(Reason("schedule", words, 0.0))
    if np.isnan(case.part("interests")):
        words = "How it suits your interests is not known yet."
        found.append(Reason("interests", words, 0.0))
    words = "Hours, travel and the place it is done are not in our figures: ask."
    found.append(Reason("unknown", words, 0.0))
    words = "A typical day differs from place to place; see one before deciding."
    found.append(Reason("unknown", words, 0.0))
    return found


def question_against(case: Case, reasons: tuple[Reason, ...]) -> str:
    """A question that could show the strongest reason wrong."""
    first = reasons[0].component if reasons else ""
    if first == "interests":
        both = interests.shared(case.mine, case.world.interests[case.row])
        if both:
            return f"Would you still choose it on days when {phrases.WITHOUT[both[0]]}?"
    questions = {
        "values": "What would show you, in the first month, that it does not offer this?",
        "skills": "Which of the things you can do here would you be glad to leave behind?",
        "transfer": "Would you choose it if your past work had been something else?",
        "education": "Would you still choose it if it took a year longer?",
        "pay": "Would you still choose it if everything paid the same?",
        "outlook": "Would you still choose it if there were only one opening a year?",
    }
    return questions.get(first, "What would you have to hear to cross it off?")


def experiment(case: Case) -> tuple[str, str]:
    """A thing to try this week: a title and a line, by what the work is most."""
    title = phrases.doers(case.world.titles[case.row])
    occupation = case.world.interests[case.row]
    if np.isnan(occupation).any():
        head, line = phrases.ASK_SOMEBODY
    else:
        head, line = phrases.EXPERIMENTS[int(occupation.argmax())]
    return head, line.format(title=title)
