"""Reasons and cautions in plain sentences, made from the figures. Pure.

What stands out is what adds or takes most against the mean of all work that is left:
the largest |w_k (s_k - mean_k)| (science 2.3). Sentences come from templates only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isnan

import numpy as np

from onward.careers.core import education, interests, phrases, values
from onward.careers.core.scoring import Scored
from onward.careers.core.sentences import AGAINST, FOR, Case, education_against
from onward.careers.core.weights import OWN, PARTS
from onward.careers.core.world import Flags

REASONS, CAUTIONS = 3, 2
FAIR = 0.5  # a part below it may stand as a caution
MIDDLE = 0.5  # of one's own rating
MILD = 0.25  # how points lost weigh beside what lies below the mean
# Only a part that is good in itself is a reason; "close" means close.
ENOUGH_FOR = tuple(0.7 if name == "transfer" else 0.5 for name in PARTS)


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence and the part of the score (or the flag) it was made from."""

    component: str
    sentence: str
    weight: float


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a card is held against: each part's share of the weight and its mean."""

    shares: tuple[float, ...]
    means: tuple[float, ...]


def backdrop(scored: Scored, left: Flags) -> Backdrop:
    """Means over the work that is left, NaN where nothing is known.

    One's own rating is held against the middle of its scale: few cards have one.
    """
    parts = scored.parts[left]
    known = ~np.isnan(parts)
    counts = known.sum(axis=0)
    sums = np.where(known, parts, 0.0).sum(axis=0)
    found = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
    found[PARTS.index(OWN)] = MIDDLE
    shares = scored.weights / max(float(scored.weights.sum()), 1.0)
    return Backdrop(tuple(shares.tolist()), tuple(found.tolist()))


def reasons_and_cautions(
    case: Case, behind: Backdrop
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Up to three reasons and two cautions; never without one of each."""
    parts = list(case.parts.values())
    stands_out = [
        0.0 if isnan(part - middle) else share * (part - middle)
        for share, part, middle in zip(behind.shares, parts, behind.means, strict=True)
    ]
    order = sorted(range(len(PARTS)), key=lambda k: (-stands_out[k], k))
    reasons = tuple(islice(_reasons(case, order, stands_out), REASONS))
    told = {one.component for one in reasons}
    lost = [
        share * (1 - part) for share, part in zip(behind.shares, parts, strict=True)
    ]
    against = [
        (PARTS[k], max(-stands_out[k], 0.0 if isnan(lost[k]) else MILD * lost[k]))
        for k in reversed(order)
        if (stands_out[k] < 0 or 0 <= parts[k] < FAIR) and PARTS[k] not in told
    ]
    cautions = islice(_cautions(case, against), CAUTIONS)
    return reasons or (_best_left(case),), tuple(cautions)


def _reasons(
    case: Case, order: Sequence[int], stands_out: Sequence[float]
) -> Iterator[Reason]:
    """What is good and stands out, then what is good, each as far as it has words."""
    parts = list(case.parts.values())
    good = [k for k in order if parts[k] >= ENOUGH_FOR[k]]
    above = [k for k in good if stands_out[k] > 0]
    for k in (*above, *(k for k in good if k not in above)):
        teller = FOR.get(PARTS[k])
        sentence = teller(case) if teller else ""
        if sentence:
            yield Reason(PARTS[k], sentence, stands_out[k])


def _cautions(case: Case, against: Sequence[tuple[str, float]]) -> Iterator[Reason]:
    """The heaviest first, one a component; then what is not known."""
    flags = _flags(case)
    waiting = [
        *((one.weight, one.component, one.sentence) for one in flags),
        *((weight, name, "") for name, weight in against),
    ]
    seen: set[str] = set()
    for weight, name, words in sorted(waiting, key=lambda one: -one[0]):
        teller = AGAINST.get(name)
        sentence = words or (teller(case) if teller else "")
        if sentence and name not in seen:
            seen.add(name)
            yield Reason(name, sentence, weight)
    yield from _unknowns(case)


def _best_left(case: Case) -> Reason:  # noqa: ARG001 - one signature for all tellers
    words = "Of what your limits leave, it lies nearest to what you told us."
    return Reason("whole", words, 0.0)


WARNING, LEARNING, ENTRY, LICENCE = 0.08, 0.07, 0.06, 0.05  # where flags stand
MISFIT = 0.055
LUKEWARM = 0.01


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
    own = case.scored.zone
    if own is not None and education.ENTRY_ZONES.get(entry, 0) > own:
        words = f"The usual way in is a {entry[:1].lower()}{entry[1:]}."
        found.append(Reason("education", words.replace("a assoc", "an assoc"), ENTRY))
    return found


def _interest_flags(case: Case) -> list[Reason]:
    if case.misfits:
        worst = case.misfits[0]
        weight = WARNING if worst.is_warning else MISFIT
        return [Reason("interests", worst.sentence, weight)]
    half = interests.lukewarm(case.mine, case.interests)
    if half:
        activity = phrases.ACTIVITIES[half[0]]
        words = f"It also asks for {activity}, about which you were in two minds."
        return [Reason("interests", words, LUKEWARM)]
    return []


def _unknowns(case: Case) -> list[Reason]:
    """What no figure here tells, most pressing first."""
    found = []
    if case.person.limits.minimum_hourly_pay and isnan(case.median_pay):
        words = "Its pay is not published; ask before you count on it."
        found.append(Reason("pay", words, 0.0))
    words = "Travel and the place it is done are not in our figures: ask."
    if case.world.share("part_time", case.row) is None:
        words = "Hours, travel and the place it is done are not in our figures: ask."
        if case.person.hours_limited:
            words = "Ask about hours and days first: our figures say nothing of them."
    found.append(Reason("schedule", words, 0.0))
    if isnan(case.part("interests")):
        words = "How it suits your interests is not known yet."
        if case.person.interests_are_flat:
            words = interests.TOO_CLOSE
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
    if first == "values":
        return _question_of_values(case)
    questions = {
        "skills": "Which of the things you can do here would you gladly leave behind?",
        "transfer": "Would you choose it if your past work had been something else?",
        "education": "Would you still choose it if it took a year longer?",
        "pay": "Would you still choose it if everything paid the same?",
        "outlook": "Would you still choose it if there were only one opening a year?",
        "schedule": "Would you still choose it if the hours changed next year?",
        "own": "What would you have to see on a working day to rate it lower?",
    }
    return questions.get(first, "What would you have to hear to cross it off?")


def _question_of_values(case: Case) -> str:
    both = values.shared(case.person.values or (), case.values)
    named = phrases.OFFERS_SHORT[both[0]] if both else "what matters to you"
    return f"What would show you, in the first month, that it offers less of {named}?"


def experiment(case: Case) -> tuple[str, str]:
    """A thing to try this week: a title that names the work, as a step of a plan has
    to, and a line; by what the work is most.
    """
    title = phrases.doers(case.world.titles[case.row])
    occupation = case.world.interests[case.row]
    if np.isnan(occupation).any():
        head, line = phrases.ASK_SOMEBODY
    else:
        head, line = phrases.EXPERIMENTS[int(occupation.argmax())]
    return f"{head}: {title}", line.format(title=title)
