"""Reasons and cautions in plain sentences, made from the figures. Pure.

What stands out is what adds or takes most against the mean of all work that is left:
the largest |w_k (s_k - mean_k)| (science 2.3). Sentences come from templates only.
"""

from dataclasses import dataclass

import numpy as np

from onward.careers.core import interests, phrases
from onward.careers.core import pay as pay_core
from onward.careers.core.scoring import Scored, own_zone
from onward.careers.core.sentences import AGAINST, FOR, Case, education_against
from onward.careers.core.weights import COMPONENTS
from onward.careers.core.world import Flags, Floats

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


MISFIT, LEARNING, ENTRY, LICENCE = 0.08, 0.07, 0.06, 0.05  # where flags stand
LUKEWARM = 0.01
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
    learning = education_against(case)
    if learning:
        return [*found, Reason("education", learning, LEARNING)]
    own = own_zone(case.world, case.person)
    if own is not None and ENTRY_ZONES.get(entry, 0) > own:
        words = f"The usual way in is a {entry[:1].lower()}{entry[1:]}."
        found.append(Reason("education", words.replace("a assoc", "an assoc"), ENTRY))
    return found


def _interest_flags(case: Case) -> list[Reason]:
    occupation = case.interests
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
    words = "Hours, travel and the place it is done are not in our figures: ask."
    if case.person.hours_limited:
        words = "Ask about hours and days first: our figures say nothing of them."
    found.append(Reason("schedule", words, 0.0))
    if np.isnan(case.part("interests")):
        words = "How it suits your interests is not known yet."
        found.append(Reason("interests", words, 0.0))
    words = "A typical day differs from place to place; see one before deciding."
    found.append(Reason("unknown", words, 0.0))
    return found


def question_against(case: Case, reasons: tuple[Reason, ...]) -> str:
    """A question that could show the strongest reason wrong."""
    first = reasons[0].component if reasons else ""
    if first == "interests":
        both = interests.shared(case.mine, case.interests)
        if both:
            return f"Would you still choose it on days when {phrases.WITHOUT[both[0]]}?"
    questions = {
        "values": "What would show you, in the first month, that it offers less of it?",
        "skills": "Which of the things you can do here would you gladly leave behind?",
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
