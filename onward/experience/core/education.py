"""How much schooling a person has, and the job zone that usually asks for it. Pure.

Job zones as in the O*NET database: 1 little or no preparation, 2 some (usually a
school-leaving certificate), 3 medium (training for an occupation or a short degree),
4 considerable (usually a first degree), 5 extensive (usually a further degree).
"""

from enum import StrEnum


class Level(StrEnum):
    NONE = "none"
    SCHOOL = "school"
    BEGUN = "begun"
    VOCATIONAL = "vocational"
    DEGREE = "degree"
    HIGHER = "higher"


LABELS = {
    Level.NONE: "School, without a certificate",
    Level.SCHOOL: "School, with a certificate",
    Level.BEGUN: "Some college or training, not finished",
    Level.VOCATIONAL: "Training for an occupation, or a two-year degree",
    Level.DEGREE: "A first degree (bachelor)",
    Level.HIGHER: "A further degree (master, doctorate, professional)",
}
CHOICES = [(level.value, label) for level, label in LABELS.items()]

JOB_ZONES = {
    Level.NONE: 1,
    Level.SCHOOL: 2,
    Level.BEGUN: 2,
    Level.VOCATIONAL: 3,
    Level.DEGREE: 4,
    Level.HIGHER: 5,
}


def job_zone(level: str) -> int:
    """The job zone, 1 to 5, a person's schooling reaches. ValueError if unknown."""
    return JOB_ZONES[Level(level)]
