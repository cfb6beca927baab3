"""Which report is wanted, and what is written instead of a text?"""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboards.models import Report


class ReportForm(forms.Form):
    variant = forms.ChoiceField(label=_("Which report?"), choices=Report.Variant.choices)
    language = forms.ChoiceField(label=_("In which language?"), choices=Report.Language.choices)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Everybody who has the address of the report reads this reason."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TextForm(forms.Form):
    words = forms.CharField(
        label=_("Text"),
        help_text=_("An empty line begins a paragraph. Lines that begin with “- ” become a list."),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=20_000,
        required=False,
    )
