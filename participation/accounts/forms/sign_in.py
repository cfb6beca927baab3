"""Are the address and the code well formed?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.accounts.services.sign_in import LENGTH, normalise


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send you a code. You need no password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("This does not look like an e-mail address. Example: name@example.org")},
    )
    next = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=40,
        help_text=_("Ten letters and digits. Capitals and hyphens do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "data-from-hash": "", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = normalise(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(_("The code has ten characters. Please compare it with the e-mail."))
        return code
