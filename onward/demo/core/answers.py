"""Invented but plausible answers: from what somebody is like to what they tick."""

from collections.abc import Mapping, Sequence

# Around a mean nobody ticks the same figure six times; these sum to nought.
WOBBLE = (0.0, 0.6, -0.6, 0.4, -0.4, 0.0)


def spread(
    items: Sequence[tuple[int, str]], means: Mapping[str, float], *, top: int
) -> dict[int, int]:
    """Answers 1..top by item number whose means come near `means`, scale by scale."""
    seen: dict[str, int] = {}
    answers: dict[int, int] = {}
    for number, scale in items:
        place = seen.get(scale, 0)
        seen[scale] = place + 1
        value = means[scale] + WOBBLE[place % len(WOBBLE)]
        answers[number] = min(top, max(1, round(value)))
    return answers
