"""What the letters of well-known scales stand for, in words a client reads. Pure."""

INTERESTS = {
    "R": "Realistic",
    "I": "Investigative",
    "A": "Artistic",
    "S": "Social",
    "E": "Enterprising",
    "C": "Conventional",
}
TRAITS = {
    "E": "Outgoing",
    "A": "Warm towards others",
    "C": "Orderly and persistent",
    "ES": "Emotionally steady",
    "N": "Quickly worried",
    "I": "Curious about ideas",
    "O": "Open to new things",
}
TRAITS_OF_THE_LITERATURE = {
    "E": "Extraversion",
    "A": "Agreeableness",
    "C": "Conscientiousness",
    "ES": "Emotional stability",
    "N": "Neuroticism; steady at the other end",
    "I": "Intellect",
    "O": "Openness",
}
OTHERS = {
    "LS": "Satisfaction with life",
    "IWE": "Experience of the work itself",
    "GSI": "Satisfaction as a whole",
    "SE": "Confidence",
    "ACT": "What was done",
    "EX": "Strain",
    "DIS": "Distance",
    "P": "Productive work",
}


def called(key: str, keys: list[str], construct: str) -> str:
    """A name for the scale; its key where nothing better is known."""
    if set(keys) == set(INTERESTS):
        return INTERESTS[key]
    if "Big Five" in construct and key in TRAITS:
        return TRAITS[key]
    if key in OTHERS and len(key) <= len("IWE"):
        return OTHERS[key]
    letter, _, words = key.partition(" ")
    if len(letter) == len("N1") and letter[1:].isdigit() and words:
        return words
    return key[:1].upper() + key[1:]


def also_called(key: str, construct: str) -> str:
    return TRAITS_OF_THE_LITERATURE.get(key, "") if "Big Five" in construct else ""
