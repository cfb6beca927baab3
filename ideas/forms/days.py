"""Which days cannot be promised?"""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.web.days import Day


class PromisedDay(Day):
    """Nobody can promise news for yesterday."""

    def validate(self, value: Any) -> None:  # noqa: ANN401 (Django's signature; a day or nothing)
        super().validate(value)
        if isinstance(value, date) and value < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose one that comes."), code="past")
