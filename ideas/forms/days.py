"""How is a day typed at the desk, and which days cannot be promised?"""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Day(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's signature)
        messages = {"required": _("Something is missing here."), "invalid": _("Write the day as 31.05.2026.")}
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, error_messages=messages, **kwargs)


class PromisedDay(Day):
    """Nobody can promise news for yesterday."""

    def validate(self, value: Any) -> None:  # noqa: ANN401 (Django's signature; a day or nothing)
        super().validate(value)
        if isinstance(value, date) and value < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose one that comes."), code="past")
