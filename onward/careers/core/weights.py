"""How much each part weighs, by circumstance (science 2.3). Pure."""

from collections.abc import Mapping

from onward.coaching.core.circumstances import Circumstance

COMPONENTS = (
    "interests",
    "values",
    "skills",
    "transfer",
    "education",
    "pay",
    "outlook",
    "schedule",
)
# The ninth voice: what the person themself gave after reading a card, 0..10. It has
# no slider; where there is one it weighs a fifth of all the rest together (our rule).
OWN = "own"
PARTS = (*COMPONENTS, OWN)
OWN_SHARE = 0.2
NAMES = {
    "interests": "Interests",
    "values": "Values",
    "skills": "Skills I have",
    "transfer": "From past work",
    "education": "Little training",
    "pay": "Pay",
    "outlook": "Demand",
    "schedule": "Hours",
    OWN: "My own rating",
}
UNDECIDED = (25, 20, 15, 10, 10, 10, 10, 0)
TABLE: dict[str, tuple[int, ...]] = {
    Circumstance.RETIRED_PART_TIME: (20, 20, 10, 10, 5, 5, 5, 25),
    Circumstance.RETURNING: (15, 15, 10, 15, 10, 10, 10, 15),
    Circumstance.LEAVING_TO_FOUND: (20, 25, 15, 15, 5, 10, 5, 5),
    Circumstance.DREADS_WORK: (25, 25, 10, 15, 5, 10, 5, 5),
    Circumstance.NEW_CHALLENGE: (25, 15, 20, 15, 5, 10, 10, 0),
    Circumstance.DISSATISFIED: (20, 20, 15, 20, 5, 10, 10, 0),
    Circumstance.BETWEEN_JOBS: (10, 10, 20, 25, 10, 10, 10, 5),
    Circumstance.NO_CLEAR_PATH: UNDECIDED,
    # Ours: as undecided, a little more on what past work shows a person can do.
    Circumstance.UNAWARE_OF_STRENGTHS: (25, 20, 20, 10, 10, 5, 10, 0),
}
MOST, STEP = 30, 5


def default_weights(circumstance: str) -> dict[str, int]:
    """Percent for each component; the undecided row where no circumstance is known."""
    return dict(zip(COMPONENTS, TABLE.get(circumstance, UNDECIDED), strict=True))


def chosen_weights(circumstance: str, own: Mapping[str, int]) -> dict[str, int]:
    """The default with a person's own settings over it, each within 0..MOST."""
    return {
        name: min(max(own.get(name, weight), 0), MOST)
        for name, weight in default_weights(circumstance).items()
    }
