"""Which week of whose calendar."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.coaching.models import Coach

AGENDA = "agenda"


class CalendarForm(forms.Form):
    """Asked for in the address; what cannot be read there is left out."""

    coach = forms.TypedChoiceField(
        coerce=int,
        required=False,
        label=_("Coach"),
        widget=forms.Select(attrs={"class": "input narrow"}),
    )
    week = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    view = forms.ChoiceField(
        choices=[("", ""), (AGENDA, "")], required=False, widget=forms.HiddenInput
    )

    def __init__(
        self, *args: object, coaches: Sequence[Coach], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.coaches = {coach.pk: coach for coach in coaches}
        coach = self.fields["coach"]
        assert isinstance(coach, forms.TypedChoiceField)  # noqa: S101 - for the type checker
        coach.choices = [(one.pk, one.member.name) for one in coaches]
        self.is_valid()

    @property
    def chosen_coach(self) -> Coach | None:
        return self.coaches.get(self.cleaned_data.get("coach") or 0)

    @property
    def week_name(self) -> str:
        return str(self.cleaned_data.get("week") or "")

    @property
    def as_list(self) -> bool:
        return bool(self.cleaned_data.get("view") == AGENDA)
