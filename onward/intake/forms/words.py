"""Fields for what people write, in their words."""

from django import forms

LONGEST_ANSWER = 20_000
LONGEST_LINE = 2_000


def large(rows: int, **attrs: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attrs})


class WordsField(forms.CharField):
    """Text of any length a person writes: line ends are kept as one sign."""

    def to_python(self, value: object) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")
