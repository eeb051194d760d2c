from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.careers.core.text.encoder import StaticEncoder
from onward.careers.core.text.profile import FIGURES, Profiler, weight_set

CONTENT = Path(__file__).parents[1] / "content"
NURSE = (
    "Registered nurse on a medical ward. Assess patients and plan their care."
    " Give medicines and record vital signs. Talk with families about treatment."
)
DUTIES = (
    "Plan and supervise the work of a small bakery.",
    "Mix dough and bake bread, rolls and cakes.",
    "Order flour, yeast and other supplies.",
    "Serve customers and take payments.",
    "Clean ovens, mixers and work surfaces.",
    "Train new bakers in safe use of machines.",
    "Keep records of stock and of sales.",
)


def arrays(path: Path) -> dict[str, np.ndarray]:
    with np.load(path) as stored:
        return dict(stored)


@cache
def profiler() -> Profiler:
    words = (CONTENT / "text" / "vocabulary.txt").read_text("utf-8")
    encoder = StaticEncoder.of(words, arrays(CONTENT / "text" / "vectors.npz"))
    folder = CONTENT / "profile"
    stored = weight_set(arrays(folder / "words.npz"), arrays(folder / "own.npz"))
    return Profiler.of(stored, encoder)


def test_a_nurse_is_social_needs_medicine_and_years_of_training() -> None:
    profile = profiler().profile(NURSE)

    assert profile is not None
    assert profile["interests"].estimates.argmax() == 3
    assert profile["zone"].estimates[0] > 2.5
    medicine = 21  # 2.C.5.a, in the order of element ids
    assert profile["knowledge_importance"].estimates[medicine] > 3.5


def test_every_figure_has_its_columns_its_limits_and_its_doubt() -> None:
    profile = profiler().profile(NURSE)

    assert profile is not None
    for name, count, least, most in FIGURES:
        figure = profile[name]
        assert figure.estimates.shape == figure.errors.shape == (count,)
        assert (figure.estimates >= least).all()
        assert (figure.estimates <= most).all()
        assert (figure.errors > 0.1).all()


def test_doubt_grows_as_the_text_gets_shorter() -> None:
    shorter = [profiler().profile("\n".join(DUTIES[:n]), "Baker") for n in (7, 2, 0)]

    errors = [p["interests"].errors.mean() for p in shorter if p is not None]
    assert errors[0] < errors[1] < errors[2]


def test_doubt_is_wider_for_a_text_unlike_any_work() -> None:
    strange = profiler().profile("Moonlight zebra quorum", "Violet xylophone")
    near = profiler().profile("Care for the sick", "Registered nurse")

    assert strange is not None
    assert near is not None
    assert strange.nearness < near.nearness
    assert (strange["interests"].errors > near["interests"].errors).all()


def test_the_order_of_sentences_hardly_matters() -> None:
    forward = profiler().profile("\n".join(DUTIES), "Baker")
    backward = profiler().profile("\n".join(DUTIES[::-1]), "Baker")

    assert forward is not None
    assert backward is not None
    for name, *_ in FIGURES:
        moved = np.abs(forward[name].estimates - backward[name].estimates)
        assert (moved < 0.6 * forward[name].errors).all()
        assert moved.mean() < 0.2 * forward[name].errors.mean()


@pytest.mark.parametrize("text", ["", "  \n\t", "\x00\x01", "12 3!", "职业", "…"])
def test_a_text_without_readable_words_has_no_profile(text: str) -> None:
    assert profiler().profile(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "nurse " * 20_000,
        "<script>alert(1)</script> nurse",
        "nurse\x00 ward\u202e care",
        "aa, bb or cc and dd; " * 5_000,
        "Nurse\n" * 3_000,
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    profile = profiler().profile(text)

    assert profile is not None
    assert all(np.isfinite(profile[name].estimates).all() for name, *_ in FIGURES)
    assert all(np.isfinite(profile[name].errors).all() for name, *_ in FIGURES)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_has_figures_within_their_limits_or_none(
    text: str, title: str
) -> None:
    profile = profiler().profile(text, title)

    for name, _, least, most in FIGURES if profile else ():
        assert profile is not None
        assert (profile[name].estimates >= least).all()
        assert (profile[name].estimates <= most).all()


@pytest.mark.parametrize("probe", [np.ones(7) / 7**0.5, np.ones(256) / 16])
def test_weights_of_another_encoder_are_refused(probe: np.ndarray) -> None:
    with pytest.raises(ValueError, match="another text encoder"):
        Profiler.of({"probe": probe}, profiler().encoder)


def test_the_committed_files_stay_small() -> None:
    sizes = [path.stat().st_size for path in (CONTENT / "profile").iterdir()]

    assert sum(sizes) < 8_000_000
