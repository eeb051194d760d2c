"""An instrument's file, and the word of whoever brings it in."""

import base64
import binascii

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.assessments.core.definition_lines import MOST_BYTES
from onward.assessments.core.instruments import Instrument
from onward.assessments.models import Definition
from onward.assessments.services import Document, Right

MOST_DOCUMENT_BYTES = 5_000_000


class FileForm(forms.Form):
    """The file itself. What is in it is read by core.instruments."""

    file = forms.FileField(
        label=_("The instrument's file"),
        help_text=_("JSON in UTF-8, up to 500 kilobytes."),
        allow_empty_file=True,
        max_length=120,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    @property
    def content(self) -> bytes:
        """No more of it than can be judged: one byte over the limit is enough."""
        found: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        return found

    @property
    def name(self) -> str:
        return str(self.cleaned_data["file"].name)


class RightForm(forms.Form):
    """Who holds the right to the text. The file comes back as it was shown."""

    content = forms.CharField(widget=forms.HiddenInput, max_length=MOST_BYTES * 2)
    file_name = forms.CharField(widget=forms.HiddenInput, max_length=120)
    basis = forms.ChoiceField(
        choices=Definition.Basis.choices,
        widget=forms.RadioSelect,
        label=_("On what ground may this practice use the text?"),
    )
    holder = forms.CharField(
        max_length=200,
        label=_("Who holds the right to the text"),
        help_text=_("A person, a publisher; “public domain” if nobody does."),
    )
    document = forms.FileField(
        required=False,
        allow_empty_file=True,
        max_length=120,
        label=_("The permission, as a file"),
        help_text=_("A licence, a letter, an e-mail; up to five megabytes."),
    )
    confirmed = forms.BooleanField(
        label=_("I hold the right to use this text in this practice"),
        error_messages={"required": _("Without this word it cannot be brought in.")},
    )

    def __init__(
        self,
        data: "forms.utils._DataT | None" = None,
        files: "forms.utils._FilesT | None" = None,
        *,
        instrument: Instrument | None = None,
        raw: bytes = b"",
        file_name: str = "",
    ) -> None:
        super().__init__(data, files)
        self.fields["content"].initial = base64.b64encode(raw).decode()
        self.fields["file_name"].initial = file_name[:120]
        if instrument is not None:
            self.fields["holder"].initial = instrument.licence.holder
            self.fields["document"].required = instrument.licence.document_required

    def clean_content(self) -> bytes:
        try:
            return base64.b64decode(self.cleaned_data["content"], validate=True)
        except (binascii.Error, ValueError) as error:
            raise forms.ValidationError(_("Choose the file once more.")) from error

    def clean_document(self) -> Document | None:
        file = self.cleaned_data["document"]
        if file is None:
            return None
        if file.size > MOST_DOCUMENT_BYTES:
            raise forms.ValidationError(_("This file is larger than five megabytes."))
        return Document(file.name, file.read())

    @property
    def raw(self) -> bytes:
        """The file that was shown before; empty when it did not come back whole."""
        content = self.cleaned_data.get("content", b"")
        return content if isinstance(content, bytes) else b""

    @property
    def right(self) -> Right:
        return Right(
            basis=self.cleaned_data["basis"],
            holder=self.cleaned_data["holder"],
            document=self.cleaned_data["document"],
        )
