"""The agreement's text and its fingerprint."""

from dataclasses import replace

import pytest

from onward.coaching.core.agreement import (
    Terms,
    as_read,
    compose,
    fingerprint,
    same_name,
)
from onward.coaching.core.prose import Block

TERMS = Terms(
    practice="North",
    client="Leila Haddad",
    coach="Ruth Adeyemi",
    version=1,
    text="We meet and talk.",
)
# sha256sum over the canonical JSON, worked out apart from this code:
# {"client": "Leila Haddad", "coach": "Ruth Adeyemi", "practice": "North",
#  "text": "We meet and talk.", "version": 1}
KNOWN = "08e0147111748dc612dc92bec0390e4e42b65b1cf1cc8184491b44dd64061d32"


def test_the_fingerprint_is_sha_256_over_canonical_json() -> None:
    assert fingerprint(TERMS) == KNOWN


@pytest.mark.parametrize(
    "changed",
    [
        replace(TERMS, text="We meet and talk!"),
        replace(TERMS, version=2),
        replace(TERMS, client="Leila Hadad"),
        replace(TERMS, coach="Ines Moura"),
        replace(TERMS, practice="South"),
    ],
)
def test_any_change_gives_another_fingerprint(changed: Terms) -> None:
    assert fingerprint(changed) != fingerprint(TERMS)


def test_a_word_moved_from_one_part_to_another_gives_another_fingerprint() -> None:
    moved = replace(TERMS, client="Leila", coach="Haddad Ruth Adeyemi")

    assert fingerprint(moved) != fingerprint(TERMS)


@pytest.mark.parametrize(
    ("signature", "is_same"),
    [
        ("Leila Haddad", True),
        ("  leila   HADDAD ", True),
        ("Leila", False),
        ("Leila Haddad Jr", False),
        ("", False),
    ],
)
def test_a_signature_is_the_name_whatever_its_spaces_and_capitals(
    signature: str, *, is_same: bool
) -> None:
    assert same_name(signature, "Leila Haddad") is is_same


DRAFT = """{
  "without_fees": "{coach} tells you what it costs.",
  "sections": [
    {"heading": "What it costs", "lines": ["{fees}", "You hear of it before."]},
    {"heading": "What we do", "lines": ["We:", "- ask", "- listen"]}
  ]
}"""


def test_our_draft_takes_the_fees_of_the_practice() -> None:
    text = compose(DRAFT, fees="- A talk: free")

    assert text == (
        "## What it costs\n\n- A talk: free\n\nYou hear of it before.\n\n"
        "## What we do\n\nWe:\n- ask\n- listen"
    )


def test_without_fees_the_coach_names_them() -> None:
    assert "{coach} tells you what it costs." in compose(DRAFT, fees="")


def test_the_names_stand_in_the_agreement_as_it_is_read() -> None:
    terms = replace(TERMS, text="## {practice}\n{client} and {coach}, {nobody}.")

    assert as_read(terms) == (
        Block("heading", ("North",)),
        Block("paragraph", ("Leila Haddad and Ruth Adeyemi, {nobody}.",)),
    )
