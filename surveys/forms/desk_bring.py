"""Which file does somebody bring, and for which process?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.files.tables import MAX_BYTES
from participation.texts import localized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile

    from participation.processes.models import Process


class BringSurveyForm(forms.Form):
    process = forms.ChoiceField(label=_("For which process?"))
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "XLSForm (.xlsx, .xls, .csv, .md), LimeSurvey (.lss, .lsa, .txt) or SurveyJS (.json), at most 20 MB."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language of texts that name none"),
        required=False,
        choices=[("", _("find out")), ("de", _("German")), ("en", _("English"))],
    )

    def __init__(self, data: Any = None, files: Any = None, *, processes: Iterable[Process]) -> None:  # noqa: ANN401 (QueryDict)
        super().__init__(data, files)
        self.fields["process"].choices = [(str(each.pk), localized(each.title)) for each in processes]  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size is not None and file.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. A survey is never that large."))
        return file
