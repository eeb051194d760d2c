"""Moving and cancelling."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.scheduling.forms.times import TimeForm
from onward.scheduling.models import Session

ONE, REST = "one", "rest"


class ScopeMixin(forms.Form):
    """One session, or it and the rest of its series."""

    scope = forms.ChoiceField(
        label=_("Which sessions"),
        choices=[(ONE, _("This one")), (REST, _("This one and the rest"))],
        initial=ONE,
        widget=forms.RadioSelect,
    )

    @property
    def takes_the_rest(self) -> bool:
        return bool(self.cleaned_data["scope"] == REST)


class MoveForm(TimeForm, ScopeMixin):
    """A new time. A client chooses from the free ones; staff may type one."""

    def __init__(self, *args: object, has_rest: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.fields["scope"].disabled = not has_rest


class CancelForm(ScopeMixin):
    """Why, in words that give nothing away."""

    why = forms.ChoiceField(
        label=_("Why"), choices=Session.Why.choices, widget=forms.RadioSelect
    )

    def __init__(
        self,
        *args: object,
        has_rest: bool,
        by_client: bool,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.fields["scope"].disabled = not has_rest
        if by_client:
            why = self.fields["why"]
            assert isinstance(why, forms.ChoiceField)  # noqa: S101 - for the type checker
            why.choices = [
                (Session.Why.CLIENT.value, _("I cannot come")),
                (Session.Why.NOT_NEEDED.value, Session.Why.NOT_NEEDED.label),
            ]
