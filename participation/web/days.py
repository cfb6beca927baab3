"""How is a day typed in a form?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Day(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's signature)
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        messages = {"required": _("Something is missing here."), "invalid": _("Write the day as 31.05.2026.")}
        super().__init__(widget=widget, error_messages=messages, **kwargs)
