from pathlib import Path

import pytest

from onward.intake.core.red_flags import (
    FlagsError,
    RedFlags,
    Urgency,
    parse_red_flags,
)

TEXT = (Path(__file__).parent.parent / "content" / "red_flags.toml").read_text(
    encoding="utf-8"
)


def _flags() -> RedFlags:
    return parse_red_flags(TEXT)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Some nights I want to die.", "danger-to-self"),
        ("I don\u2019t want to be here anymore", "danger-to-self"),
        ("They would be BETTER OFF   without me", "danger-to-self"),
        ("I have been suicidal since March", "danger-to-self"),
        ("I have been self-harming again", "danger-to-self"),
        ("I am going to kill him if he comes back", "danger-to-others"),
        ("he hits me when the children are asleep", "abuse"),
        ("My boss keeps my passport in his safe", "abuse"),
        ("I have panic attacks before every shift", "health"),
        ("my supervisor is harassing a colleague", "unsafe-or-unlawful-work"),
        ("they have not paid me since January", "unsafe-or-unlawful-work"),
        ("we are being evicted on the first", "destitution"),
    ],
)
def test_the_assist_notices_plain_words(text: str, key: str) -> None:
    assert [signal.key for signal in _flags().noticed_in(text)] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The deadline was killing me, so I drew it as a grid.",
        "I would kill for a quiet desk.",
        "It hit me that nobody had asked the drivers.",
        "I live for the school rota, and the story touched me.",
        "He lost his passport and I found it.",
        "Beats me why they do it that way.",
        "The diehard fans of the swimming club",
        "I hurt my back lifting and had to stop.",
        "\u0627\u0644\u0639\u0645\u0644 \U0001f600 <script>alert(1)</script>",
    ],
)
def test_ordinary_sentences_are_left_alone(text: str) -> None:
    assert _flags().noticed_in(text) == ()
    assert _flags().urgency_of(text) is None


def test_the_most_urgent_signal_counts() -> None:
    text = "We are being evicted and I want to die."

    assert [signal.key for signal in _flags().noticed_in(text)] == [
        "danger-to-self",
        "destitution",
    ]
    assert _flags().urgency_of(text) is Urgency.NOW
    assert _flags().urgency_of("We are being evicted.") is Urgency.SOON


def test_every_signal_says_what_the_coach_does_and_whom_to_turn_to() -> None:
    for signal in _flags().signals:
        assert signal.coach_does
        assert signal.refer_to


def test_an_urgent_signal_asks_for_a_record_and_a_supervisor() -> None:
    urgent = [s for s in _flags().signals if s.urgency is Urgency.NOW]

    assert [s.key for s in urgent] == ["danger-to-self", "danger-to-others", "abuse"]
    assert all("supervisor within 24 hours" in s.coach_does[-1] for s in urgent)


def test_a_question_of_law_shows_whose_business_it_is() -> None:
    scopes = _flags().scopes_of(frozenset({"legal", "story"}))

    assert [scope.tag for scope in scopes] == ["legal"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('key = "danger-to-others"', 'key = "danger-to-self"', "share a key"),
        ('"suicid*"', '"Suicid*"', "small letters"),
        ('"suicid*"', '"su*cid"', "star only last"),
        ('urgency = "now"', 'urgency = "soon"', "in the order"),
        ('urgency = "now"', 'urgency = "whenever"', "whenever"),
        ('tag = "tax"', 'tag = "weather"', "no question can carry"),
    ],
)
def test_broken_red_flags_are_refused_with_the_reason(
    before: str, after: str, says: str
) -> None:
    with pytest.raises(FlagsError) as refusal:
        parse_red_flags(TEXT.replace(before, after, 1))

    assert says in str(refusal.value)
