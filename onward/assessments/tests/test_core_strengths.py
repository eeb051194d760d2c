"""What may be shown of others' answers, and where a strength stands by it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.asking import BrokenQuestions, parse_questions
from onward.assessments.core.strengths import (
    SEVERAL,
    SMALLEST_BATCH,
    Answer,
    OthersView,
    Pane,
    Quote,
    next_batch,
    others_view,
    pane,
)
from onward.experience.core.strengths import BrokenStrengths, parse_strengths

KEYS = ("calm", "exact", "muddle", "words")
QUESTIONS = 3
TEXTS = ("", "Tea and a list.", "she asks", "Zwölf Briefe", "🫖")

said = st.builds(
    Answer,
    strengths=st.frozensets(st.sampled_from(KEYS)),
    words=st.tuples(*[st.sampled_from(TEXTS)] * QUESTIONS),
    shows=st.sampled_from(("", *KEYS)),
    signed_by=st.sampled_from(("", "", "", "Marta", "Noor")),
)
arrivals = st.lists(said, max_size=11)


def filed(answers: Sequence[Answer]) -> list[Answer]:
    """The answers as they are kept when they come in this order."""
    kept: list[Answer] = []
    for one in answers:
        batches = [other.batch for other in kept if other.batch is not None]
        batch = None if one.signed_by else next_batch(batches)
        kept.append(replace(one, batch=batch))
    return kept


def view(answers: Sequence[Answer]) -> OthersView:
    return others_view(answers, questions=QUESTIONS)


def history(answers: Sequence[Answer]) -> list[OthersView]:
    """Every state of the page there ever was, for somebody who looks all the time."""
    kept = filed(answers)
    return [view(kept[:many]) for many in range(len(kept) + 1)]


def unsigned(answers: Sequence[Answer]) -> list[Answer]:
    return [one for one in answers if not one.signed_by]


@given(arrivals, said)
def test_an_answer_that_waits_changes_nothing_that_is_shown(
    answers: list[Answer], another: Answer
) -> None:
    before, nameless = filed(answers), replace(another, signed_by="")

    after = filed([*answers, nameless])

    if len(unsigned(after)) % SMALLEST_BATCH:
        assert view(after) == view(before)


@given(arrivals)
def test_taking_away_those_who_wait_changes_nothing_that_is_shown(
    answers: list[Answer],
) -> None:
    kept = filed(answers)
    whole = len(unsigned(kept)) // SMALLEST_BATCH

    shown_only = [one for one in kept if one.batch is None or one.batch <= whole]

    assert view(kept) == view(shown_only)


@given(arrivals)
def test_two_states_in_a_row_differ_by_three_people_or_by_one_who_signed(
    answers: list[Answer],
) -> None:
    for before, after in pairwise(history(answers)):
        assert after.people - before.people in {0, SMALLEST_BATCH}
        if after.people == before.people:
            assert after.several == before.several
            assert _nameless(after) == _nameless(before)


def _nameless(seen: OthersView) -> list[list[Quote]]:
    return [[one for one in group if not one.by] for group in seen.words]


@given(arrivals, st.data())
def test_two_of_one_batch_could_have_changed_places(
    answers: list[Answer], data: st.DataObject
) -> None:
    """Whoever watched every state of the page, and knows who answered when, cannot
    tell which of the three said what: all looks the same with their answers swapped.
    """
    places = [at for at, one in enumerate(answers) if not one.signed_by]
    batches = [
        places[start : start + SMALLEST_BATCH]
        for start in range(0, len(places), SMALLEST_BATCH)
    ]
    if not batches:
        return
    batch = data.draw(st.sampled_from(batches))
    changed = data.draw(st.permutations(batch))
    swapped = list(answers)
    for here, there in zip(batch, changed, strict=True):
        swapped[here] = answers[there]

    assert history(swapped) == history(answers)


@given(arrivals, st.data())
def test_where_all_three_ticked_any_one_of_them_need_not_have(
    answers: list[Answer], data: st.DataObject
) -> None:
    places = [at for at, one in enumerate(answers) if not one.signed_by]
    if len(places) < SMALLEST_BATCH:
        return
    key = data.draw(st.sampled_from(KEYS))
    for at in places[:SMALLEST_BATCH]:
        answers[at] = replace(answers[at], strengths=answers[at].strengths | {key})
    one = data.draw(st.sampled_from(places[:SMALLEST_BATCH]))
    denied = list(answers)
    denied[one] = replace(answers[one], strengths=answers[one].strengths - {key})

    assert history(denied) == history(answers)


@given(arrivals, st.randoms(use_true_random=False))
def test_the_order_they_came_in_is_not_shown(
    answers: list[Answer], chance: object
) -> None:
    kept = filed(answers)
    shuffled = list(kept)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random

    assert view(shuffled) == view(kept)


@given(arrivals)
def test_one_tick_without_a_name_is_never_shown(answers: list[Answer]) -> None:
    nameless = unsigned(answers)
    shown = view(filed(answers)).several

    for key in KEYS:
        if sum(key in one.strengths for one in nameless) < SEVERAL:
            assert key not in shown


@given(arrivals, st.data())
def test_an_erased_answer_takes_its_batch_with_it(
    answers: list[Answer], data: st.DataObject
) -> None:
    kept = filed(answers)
    nameless = unsigned(kept)
    if not nameless:
        return
    erased = data.draw(st.integers(0, len(nameless) - 1))
    batch = nameless[erased].batch
    gone = id(nameless[erased])

    left = [one for one in kept if id(one) != gone]

    assert view(left) == view([one for one in kept if one.batch != batch])


def test_a_signed_answer_is_shown_at_once_with_its_name() -> None:
    seen = view([Answer(frozenset({"calm"}), ("Tea.", "", ""), "calm", "Marta")])

    assert seen.signed == ("Marta",)
    assert seen.named_by("calm") == ("Marta",)
    assert seen.words[0] == (Quote("Tea.", "Marta", "calm"),)
    assert (seen.people, seen.several) == (0, frozenset())


def test_three_without_a_name_are_shown_together_in_alphabetical_order() -> None:
    three = filed(
        [
            Answer(frozenset({"calm"}), ("zeal", "", "b"), "calm"),
            Answer(frozenset({"calm", "exact"}), ("", "", "a"), ""),
            Answer(frozenset(), ("Always there", "", ""), "exact"),
        ]
    )

    seen = view(three)

    assert seen.people == 3
    assert seen.several == {"calm"}
    assert seen.words == (
        (Quote("Always there"), Quote("zeal", "", "calm")),
        (),
        (Quote("a"), Quote("b")),
    )


def seen_by(*, several: Sequence[str] = (), signed: Sequence[str] = ()) -> OthersView:
    """Three without a name; who signed ticked calm."""
    return OthersView(
        people=3,
        several=frozenset(several),
        signed=tuple(signed),
        named=(("calm", tuple(signed)),),
        words=((), (), ()),
    )


ALONE = OthersView(0, frozenset(), (), (), ((), (), ()))


@pytest.mark.parametrize(
    ("mine", "stories", "seen", "where"),
    [
        (True, 0, seen_by(several=["calm"]), Pane.KNOWN),
        (True, 0, seen_by(signed=["Marta", "Noor"]), Pane.KNOWN),
        (False, 0, seen_by(several=["calm"]), Pane.BLIND),
        (False, 1, seen_by(signed=["Marta"]), Pane.BLIND),
        (False, 2, ALONE, Pane.BLIND),
        (True, 3, seen_by(), Pane.HIDDEN),
        (True, 0, ALONE, Pane.CHECK),
        (True, 2, ALONE, Pane.CHECK),
        (True, 0, seen_by(signed=["Marta"]), Pane.CHECK),
        (False, 1, seen_by(), Pane.CHECK),
        (False, 0, seen_by(), None),
        (False, 0, ALONE, None),
    ],
)
def test_a_strength_stands_where_the_sources_put_it(
    mine: bool,  # noqa: FBT001 - a column of the table above
    stories: int,
    seen: OthersView,
    where: Pane | None,
) -> None:
    assert pane("calm", mine=mine, stories=stories, seen=seen) is where


def test_a_file_of_questions_holds_exactly_the_three() -> None:
    one = '[[questions]]\nkey = "best"\ntext = "When, {name}?"\nexample = "Once."\n'
    with pytest.raises(BrokenQuestions):
        parse_questions(one)
    with pytest.raises(BrokenQuestions):
        parse_questions("not toml")


def test_two_strengths_cannot_share_a_key() -> None:
    one = '[[strengths]]\nkey = "calm"\nname = "Calm"\nsays = "Stays calm."\n'

    with pytest.raises(BrokenStrengths):
        parse_strengths(one + one)
    assert parse_strengths(one)[0].name == "Calm"
