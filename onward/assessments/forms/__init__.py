"""The shape of what comes in: answers, what is sent, instruments and their rights."""

from onward.assessments.forms.answering import (
    PLACES,
    FinishForm,
    GoForm,
    QuestionsForm,
    StartForm,
    TopFiveForm,
)
from onward.assessments.forms.importing import FileForm, RightForm
from onward.assessments.forms.keying import KeyForm
from onward.assessments.forms.sending import BatteryForm, SendForm

__all__ = [
    "PLACES",
    "BatteryForm",
    "FileForm",
    "FinishForm",
    "GoForm",
    "KeyForm",
    "QuestionsForm",
    "RightForm",
    "SendForm",
    "StartForm",
    "TopFiveForm",
]
