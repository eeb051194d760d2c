"""Acts on practices, and the keys their confidential text is sealed with."""

from onward.organisations.services.keys import (
    Reseal,
    SecondFactors,
    reseal,
    reseal_second_factors,
)
from onward.organisations.services.practice import (
    ContactDetails,
    LastCrisisContact,
    NoCrisisContact,
    PracticeDetails,
    add_contact,
    change_contact,
    change_practice,
    create_practice,
    remove_contact,
)

__all__ = [
    "ContactDetails",
    "LastCrisisContact",
    "NoCrisisContact",
    "PracticeDetails",
    "Reseal",
    "SecondFactors",
    "add_contact",
    "change_contact",
    "change_practice",
    "create_practice",
    "remove_contact",
    "reseal",
    "reseal_second_factors",
]
