"""What comes in on the pages of paths."""

from onward.careers.forms.exploring import (
    AreaForm,
    CompareForm,
    ExploreForm,
    MovesForm,
    SkillNameForm,
)
from onward.careers.forms.paths import (
    AreaChoiceForm,
    BackForm,
    FieldsForm,
    JobMatchForm,
    ReturnForm,
    SearchForm,
    WeightsForm,
    WhyNotForm,
)
from onward.careers.forms.reading import TextForm
from onward.careers.forms.saying import NoteForm, RatingForm, WhyForm

__all__ = [
    "AreaChoiceForm",
    "AreaForm",
    "BackForm",
    "CompareForm",
    "ExploreForm",
    "FieldsForm",
    "JobMatchForm",
    "MovesForm",
    "NoteForm",
    "RatingForm",
    "ReturnForm",
    "SearchForm",
    "SkillNameForm",
    "TextForm",
    "WeightsForm",
    "WhyForm",
    "WhyNotForm",
]
