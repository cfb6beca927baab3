"""Can what somebody typed lead back to a questionnaire?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.resume_codes import read_resume_code


class ResumeForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("Twelve letters and digits. Capitals and hyphens do not matter."),
        error_messages={"required": _("Type the code that the other device shows.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "data-from-hash": "",
            }
        ),
    )

    def clean_code(self) -> str:
        code = read_resume_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(
                _("There is a typing error in the code. Please compare it with the other device."), code="typing"
            )
        return code
