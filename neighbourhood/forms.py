"""Are an address for news and a code from a mail well formed?"""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewsForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We use it for this news only. Each message has a link to end it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("This does not look like an e-mail address. Example: name@example.org")},
    )


class LinkCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "data-from-hash": "", "spellcheck": "false"}),
    )
