"""Which file with offers does somebody bring, and for which area?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile

    from participation.places.models import Area

MAX_BYTES = 2 * 1024 * 1024


class BringOffersForm(forms.Form):
    area = forms.ChoiceField(label=_("For which area?"))
    file = forms.FileField(label=_("File"), help_text=_("CSV or Excel (.xlsx), at most 2 MB."))

    def __init__(self, data: Any = None, files: Any = None, *, areas: Iterable[Area]) -> None:  # noqa: ANN401 (query dicts)
        super().__init__(data, files)
        self.areas = {str(area.pk): area for area in areas}
        self.fields["area"].choices = [(pk, area.name) for pk, area in self.areas.items()]  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size is not None and file.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 MB. A directory is never that large."))
        return file

    def chosen_area(self) -> Area:
        return self.areas[self.cleaned_data["area"]]
