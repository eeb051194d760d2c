"""What I see in myself, what others see in me, and what may be shown of it. Pure.

Who answers without a name must not be found out, whatever the reader knows about who
was asked and when: links can be tried, dates remembered, people rung up. So the rule
does not lean on hiding who answered; it holds for a reader who knows it.

1. Answers without a name are put in batches of three as they come in. A batch is shown
   when it is whole, all at once, and never changes afterwards. One or two that wait
   change nothing that is shown: not a word, not a tick, not a count. Two states of the
   page in a row differ by whole batches, so their difference is three people's.
2. Ticks without a name are not counted. "Several" people see a strength when at least
   two did; one tick alone is not shown. In a batch of three this leaves it open for
   each of them: where all three ticked, it would look the same without any one of
   them; where fewer did, any two of them could have changed places.
3. Words stand in the order of the alphabet, apart for each question, without dates:
   what one person wrote to two questions does not stand together. What somebody said
   their words show is repeated only where several people see that strength.
4. Who signs is shown by name and at once, and counts in no batch.
5. An answer that is erased takes its batch with it: a batch of two is never shown nor
   filled up with a newcomer, or the difference would be one person's.

It does not hold against two of three who tell the third's client what they wrote, nor
against being known by one's way of writing; the page that asks says so. A client who
answers two of the links alone finds out the third: no rule on shown answers prevents
it, so each link goes to one person, and no two to one address.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

SMALLEST_BATCH = 3
SEVERAL = 2
ENOUGH_EVIDENCE = 2  # sources that agree before somebody's own view is questioned
MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said: ticked strengths (keys), words to each question.

    `shows` is the strength they saw in their first words. Signed: `signed_by` and no
    batch; without a name: a batch and no `signed_by`.
    """

    strengths: frozenset[str]
    words: tuple[str, ...]
    shows: str = ""
    signed_by: str = ""
    batch: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Somebody's words. `by` is "" when they are not signed."""

    text: str
    by: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class OthersView:
    """All that may be shown of what others said.

    `people` counts those without a name, always whole batches; `several` are the
    strengths at least two of them ticked; `named` says who signed which; `words` has
    one group a question.
    """

    people: int
    several: frozenset[str]
    signed: tuple[str, ...]
    named: tuple[tuple[str, tuple[str, ...]], ...]
    words: tuple[tuple[Quote, ...], ...]

    @property
    def heads(self) -> int:
        """How many have been heard, with and without a name."""
        return self.people + len(self.signed)

    def named_by(self, strength: str) -> tuple[str, ...]:
        return dict(self.named).get(strength, ())


def next_batch(batches: Sequence[int]) -> int:
    """The batch the next answer without a name goes to, given those of all before."""
    if not batches:
        return 1
    last = max(batches)
    return last if batches.count(last) < SMALLEST_BATCH else last + 1


def others_view(answers: Iterable[Answer], *, questions: int) -> OthersView:
    """What may be shown of these answers, by the rule at the head of this file."""
    everybody = list(answers)
    signed = [one for one in everybody if one.signed_by]
    unsigned = _in_whole_batches([one for one in everybody if not one.signed_by])
    ticks = Counter(key for one in unsigned for key in one.strengths)
    several = frozenset(key for key, many in ticks.items() if many >= SEVERAL)
    return OthersView(
        people=len(unsigned),
        several=several,
        signed=tuple(sorted(one.signed_by for one in signed)),
        named=_named(signed),
        words=tuple(
            _quotes(signed + unsigned, question, several)
            for question in range(questions)
        ),
    )


def _in_whole_batches(unsigned: Sequence[Answer]) -> list[Answer]:
    sizes = Counter(one.batch for one in unsigned)
    return [
        one
        for one in unsigned
        if one.batch is not None and sizes[one.batch] >= SMALLEST_BATCH
    ]


def _named(signed: Sequence[Answer]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    keys = sorted({key for one in signed for key in one.strengths})
    return tuple(
        (key, tuple(sorted(one.signed_by for one in signed if key in one.strengths)))
        for key in keys
    )


def _quotes(
    answers: Sequence[Answer], question: int, several: frozenset[str]
) -> tuple[Quote, ...]:
    found = []
    for one in answers:
        text = one.words[question]
        may_show = bool(one.signed_by) or one.shows in several
        shows = one.shows if question == 0 and may_show else ""
        if text:
            found.append(Quote(text, one.signed_by, shows))
    return tuple(sorted(found, key=lambda one: (one.text.casefold(), one)))


class Pane(StrEnum):
    """Where a strength stands between one's own view and that of others."""

    KNOWN = "known"  # I see it, others see it
    BLIND = "blind"  # others or my stories show it, I do not say it of myself
    HIDDEN = "hidden"  # I see it, none who may be named does, nor two of the others
    CHECK = "check"  # something speaks for it, not enough to tell


def pane(strength: str, *, mine: bool, stories: int, seen: OthersView) -> Pane | None:
    """Where a strength stands; None when nothing speaks for it yet.

    Two sources that agree outweigh what somebody does not say of themselves: two other
    people, two stories, or one of each.
    """
    others = len(seen.named_by(strength)) + (SEVERAL if strength in seen.several else 0)
    if others >= ENOUGH_EVIDENCE:
        return Pane.KNOWN if mine else Pane.BLIND
    if not mine and stories + others >= ENOUGH_EVIDENCE:
        return Pane.BLIND
    if mine and others == 0 and seen.heads >= SMALLEST_BATCH:
        return Pane.HIDDEN
    return Pane.CHECK if mine or stories or others else None
