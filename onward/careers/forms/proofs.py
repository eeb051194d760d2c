"""What comes in as a proof of skills, from the client, the coach, and people asked."""

from collections.abc import Iterable, Mapping, Sequence

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from onward.careers.forms.skills import LevelField, LevelRow, field_key, level_row
from onward.careers.queries.lists import ladder
from onward.careers.queries.targets import Question, called
from onward.experience.core.files import MOST_BYTES, FileRefused, kind_of_file
from onward.experience.core.skills import Skill
from onward.experience.models import Proof, ProofSkill, SkillInvitation, Story
from onward.experience.services import AskFacts, ProofFacts, SeenFacts

MOST_SKILLS = 8
ACCEPT = ".pdf,.png,.jpg,.jpeg,.txt,.md,.docx"
WITH_FILE = {Proof.Kind.FILE, Proof.Kind.CERTIFICATE}
TITLES = {
    Proof.Kind.FILE: _("A report, a drawing, a timetable: as you would call it."),
    Proof.Kind.CERTIFICATE: _("What it says it is for, and who gave it."),
    Proof.Kind.SAMPLE: _("A page, a repository, a recording: as you would call it."),
    Proof.Kind.STORY: _("A few words, as the story is called."),
}


class KindForm(forms.Form):
    """Which kind of proof is to be added."""

    kind = forms.ChoiceField(choices=Proof.Kind.choices, required=False)

    @property
    def chosen(self) -> Proof.Kind:
        found = self.cleaned_data["kind"] if self.is_valid() else ""
        return Proof.Kind(found or Proof.Kind.FILE)


class SkillsField(forms.MultipleChoiceField):
    """One to eight of the skills there are; the message for more is "too_many"."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: object) -> list[Skill]:
        chosen = super().clean(value)
        if len(chosen) > MOST_SKILLS:
            told = self.error_messages["too_many"]
            raise forms.ValidationError(told % {"many": len(chosen)})
        return [Skill.of(key) for key in chosen]


def _choices(skills: Iterable[Skill]) -> list[tuple[str, str]]:
    return [(one.key, called(one)) for one in skills]


class ProofForm(forms.Form):
    """One proof; of file, address and story only what its kind takes is asked."""

    title = forms.CharField(max_length=120, label=_("What to call it"))
    file = forms.FileField(
        label=_("The file"),
        help_text=_("PDF, picture (PNG, JPEG), text or DOCX, up to five megabytes."),
        allow_empty_file=True,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    address = forms.CharField(
        max_length=500,
        label=_("Its address"),
        help_text=_("As the browser shows it, beginning with https."),
        widget=forms.URLInput,
        validators=[
            URLValidator(
                schemes=["http", "https"],
                message=_("An address looks like https://example.org/page."),
            )
        ],
    )
    story = forms.ChoiceField(label=_("Which story"), widget=forms.RadioSelect)
    shows = forms.CharField(
        max_length=2000,
        required=False,
        label=_("What it shows"),
        help_text=_("Your own part in it, and what a reader should look at."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    skills = SkillsField(
        label=_("Which of these does it show"),
        help_text=_("One to eight. What you do not tick is not touched by it."),
        error_messages={
            "too_many": _(
                "%(many)d are ticked. Eight at most: keep those it shows best."
            )
        },
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        files: "forms.utils._FilesT | None" = None,
        *,
        kind: Proof.Kind,
        skills: Sequence[Skill],
        stories: "Sequence[Story]" = (),
    ) -> None:
        super().__init__(data, files)
        self.kind = kind
        self.fields["title"].help_text = TITLES[kind]
        self.fields["skills"].choices = _choices(skills)  # type: ignore[attr-defined]  # a field with choices
        self._told = {str(one.pk): one for one in stories}
        told = [(key, one.title) for key, one in self._told.items()]
        self.fields["story"].choices = told  # type: ignore[attr-defined]  # a field with choices
        for name in ("file", "address", "story"):
            if not self._takes(name):
                del self.fields[name]

    def _takes(self, name: str) -> bool:
        if name == "file":
            return self.kind in WITH_FILE
        return self.kind == {"address": "sample", "story": "story"}[name]

    def clean_file(self) -> tuple[str, bytes]:
        """By its content; no more of a large one is read than tells it is too large."""
        sent = self.cleaned_data["file"]
        content = sent.read(MOST_BYTES + 1)
        try:
            kind_of_file(sent.name, content)
        except FileRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return sent.name, content

    @property
    def facts(self) -> ProofFacts:
        told = self.cleaned_data
        return ProofFacts(
            kind=self.kind,
            title=told["title"],
            shows=told["shows"],
            skills=told["skills"],
            address=told.get("address", ""),
            story=self._told.get(told.get("story", "")),
            file=told.get("file"),
        )


class LookForm(forms.Form):
    """What the coach saw in a proof, skill by skill."""

    NOT_SHOWN = "none"

    def __init__(
        self, data: Mapping[str, object] | None = None, *, rows: Iterable[ProofSkill]
    ) -> None:
        super().__init__(data)
        self.rows = {field_key(one.skill): one for one in rows}
        steps = [
            (str(n), f"{n}: {words}") for n, words in enumerate(ladder().steps) if n
        ]
        choices = [
            ("", _("not judged")),
            (self.NOT_SHOWN, _("it does not show this")),
            *steps,
        ]
        for key, one in self.rows.items():
            self.fields[key] = forms.ChoiceField(
                choices=choices,
                required=False,
                label=called(one.skill),
                help_text=_as_help(one.skill),
                initial=self._initial(one),
            )

    def _initial(self, one: ProofSkill) -> str:
        if one.looked_at is None:
            return ""
        return self.NOT_SHOWN if one.level is None else str(one.level)

    def clean(self) -> None:
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError(_("Say of at least one what it shows."))

    @property
    def levels(self) -> dict[Skill, int | None]:
        """By skill; what was not judged is not there."""
        return {
            one.skill: None if said == self.NOT_SHOWN else int(said)
            for key, one in self.rows.items()
            if (said := self.cleaned_data[key])
        }


def _as_help(skill: Skill) -> str:
    """What levels 2, 4 and 6 look like, in a line."""
    anchors = ladder().of(skill.domain, skill.name).by_level
    return " ".join(f"{level}: {words}" for level, words in anchors)


class AskSkillsForm(forms.Form):
    """Somebody who has seen the client work, and what they are asked about."""

    name = forms.CharField(
        max_length=80,
        label=_("Who"),
        help_text=_("Their name, as their answer is to be signed."),
    )
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=_("E-mail"),
        help_text=_("Leave it empty to hand the link over yourself."),
    )
    skills = SkillsField(
        label=_("What they have seen"),
        help_text=_("One to eight they can speak of from having been there."),
        error_messages={
            "too_many": _(
                "%(many)d are ticked. Eight at most: keep those they saw most of."
            )
        },
    )
    words = forms.CharField(
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("A word of your own"),
        help_text=_("They read it in the letter and above the questions."),
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, skills: Sequence[Skill]
    ) -> None:
        super().__init__(data)
        self.fields["skills"].choices = _choices(skills)  # type: ignore[attr-defined]  # a field with choices

    @property
    def facts(self) -> AskFacts:
        told = self.cleaned_data
        return AskFacts(
            name=told["name"],
            email=told["email"],
            skills=told["skills"],
            words=told["words"],
        )


class SeenForm(forms.Form):
    """What somebody says who has seen the client work. It is signed."""

    use_required_attribute = False
    seen = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Where you have seen it"),
        help_text=_("One thing that happened says more than a figure."),
    )
    signed = forms.BooleanField(
        label=_("I know that my name stands with it"),
        error_messages={"required": _("Without this word it cannot be sent.")},
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        invitation: SkillInvitation,
    ) -> None:
        super().__init__(data)
        self.questions = {field_key(one): _question(one) for one in invitation.asked}
        for key, one in self.questions.items():
            self.fields[key] = LevelField(one)

    @property
    def rows(self) -> list[LevelRow]:
        return [
            level_row(self[key], one, said=None) for key, one in self.questions.items()
        ]

    def clean(self) -> None:
        levels = [self.cleaned_data.get(key) for key in self.questions]
        if not self.errors and all(one is None for one in levels):
            raise forms.ValidationError(
                _("Nothing is marked yet. One that you are sure of is enough.")
            )

    @property
    def facts(self) -> SeenFacts:
        levels = {
            one.skill: level
            for key, one in self.questions.items()
            if (level := self.cleaned_data[key]) is not None
        }
        return SeenFacts(levels, self.cleaned_data["seen"])


def _question(skill: Skill) -> Question:
    anchors = ladder().of(skill.domain, skill.name)
    return Question(skill, called(skill), anchors.about, anchors.by_level, (), None)
