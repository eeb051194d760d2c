"""Fields that are asked like all others and may be left open: whether that will do
is for the form as a whole to say. (A field that is not required says "if you like".)
"""

from django import forms


class OpenText(forms.CharField):
    def validate(self, value: str) -> None:
        """An open field is fine by itself."""


class OpenEmail(forms.EmailField):
    def validate(self, value: str) -> None:
        """An open field is fine by itself."""


class OpenChoice(forms.ChoiceField):
    def validate(self, value: str) -> None:
        if value:
            super().validate(value)
