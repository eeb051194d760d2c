"""What scores say, in plain words. Pure. Kinds of work, never kinds of person."""

from collections.abc import Mapping, Sequence

from onward.assessments.core.scores import Profile
from onward.ui.core.words import list_in_words

A_FEW = 3
COUNTED = {2: "two", 3: "three"}


def hundred(value: float, *, bottom: float, top: float) -> int:
    """A figure of the answer scale as 0 to 100, as it is shown."""
    return round(100 * (value - bottom) / (top - bottom))


def interests_in_words(profile: Profile, names: Mapping[str, str]) -> str:
    """One or two sentences on what leads; they never say more than the bands do.

    Empty when nothing was scored; `names` by letter.
    """
    if not profile.ranked:
        return ""
    if profile.is_flat:
        return "No kind of work stands out. Your answers lie close together."
    leading = [_mid_sentence(names[one.scale]) for one in profile.leading]
    listed = list_in_words(leading)
    if len(leading) == 1:
        return (
            f"You like {listed} most. Even with the doubt, "
            "none of the other kinds reaches up to it."
        )
    if len(leading) <= A_FEW:
        return (
            f"You like {listed} about equally. Which of the "
            f"{COUNTED[len(leading)]} comes first is not settled, and need not be."
        )
    return f"Several kinds of work draw you: {listed}. Their order is open."


def values_in_words(names: Sequence[str]) -> str:
    """What weighs most, from the names of the highest values; empty for none."""
    if not names:
        return ""
    verb = "weighs" if len(names) == 1 else "weigh"
    listed = list_in_words([names[0], *map(_mid_sentence, names[1:])])
    return f"{listed} {verb} most with you, compared with the rest."


def too_few_in_words(names: Sequence[str], *, of: int) -> str:
    """Which of so many scales have too few answers to say anything; empty for none."""
    if not names:
        return ""
    said = f"Too few answers to say anything about {list_in_words(list(names))}."
    return f"{said} The rest stands on its own." if len(names) < of else said


def _mid_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]
