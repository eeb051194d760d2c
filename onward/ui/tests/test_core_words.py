import pytest

from onward.ui.core.words import initials_of, list_in_words


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Leila Haddad", "LH"),
        ("Maria del Mar Ortiz", "MO"),
        ("Cher", "C"),
        ("  ", "?"),
        ("🙂 Ann", "A"),
        ("ليلى حداد", "لح"),
        ("straße", "S"),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert initials_of(name) == letters


def test_lists_are_joined_as_a_sentence_does() -> None:
    assert list_in_words(["a", "b", "c"]) == "a, b and c"
    assert list_in_words(["a", "b"]) == "a and b"
    assert list_in_words(["a"]) == "a"
    assert list_in_words([]) == ""
