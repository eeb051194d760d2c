"""Codes read out by telephone: a word for every sign. Pure."""

# The international radiotelephony alphabet (ICAO Annex 10, volume II).
SPOKEN = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike "
    "November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray "
    "Yankee Zulu"
)
FIGURES = "nought one two three four five six seven eight nine"
WORDS = {word[0]: word for word in SPOKEN.split()} | {
    str(figure): word for figure, word in enumerate(FIGURES.split())
}


def spelled(code: str) -> list[tuple[str, str]]:
    """Each group of a code with the words for its signs.

    >>> spelled("7K-AB")
    [('7K', 'seven, Kilo'), ('AB', 'Alfa, Bravo')]
    """
    return [
        (group, ", ".join(WORDS[sign] for sign in group)) for group in code.split("-")
    ]
