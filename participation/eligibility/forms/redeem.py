"""Can what somebody typed be an access code?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.eligibility.code_format import Code, read_code


class RedeemForm(forms.Form):
    code = forms.CharField(
        label=_("Your access code"),
        max_length=60,
        help_text=_("Sixteen letters and digits from your letter. Capitals and hyphens do not matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "data-from-hash": "",
            }
        ),
    )
    next = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean_code(self) -> Code:
        code = read_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(_("There is a typing error in the code. Please compare it with your letter."))
        return code
