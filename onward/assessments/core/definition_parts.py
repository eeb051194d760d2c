"""The parts of an instrument: items, answers, scales, norms, licence. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """How answers become a figure. PAIR_MEAN is a mean over two items, named so in
    its source; EACH reports every item alone and never adds them up; DIFFERENCE is
    the mean of `of` less the mean of `minus`.
    """

    MEAN = "mean"
    SUM = "sum"
    PAIR_MEAN = "pair_mean"
    PERCENT_POSITIVE = "percent_positive"
    GRM = "grm"
    EACH = "each"
    DIFFERENCE = "difference"


class Kind(StrEnum):
    """What an answer is: one of the options, a whole number, or words of one's own."""

    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


class Order(StrEnum):
    FIXED = "fixed"
    SHUFFLED = "shuffled"


@dataclass(frozen=True, slots=True)
class Option:
    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Graded:
    """Graded-response parameters of an item, in the scale's direction (after
    reversal): discrimination and the thresholds, one fewer than the options.
    """

    a: float
    b: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the reported figure, both ends included. `is_alert` asks for a
    conversation; `says` is the sentence that belongs to it.
    """

    low: float
    high: float
    name: str
    says: str = ""
    is_alert: bool = False


@dataclass(frozen=True, slots=True)
class Norm:
    """Figures of a group that answered, on the reported figure of one scale.

    `by` is the subgroup ("", "women", "18-24"); `percentiles` are (percent, figure).
    """

    name: str
    source: str = ""
    n: int | None = None
    by: str = ""
    mean: float | None = None
    sd: float | None = None
    percentiles: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reliability:
    """Published figures of one scale; None where nobody reported one."""

    alpha: float | None = None
    omega: float | None = None
    retest: float | None = None
    interval_days: int | None = None
    n: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """`name` is what a client reads, `also` the word of the literature.

    A scale has items of its own, or is put together from other scales: `of` (added),
    less `minus`. `rule`, `missing_fraction` and `transform` (a, b: reported figure =
    a * raw + b) default to the instrument's.
    """

    key: str
    name: str
    also: str = ""
    rule: Rule | None = None
    of: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    is_shown: bool = True
    missing_fraction: float | None = None
    transform: tuple[float, float] | None = None
    bands: tuple[Band, ...] = ()
    norms: tuple[Norm, ...] = ()
    reliability: Reliability | None = None

    @property
    def is_composite(self) -> bool:
        return bool(self.of or self.minus)


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `ends` are the words at the two ends of its scale, `options` its
    own answers; both empty where the instrument's hold. A number lies between `least`
    and `most` and is counted in `unit`.
    """

    n: int
    text: str
    scale: str
    reverse: bool = False
    ends: tuple[str, str] | None = None
    kind: Kind = Kind.CHOICE
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 9999
    unit: str = ""
    weight: float = 1.0
    graded: Graded | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """What asks for a conversation, whatever the rest comes to: an answer, or the
    reported figure of a scale, that reaches `at_least` or `at_most`, or a scale that
    fell by `drop` since the last time. `key` is its kind: "referral", "runway".
    """

    key: str
    says: str
    item: int | None = None
    scale: str = ""
    at_least: float | None = None
    at_most: float | None = None
    drop: float | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """On which terms the words are used. `notice` is shown wherever they are.

    `allows_changes` is false where the text may be shown only as it is: whole, in its
    order, never translated and never adaptive.
    """

    text: str
    holder: str = ""
    notice: str = ""
    document_required: bool = False
    allows_translation: bool = True
    allows_changes: bool = True

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Adaptive:
    """When an adaptive administration stops: per scale, the standard error of theta
    that is small enough, the fewest and the most items.
    """

    stop_error: float = 0.45
    least_items: int = 4
    most_items: int = 12


@dataclass(frozen=True, slots=True)
class Translation:
    """The words in another language; `items` and `options` by number and value."""

    language: str
    title: str
    asks: str
    instructions: str
    items: Mapping[int, str]
    options: Mapping[int, str]
