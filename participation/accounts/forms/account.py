"""Is what somebody changes on the own account well formed?"""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class AccountForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        required=False,
        help_text=_("Optional. It stands beside your ideas only if you say so there."),
    )
    language = forms.ChoiceField(label=_("Language of our e-mails"), choices=settings.LANGUAGES)


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Yes, erase my account"),
        error_messages={"required": _("Tick the box if you want to erase your account.")},
    )
