"""What a client is asked to allow."""

from pathlib import Path

from onward.coaching.core.consents import PROCESSING, parse_asks

CONTENT = Path(__file__).parent.parent / "content"


def test_seven_things_are_asked_and_only_the_record_is_needed() -> None:
    asks = parse_asks((CONTENT / "consents.json").read_text("utf-8"))

    assert [(ask.kind, ask.is_needed) for ask in asks] == [
        (PROCESSING, True),
        ("recording", False),
        ("drafting", False),
        ("research", False),
        ("testimonial", False),
        ("group", False),
        ("sponsor", False),
    ]


def test_each_says_what_a_yes_and_a_no_lead_to() -> None:
    for ask in parse_asks((CONTENT / "consents.json").read_text("utf-8")):
        assert ask.question.endswith("?")
        assert ask.if_yes
        assert ask.if_no
        assert ask.version >= 1
