"""How is a day typed here, and which days cannot be right?"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Day(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's signature)
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        messages = {"required": _("Something is missing here."), "invalid": _("Write the day as 31.05.2026.")}
        super().__init__(widget=widget, error_messages=messages, **kwargs)


class PastDay(Day):
    """What has happened, has happened by today."""

    def validate(self, value: Any) -> None:  # noqa: ANN401 (Django's signature; a day or nothing)
        super().validate(value)
        if isinstance(value, date) and value > timezone.localdate():
            raise ValidationError(_("This day has not come yet. Tell what has happened."), code="future")
