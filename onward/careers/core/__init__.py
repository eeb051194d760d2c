"""The engine: a world of occupations as arrays, a person, and what follows. Pure.

Everything here takes values and gives values: numpy and rapidfuzz, no Django, no
database, no network. A tiny made-up world of three occupations:

>>> from dataclasses import replace
>>> import numpy as np
>>> nan = float("nan")
>>> world = World(
...     codes=("25-4022", "43-4121", "49-3031"),
...     titles=("Librarians", "Library Assistants", "Bus and Truck Mechanics"),
...     interests=np.array(  # 1..7 in the order R I A S E C
...         [[1.7, 3.6, 3.0, 5.0, 2.7, 5.7], [1.9, 2.2, 2.4, 4.4, 2.7, 6.3],
...          [7.0, 3.1, 1.2, 1.4, 1.8, 4.2]]
...     ),
...     values=np.full((3, 6), nan),  # not known here
...     zones=np.array([5.0, 3.0, 3.0]),  # preparation, 1..5
...     likeness=np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]]),
...     pay={"US": Pay.of_medians([31.0, 16.5, 29.0])},  # dollars an hour
...     openings=np.array([13.6, 14.1, 25.3]),  # thousand a year
...     growth=np.array([2.0, -6.0, 3.0]),  # percent in ten years
...     needs_licence=np.array([False, False, False]),
...     skills=Domain(
...         names=("Reading Comprehension", "Speaking", "Repairing"),
...         levels=np.array([[4.4, 4.0, 0.0], [3.5, 3.4, 0.0], [3.0, 2.9, 4.1]]),
...         importances=np.array([[4.1, 4.0, 1.0], [3.6, 3.5, 1.0], [3.0, 2.9, 4.1]]),
...     ),
... )

Somebody who likes helping people and keeping things in order has worked in a library
for six years, until last year, and would like 20 dollars an hour:

>>> person = Person(
...     interests=(1.5, 3.0, 2.5, 4.5, 2.0, 4.5),
...     past=(PastWork("43-4121", years=6, years_since=1),),
...     zone=3,
...     pay_needed=20,
... )
>>> weights = default_weights("no-clear-path")
>>> found = recommend(world, person, weights)
>>> [(one.title, one.shelf, round(one.number)) for one in found.cards
... ]  # doctest: +NORMALIZE_WHITESPACE
[('Library Assistants', 'close', 81), ('Librarians', 'dream', 78),
 ('Bus and Truck Mechanics', 'reach', 45)]

What the parts add is the number, and the reasons are made from the figures:

>>> card = found.cards[1]
>>> [(one.component, round(one.points, 1)) for one in card.shares
... ]  # doctest: +NORMALIZE_WHITESPACE
[('interests', 31.2), ('skills', 15.4), ('transfer', 11.2), ('education', 4.4),
 ('pay', 12.2), ('outlook', 3.8)]
>>> [one.component for one in card.reasons]
['interests', 'pay', 'transfer']
>>> card.cautions[0].sentence
'It would take three years or more of learning.'
>>> card.places.low, card.places.high  # of three, when everything is shaken a little
(2, 2)

With 20 dollars as a hard limit, what would bring the first one back?

>>> strict = replace(person, limits=Limits(minimum_hourly_pay=20))
>>> what_would_change(world, strict, weights, "43-4121").changes[0].condition
'If $16.50 an hour were enough instead of $20'

What lies between this person and an occupation, or a vacancy read as one:

>>> mine = mine_of(world, person)
>>> wanted = asked_of(world, world.row_of("25-4022"))
>>> [(need.name, need.kind) for need in gaps_between(wanted, mine).needs]
[('Preparation', 'long'), ('Speaking', 'polish'), ('Reading Comprehension', 'polish')]

From one occupation to the next, with the gap in its direction:

>>> move = near(world, world.row_of("43-4121"))[0]
>>> move.title, round(move.gap, 2), round(move.gap_back, 2), round(move.pay_change, 2)
('Librarians', 0.75, 0.0, 0.88)
"""

from onward.careers.core.constraints import Limits
from onward.careers.core.counterfactual import WhatIf, what_would_change
from onward.careers.core.domains import Domain
from onward.careers.core.gaps import (
    Asked,
    AskedLevel,
    Gaps,
    asked_of,
    market_demand,
    mine_of,
)
from onward.careers.core.gaps import gaps as gaps_between
from onward.careers.core.recommend import Card, Recommendation, card_for, recommend
from onward.careers.core.scoring import Person
from onward.careers.core.skills import Levels
from onward.careers.core.transfer import PastWork
from onward.careers.core.transitions import (
    Bridge,
    Transition,
    bridges,
    near,
    transition,
)
from onward.careers.core.venture import VENTURE, Venture
from onward.careers.core.venture import venture as self_employment
from onward.careers.core.weights import chosen_weights, default_weights
from onward.careers.core.world import Errors, Pay, World

__all__ = [
    "VENTURE",
    "Asked",
    "AskedLevel",
    "Bridge",
    "Card",
    "Domain",
    "Errors",
    "Gaps",
    "Levels",
    "Limits",
    "PastWork",
    "Pay",
    "Person",
    "Recommendation",
    "Transition",
    "Venture",
    "WhatIf",
    "World",
    "asked_of",
    "bridges",
    "card_for",
    "chosen_weights",
    "default_weights",
    "gaps_between",
    "market_demand",
    "mine_of",
    "near",
    "recommend",
    "self_employment",
    "transition",
    "what_would_change",
]
