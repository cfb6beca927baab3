"""Is it clear which lost code ends, and why?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.eligibility.code_format import ALPHABET, LOOKALIKES, SELECTOR


class RevokeForm(forms.Form):
    selector = forms.CharField(
        label=_("First four symbols of the code"),
        max_length=40,
        help_text=_("They stand below on each letter, and in the list of the print shop."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("For example: letter lost."))

    def clean_selector(self) -> str:
        symbols = str(self.cleaned_data["selector"]).strip().upper().translate(LOOKALIKES)[:SELECTOR]
        if len(symbols) != SELECTOR or not set(symbols) <= set(ALPHABET):
            raise forms.ValidationError(_("The first four symbols are letters and digits, for example 7KQ2."))
        return symbols
