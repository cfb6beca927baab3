"""How are euros typed? As people write them: 1.234,50 in German, 1,234.50 in English; kept in cents."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participation.web.phrases import number

MOST = 10**9
_WHOLE = {",": r"\d{1,3}(?:\.\d{3})+|\d{1,10}", ".": r"\d{1,3}(?:,\d{3})+|\d{1,10}"}


def read_euros(typed: str, language: str) -> int | None:
    """In cents, or None for what is no amount. A space or a thin space may part thousands, too."""
    text = re.sub(r"[\s€]|EUR", "", typed.strip(), flags=re.IGNORECASE)
    comma = "," if language.startswith("de") else "."
    found = re.fullmatch(rf"({_WHOLE[comma]})(?:{re.escape(comma)}(\d{{1,2}}))?", text, re.ASCII)
    if found is None:
        # 1234.50 in a German form, 1234,50 in an English one: two digits after the sign can only be cents.
        found = re.fullmatch(r"(\d{1,10})[.,](\d{2})", text, re.ASCII)
    if found is None:
        return None
    whole, cents = re.sub(r"\D", "", found[1]), (found[2] or "").ljust(2, "0")
    return int(whole) * 100 + int(cents)


class Euros(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (Django's signature)
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_length=20, widget=forms.TextInput(attrs=attrs), **kwargs)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 (cents, or what was typed)
        if isinstance(value, int):
            return number(Decimal(value) / 100, 2 if value % 100 else 0)
        return value

    def clean(self, value: Any) -> Any:  # noqa: ANN401 (the base class's signature; cents or None)
        typed = super().clean(value)
        if not typed:
            return None
        cents = read_euros(typed, get_language() or "de")
        if cents is None or cents > MOST * 100:
            raise forms.ValidationError(_("This is no amount of money. Write for example 1.234,50."), code="money")
        return cents
