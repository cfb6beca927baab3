"""Which days cannot have happened?"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.web.days import Day


class PastDay(Day):
    """What has happened, has happened by today."""

    def validate(self, value: Any) -> None:  # noqa: ANN401 (Django's signature; a day or nothing)
        super().validate(value)
        if isinstance(value, date) and value > timezone.localdate():
            raise ValidationError(_("This day has not come yet. Tell what has happened."), code="future")
