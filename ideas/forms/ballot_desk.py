"""Is what staff type for a ballot on paper well formed: its code or number, the place of a wall, a reason?"""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.channels import STAFF_CHANNELS
from participation.eligibility.forms.redeem import RedeemForm

MOST_DOTS = 100_000


class CodeForm(forms.Form):
    """Where a process asks for codes, the code on the paper is the person."""

    code = forms.CharField(
        label=_("Code on the paper"),
        max_length=60,
        help_text=_("Sixteen letters and digits. Capitals and hyphens do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["autofocus"] = not self.is_bound

    clean_code = RedeemForm.clean_code


class HiddenPart(forms.Form):
    """What the page of one ballot sends along."""

    channel = forms.ChoiceField(choices=[(channel.value, channel.label) for channel in STAFF_CHANNELS])
    key = forms.UUIDField()
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        help_text=_("The reason is kept in the record. Whoever voted may read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WallForm(forms.Form):
    """One number per option."""

    place = forms.CharField(
        label=_("Where does the wall hang?"),
        max_length=80,
        help_text=_("For example: summer party. A second count at the same place takes the place of the first."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data: Any = None, *, options: list[tuple[str, str]], initial: Any = None) -> None:  # noqa: ANN401
        super().__init__(data, initial=initial)
        self.codes = [code for code, _title in options]
        for code, title in options:
            self.fields[f"o-{code}"] = forms.IntegerField(label=title, min_value=0, max_value=MOST_DOTS, required=False)

    def clean_place(self) -> str:
        return " ".join(str(self.cleaned_data["place"]).split())

    def dots(self) -> dict[str, int]:
        return {code: self.cleaned_data[f"o-{code}"] or 0 for code in self.codes}
